import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember } from '../../local/organization/world/changes';
import type { Group, Person } from '../../local/organization/world/world';
import { asAccountId, asGroupId } from '../../src/domain/ids';
import type { OperationView } from '../../src/domain/operationRun';
import { initialSafety } from '../../src/domain/safety';
import type { Ports } from '../../src/ports';
import { createRunWorld, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld;
/** Whom the organization does not show by address; empty: nobody. */
let hidden = '';
/** Each test changes people of its own. */
let people: readonly Person[];
beforeAll(async () => {
  app = await createRunWorld(undefined, hidingOne);
  people = plainPeople(app.world, 40);
});
afterAll(() => app.close());

function hidingOne(ports: Ports): Ports {
  const send: Ports['http']['send'] = async (request) => {
    const answer = await ports.http.send(request);
    return { ...answer, body: answer.body.replaceAll(`"email":"${hidden}"`, '"email":null') };
  };
  return { ...ports, http: { send } };
}

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

  it('is not undone while a second part of somebody can be brought back later', async () => {
    const [person] = people.slice(16);
    const [first, last] = openGroups(app.world, 2);
    if (person === undefined || first === undefined || last === undefined) throw new Error('Nobody fits');
    for (const group of [first, last]) addMember(app.world, group, person);
    await app.sync();
    const groupIds = [first, last].map(({ groupId }) => asGroupId(groupId));
    const { view: run } = await app.run(
      someUsers([person], { kind: 'remove-from-groups', groupIds }, { kind: 'suspend' }),
    );
    // What was done last is undone first, and gives the reason that is counted.
    last.externalSynced = true;
    await app.sync();
    const protectedGroups = [asGroupId(first.groupId)];
    await app.call('settings.safety.save', { ...initialSafety, mostShare: 1, protectedGroups });

    const { summary } = await undo(run);

    expect(summary).toMatchObject({ byOutcome: { partly: 1 }, byReason: { 'synced-group': 1 } });
    expect(await isUndone(run)).toBe(false);
  });

  it('is not undone while somebody it invited is still to be found', async () => {
    const [group] = openGroups(app.world, 1);
    if (group === undefined) throw new Error('No group fits');
    hidden = 'late@new.example';
    const emails = ['soon@new.example', hidden];
    const groupIds = [asGroupId(group.groupId)];
    const invitation = { emails, access: [], groupIds, sendsMail: false, text: '' };
    const { view: run } = await app.run({ kind: 'invite', invitation });
    const { summary } = await undo(run);
    expect([summary?.byReason, await isUndone(run)]).toEqual([{ gone: 1 }, false]);

    hidden = '';
    await app.sync();

    expect((await undo(run)).summary?.byOutcome.change).toBe(1);
  });
});

/** Groups that anybody in their directory may join, and that give nothing. */
function openGroups({ groups }: Pick<RunWorld['world'], 'groups'>, count: number): Group[] {
  return [...groups.values()]
    .filter(({ externalSynced, grantsAdmin, roles }) => !externalSynced && !grantsAdmin && roles.length === 0)
    .slice(0, count);
}
