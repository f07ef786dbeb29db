// Ctrl+C and a polite kill end a command in order; a second one ends it at once.
import { once } from 'node:events';

export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Resolves when the process is told to end. From this call on, one signal no longer ends it by itself. */
export async function untilToldToEnd(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

/** @throws {Interrupted} when the process is told to end before the work is done. */
export function unlessToldToEnd<Result>(work: Promise<Result>): Promise<Result> {
  const told = untilToldToEnd().then((): never => {
    throw new Interrupted('Interrupted');
  });
  return Promise.race([work, told]);
}
