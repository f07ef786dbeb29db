// What an invocation may do that the platform must bound.
import { fetch } from '@forge/api';
import { kvs } from '@forge/kvs';
import { sql } from '@forge/sql';
import { setTimeout as wait } from 'node:timers/promises';
import { forgeHttp } from '../../../../src/forge/http';
import type { HttpRequest } from '../../../../src/ports';

interface Settings {
  readonly times?: number;
  readonly url?: string;
}

// Module state is what a warm worker keeps.
let warmth = 0;
let refusals = 0;

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
    wait(20)
      .then(() => kvs.set('lingered', true))
      .catch(() => (refusals += 1));
    return 'done';
  },
  lingered: async () => {
    await wait(60);
    return { refusals, stored: (await kvs.get('lingered')) ?? null };
  },
  fetch: async ({ times = 1, url = '' }: Settings) => {
    const statuses: number[] = [];
    for (let call = 0; call < times; call += 1) statuses.push((await fetch(url)).status);
    return statuses;
  },
  /** The Http port; its answer holds a function, which cannot travel. */
  send: async (request: unknown) => {
    const answer = await forgeHttp.send(request as HttpRequest);
    const { status, body } = answer;
    return { status, seen: answer.header('X-SEEN'), missing: answer.header('x-missing'), body };
  },
  answer: ({ times = 0 }: Settings) => 'x'.repeat(times),
  largeStatement: ({ times = 0 }: Settings) =>
    sql.prepare('SELECT ? AS text').bindParams('x'.repeat(times)).execute(),
  manyReads: async ({ times = 0 }: Settings) => {
    await Promise.all(Array.from({ length: times }, (_none, at) => kvs.get(`k${at}`)));
  },
} as const;
