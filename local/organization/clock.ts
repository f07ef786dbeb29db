// The organization's own time: where it began, plus what really passed, plus what was asked for.

export class WorldClock {
  private offsetMs: number;
  private readonly realNow: () => number;

  constructor(startsAt: number, realNow: () => number = Date.now) {
    this.realNow = realNow;
    this.offsetMs = startsAt - realNow();
  }

  now(): number {
    return this.realNow() + this.offsetMs;
  }

  advance(durationMs: number): void {
    this.offsetMs += durationMs;
  }

  set(now: number): void {
    this.offsetMs = now - this.realNow();
  }
}
