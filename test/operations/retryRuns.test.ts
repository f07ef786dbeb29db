// Trying again what a run did in vain, whatever kind of run it was.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asResourceId } from '../../src/domain/ids';
import type { OperationView } from '../../src/domain/operationRun';
import { createRunWorld, holdersOfOneGroup, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld;
beforeEach(async () => {
  app = await createRunWorld();
});
afterEach(() => app.close());

type Ran = Awaited<ReturnType<RunWorld['run']>>;

/** Runs it while the organization refuses some of the requests. */
async function runRefused(operation: string, run: () => Promise<Ran>, times = 2): Promise<Ran> {
  const { faults } = app.organization.model;
  faults.set({ name: 'forbidden', operation, times });
  const ran = await run();
  faults.clear();
  return ran;
}

const retryOf = ({ operationId }: OperationView) => app.run({ kind: 'retry', operationId });
const accountsOf = ({ items }: Ran, state: string) =>
  items.filter((item) => item.state === state).map(({ accountId, email }) => accountId ?? email);

describe('trying again', () => {
  it('does to those in vain tried what was wanted, and to nobody else', async () => {
    const people = plainPeople(app.world, 6);
    const first = await runRefused('users.suspend', () => app.run(someUsers(people, { kind: 'suspend' })));
    expect([first.view.outcome, accountsOf(first, 'failed').length]).toEqual(['completed-with-failures', 2]);

    const again = await retryOf(first.view);

    expect(again.view.outcome).toBe('completed');
    expect(accountsOf(again, 'done')).toEqual(accountsOf(first, 'failed'));
    expect(people.every(({ places }) => places.every(({ suspended }) => suspended))).toBe(true);
  });

  it('may be tried again itself, as often as it fails', async () => {
    const people = plainPeople(app.world, 4);
    const first = await runRefused('users.suspend', () => app.run(someUsers(people, { kind: 'suspend' })), 3);
    const second = await runRefused('users.suspend', () => retryOf(first.view), 1);

    const third = await retryOf(second.view);

    expect([first, second, third].map((ran) => accountsOf(ran, 'failed').length)).toEqual([3, 1, 0]);
    expect(accountsOf(third, 'done')).toEqual(accountsOf(second, 'failed'));
  });

  it('tells, as the first plan did, that direct roles may be unseen', async () => {
    const { resource, people } = holdersOfOneGroup(app.world, 3);
    const removal = { kind: 'remove-access', resourceIds: [asResourceId(resource.resourceId)] } as const;
    const { view } = await runRefused('memberships.remove', () => app.run(someUsers(people, removal)));

    const { guards } = await app.plan({ kind: 'retry', operationId: view.operationId });

    expect(guards.map(({ guard }) => guard)).toContain('direct-roles-unseen');
  });

  it('undoes for those for whom undoing failed', async () => {
    const people = plainPeople(app.world, 5);
    const { view } = await app.run(someUsers(people, { kind: 'suspend' }));
    const undo = { kind: 'undo', operationId: view.operationId } as const;
    const undone = await runRefused('users.restore', () => app.run(undo));

    const again = await retryOf(undone.view);

    expect(accountsOf(again, 'done')).toEqual(accountsOf(undone, 'failed'));
    expect(people.some(({ places }) => places.some(({ suspended }) => suspended))).toBe(false);
  });

  it('invites those who were invited in vain', async () => {
    const emails = ['one@mail.example', 'two@mail.example'];
    const invitation = { emails, access: [], groupIds: [], sendsMail: false, text: '' };
    const first = await runRefused('users.invite', () => app.run({ kind: 'invite', invitation }), 1);
    expect(accountsOf(first, 'failed')).toEqual(emails);

    const again = await retryOf(first.view);

    expect([again.view.outcome, accountsOf(again, 'done')]).toEqual(['completed', emails]);
  });
});
