// What an invocation may do that the platform must bound.
import { fetch } from '@forge/api';
import { kvs } from '@forge/kvs';
import { setTimeout as wait } from 'node:timers/promises';

interface Settings {
  readonly times?: number;
  readonly url?: string;
}

let warmth = 0;

export const behaviours = {
  /** How many times this worker was used before. */
  warmth: () => warmth++,
  now: () => ({ now: Date.now(), constructed: new Date().getTime(), isDate: new Date() instanceof Date }),
  environment: () => Object.keys(process.env),
  spin: () => {
    for (;;);
  },
  overflow: () => {
    const held: number[][] = [];
    for (;;) held.push(Array.from({ length: 100_000 }, () => Math.random()));
  },
  log: ({ times = 1 }: Settings) => {
    // oxlint-disable-next-line no-console -- the console is what is tested
    for (let line = 0; line < times; line += 1) console.info(`line ${line}`);
  },
  /** Goes on after its own answer, as a forgotten promise does. */
  linger: () => {
    void wait(20).then(() => kvs.set('lingered', true));
    return 'done';
  },
  lingered: async () => {
    await wait(60);
    return kvs.get('lingered');
  },
  fetch: async ({ times = 1, url = '' }: Settings) => {
    const statuses: number[] = [];
    for (let call = 0; call < times; call += 1) statuses.push((await fetch(url)).status);
    return statuses;
  },
  echo: (settings: Settings) => settings,
  answer: ({ times = 0 }: Settings) => 'x'.repeat(times),
  manyReads: async ({ times = 0 }: Settings) => {
    await Promise.all(Array.from({ length: times }, (_none, at) => kvs.get(`k${at}`)));
  },
} as const;
