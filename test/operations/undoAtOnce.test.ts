// Undoing what a run did a moment ago: the mirror has not followed yet.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { settle } from '../../local/organization/world/changes';
import { READ_CHANGED_AGAIN } from '../../src/operations/readChangedAgain';
import { PLAN_OPERATION } from '../../src/operations/planState';
import type { Ports, QueueMessage } from '../../src/ports';
import { findJob } from '../../src/store/jobs';
import { SMALL_SYNC } from '../../src/sync/smallSync';
import { createRunWorld, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld;
/** Whoever would read users anew; null: they may. */
let held: QueueMessage[] | null;
/** How often a plan has to wait before users are read anew. */
let waitsLeft: number;

function readingLate(ports: Ports): Ports {
  const push = async (message: QueueMessage, delaySeconds = 0): Promise<void> => {
    const kind = (await findJob(ports.sql, message.jobId))?.kind ?? '';
    if (held !== null && [SMALL_SYNC, READ_CHANGED_AGAIN].includes(kind)) {
      held.push(message);
      return;
    }
    if (kind === PLAN_OPERATION && delaySeconds > 0) waitsLeft -= 1;
    if (waitsLeft === 0) {
      for (const late of held ?? []) await ports.queue.push(late);
      held = null;
    }
    await ports.queue.push(message, delaySeconds);
  };
  return { ...ports, queue: { push } };
}

beforeEach(async () => {
  held = null;
  app = await createRunWorld(undefined, readingLate);
  held = [];
  waitsLeft = Infinity;
});
afterEach(() => app.close());

const suspended = (people: readonly { places: readonly { suspended: boolean }[] }[]) =>
  people.filter(({ places }) => places.some((place) => place.suspended)).length;

it('takes back for everybody what the mirror does not show yet', async () => {
  const people = plainPeople(app.world, 12);
  const { view } = await app.run(someUsers(people, { kind: 'suspend' }));
  expect(suspended(people)).toBe(12);

  const undone = await app.run({ kind: 'undo', operationId: view.operationId });

  expect(undone.view.summary?.byOutcome).toEqual({ change: 12, partly: 0, skip: 0 });
  expect([undone.view.outcome, suspended(people)]).toEqual(['completed', 0]);
});

it('invites nobody back before a queued removal is over', async () => {
  const people = plainPeople(app.world, 3);
  const { view } = await app.run(someUsers(people, { kind: 'remove-from-directory' }));

  const undone = await app.run({ kind: 'undo', operationId: view.operationId });

  expect(undone.items.map(({ steps }) => steps.map((step) => step.do))).toEqual(people.map(() => ['invite']));
  app.organization.model.clock.advance(60_000);
  settle(app.world, app.organization.model.clock.now());
  expect(people.map(({ places }) => places.length)).toEqual([1, 1, 1]);
});

it('waits for whom a run has just invited, and removes them', async () => {
  const emails = ['guest-1@new.example', 'guest-2@new.example'];
  const invitation = { emails, access: [], groupIds: [], sendsMail: false, text: '' };
  const { view } = await app.run({ kind: 'invite', invitation });
  // Once until everybody would see them, once more because nobody has read them yet.
  waitsLeft = 2;
  const guests = () =>
    [...app.world.people.values()].filter(
      ({ profile, places }) => emails.includes(profile.email ?? '') && places.length > 0,
    );
  expect([guests().length, held?.length]).toEqual([2, 2]);

  const undone = await app.run({ kind: 'undo', operationId: view.operationId });
  app.organization.model.clock.advance(60_000);

  expect(undone.view.summary?.byOutcome).toEqual({ change: 2, partly: 0, skip: 0 });
  expect([undone.view.outcome, guests().length]).toEqual(['completed', 0]);
});
