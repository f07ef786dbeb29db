// The app's `Date` is the platform's clock: the real time plus the offset in shared memory.

export function followClock(clockOffset: SharedArrayBuffer): void {
  const offset = new Float64Array(clockOffset);
  const RealDate = Date;
  const now = (): number => RealDate.now() + Math.trunc(offset[0] ?? 0);
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
}
