// Every single place at which an app can be stopped, once: after each write, each answer, each message of a sync, first
// and later, in both models. `CUTS=every` tries all of them; without it an even sample.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UNCUT } from '../support/cutHosts';
import { goOn, syncAndChange } from '../support/attempts';
import { createRestingWorld, type Attempt, type RestingWorld } from '../support/restingWorld';

const SAMPLES = 32;
const TRIES_EVERY_CUT = process.env['CUTS'] === 'every';

/** What happens to the invocation after `cut` things, and to those that go on. Returns how often a page may be read. */
const stories: readonly ((attempt: Attempt, cut: number) => Promise<number>)[] = [
  async function resumed(attempt, cut) {
    await attempt.begin({ after: cut, by: 'stop' }).done;
    await goOn(attempt);
    return 2;
  },
  async function stoppedAgain(attempt, cut) {
    await attempt.begin({ after: cut, by: 'stop' }).done;
    attempt.passLease();
    await attempt.resume({ cut: { after: 1 + (cut % 17), by: 'stop' } }).done;
    await goOn(attempt);
    return 3;
  },
  async function deliveredAgain(attempt, cut) {
    await attempt.begin({ after: cut, by: 'stop' }).done;
    await goOn(attempt, 3);
    return 2;
  },
  async function wokenLate(attempt, cut) {
    const zombie = attempt.begin({ after: cut, by: 'hold' });
    await Promise.race([zombie.done, untilHeld(zombie.hosts)]);
    attempt.passLease();
    const next = attempt.resume();
    await untilHappened(next, 1 + (cut % 13));
    zombie.hosts.wake();
    await Promise.all([zombie.done, next.done]);
    await goOn(attempt);
    return 3;
  },
];

async function untilHeld(hosts: { isOver(): boolean }): Promise<void> {
  while (!hosts.isOver()) await nextTurn();
}

async function untilHappened({ hosts, done }: ReturnType<Attempt['resume']>, count: number): Promise<void> {
  const ended = done.then(() => true);
  while (hosts.count() < count) {
    if (await Promise.race([ended, nextTurn()])) return;
  }
}

function nextTurn(): Promise<false> {
  return new Promise((resolve) => {
    setImmediate(() => resolve(false));
  });
}

// Directories are read in four lanes, each of which may have asked for the page after the one that it writes.
const LANES = 4;

describe.each([
  ['centralized', 'a first sync', async () => {}],
  ['centralized', 'a sync with changes', syncAndChange],
  ['original', 'a first sync', async () => {}],
  ['original', 'a sync with changes', syncAndChange],
] as const)('%s, %s', (model, _what, prepare) => {
  let world: RestingWorld;
  let places = 0;

  beforeAll(async () => {
    world = await createRestingWorld(model, prepare);
    const attempt = world.attempt();
    const whole = attempt.begin(UNCUT);
    await whole.done;
    expect(await attempt.outcome()).toBe('complete');
    expect(await attempt.differences()).toBeNull();
    places = whole.hosts.count();
    attempt.close();
  });

  afterAll(() => world.close());

  test('ends equal to the organization wherever it is stopped', { timeout: 300_000 }, async () => {
    const step = TRIES_EVERY_CUT ? 1 : places / SAMPLES;
    let tried = 0;
    for (let at = 1; at <= places; at += step) {
      const cut = Math.floor(at);
      const story = stories[tried % stories.length];
      tried += 1;
      if (story === undefined) continue;
      const attempt = world.attempt();
      const mayBeRead = await story(attempt, cut);
      const where = `${story.name} after ${cut} of ${places}`;
      expect([where, await attempt.outcome()]).toEqual([where, 'complete']);
      expect([where, await attempt.differences()]).toEqual([where, null]);
      const { most, again } = attempt.pagesRead();
      expect([where, most <= mayBeRead, again <= 2 * LANES]).toEqual([where, true, true]);
      attempt.close();
    }
    expect(tried).toBeGreaterThanOrEqual(SAMPLES - 1);
  });
});
