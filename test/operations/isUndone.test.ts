import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../local/organization/world/world';
import { asAccountId } from '../../src/domain/ids';
import type { OperationView } from '../../src/domain/operationRun';
import { initialSafety } from '../../src/domain/safety';
import { createRunWorld, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld;
/** Each test changes people of its own. */
let people: readonly Person[];
beforeAll(async () => {
  app = await createRunWorld();
  people = plainPeople(app.world, 40);
});
afterAll(() => app.close());

const suspendSome = async (from: number): Promise<OperationView> =>
  (await app.run(someUsers(people.slice(from, from + 4), { kind: 'suspend' }))).view;
const undo = async ({ operationId }: OperationView): Promise<OperationView> =>
  (await app.run({ kind: 'undo', operationId })).view;
const retry = async ({ operationId }: OperationView): Promise<OperationView> =>
  (await app.run({ kind: 'retry', operationId })).view;
const isUndone = async (run: OperationView): Promise<boolean> => (await app.view(run)).isUndone;

describe('a run', () => {
  it('is undone by the undo that brought everything back', async () => {
    const run = await suspendSome(0);
    expect(await isUndone(run)).toBe(false);

    await undo(run);

    expect(await isUndone(run)).toBe(true);
  });

  it('is undone only when what the undo failed to do was done by its retry', async () => {
    const run = await suspendSome(4);
    app.organization.model.faults.set({ name: 'forbidden', operation: 'users.restore', times: 2 });
    const undone = await undo(run);
    app.organization.model.faults.clear();
    expect([undone.outcome, await isUndone(run)]).toEqual(['completed-with-failures', false]);

    await retry(undone);

    expect(await isUndone(run)).toBe(true);
  });

  it('is not undone any more when its undo was undone', async () => {
    const run = await suspendSome(8);
    const undone = await undo(run);

    await undo(undone);

    expect(await isUndone(run)).toBe(false);
  });

  it('is not undone while somebody is kept back who can be brought back later', async () => {
    const run = await suspendSome(12);
    const protectedUsers = people.slice(12, 13).map(({ accountId }) => asAccountId(accountId));
    await app.call('settings.safety.save', { ...initialSafety, mostShare: 1, protectedUsers });
    const first = await undo(run);
    expect([first.outcome, await isUndone(run)]).toEqual(['completed', false]);

    await app.call('settings.safety.save', { ...initialSafety, mostShare: 1, protectedUsers: [] });
    await undo(run);

    expect(await isUndone(run)).toBe(true);
  });
});
