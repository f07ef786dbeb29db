// Runs of confirmed plans against a simulated organization: what is done there, and what the results say of it.
import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '../../local/organization/world/world';
import { asGroupId, asResourceId } from '../../src/domain/ids';
import type { OperationItem } from '../../src/domain/operationRun';
import { createRunWorld, holdersOfOneGroup, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

async function start(...parts: Parameters<typeof createRunWorld>): Promise<RunWorld> {
  app = await createRunWorld(...parts);
  return app;
}

function itemOf(items: readonly OperationItem[], person: Person | undefined): OperationItem | undefined {
  return items.find(({ accountId }) => accountId === person?.accountId);
}

const suspension = { kind: 'suspend' } as const;

describe('a run', () => {
  it('takes the chosen seats and proves them free, with one call a user and two for ten', async () => {
    const world = await start();
    const { resource, people } = holdersOfOneGroup(world.world, 20);
    const resourceIds = [asResourceId(resource.resourceId)];

    const { view, items } = await world.run(someUsers(people, { kind: 'remove-access', resourceIds }));

    expect(view).toMatchObject({ outcome: 'completed', counts: { done: 20 } });
    expect(view.apiCalls).toEqual({ searchUsers: 4, removeMember: 20 });
    expect(items.map(({ result }) => result?.proof)).toEqual(
      items.map(() => [{ resourceId: resource.resourceId, isFree: true }]),
    );
    expect(
      people.some(({ groups }) => groups.some(({ roles }) => roles.some((r) => r.target === resource))),
    ).toBe(false);
    expect(world.organization.violations()).toEqual([]);
  });

  it('takes a direct role, too, that no reading had shown', async () => {
    const world = await start();
    const { resource, people } = holdersOfOneGroup(world.world, 3);
    const [person] = people;
    if (person !== undefined) person.directRoles = [{ target: resource, roleId: 'atlassian/user' }];
    const resourceIds = [asResourceId(resource.resourceId)];

    const { view, items } = await world.run(someUsers(people, { kind: 'remove-access', resourceIds }));

    const { result } = itemOf(items, person) ?? {};
    expect(view.outcome).toBe('completed');
    expect(person?.directRoles).toEqual([]);
    expect(result?.steps.map(({ step, result: end }) => [step.do, end])).toEqual([
      ['remove-member', 'done'],
      ['revoke-role', 'done'],
    ]);
    expect(result?.before?.roles).toEqual([{ resourceId: resource.resourceId, roleId: 'atlassian/user' }]);
  });

  it('fails those who are still billable after a second look, and says so', async () => {
    const world = await start();
    const { resource, people, group } = holdersOfOneGroup(world.world, 2);
    const [person] = people;
    const resourceIds = [asResourceId(resource.resourceId)];
    const plan = await world.plan(someUsers(people, { kind: 'remove-access', resourceIds }));
    // Somebody gave another group the same role, and put the person into it.
    const other = [...world.world.groups.values()].find((each) => each !== group && each.roles.length === 0);
    if (other === undefined || person === undefined) throw new Error('No group fits');
    other.roles = [...other.roles, { target: resource, roleId: 'atlassian/user', isDefault: false }];
    other.members.add(person);
    person.groups = [...person.groups.filter((each) => each !== other), other];

    await world.confirm(plan);
    await world.work();

    expect(await world.view(plan)).toMatchObject({
      outcome: 'completed-with-failures',
      counts: { failed: 1 },
    });
    expect(itemOf(await world.items(plan), person)).toMatchObject({
      state: 'failed',
      result: { reason: 'still-billable', proof: [{ isFree: false }], reference: expect.any(String) },
    });
  });

  it('leaves alone whom the plan no longer fits, each for its reason', async () => {
    const world = await start();
    const [admin, gone, suspended, plain] = plainPeople(world.world, 4);
    if (admin === undefined || gone === undefined || suspended === undefined || plain === undefined)
      throw new Error('Too few people');
    const plan = await world.plan(someUsers([admin, gone, suspended, plain], suspension));
    admin.platformRoles = ['atlassian/org-admin'];
    world.world.people.delete(gone.accountId);
    suspended.places = suspended.places.map((place) => ({ ...place, suspended: true }));

    await world.confirm(plan);
    await world.work();

    const items = await world.items(plan);
    const ends = [admin, gone, suspended, plain].map((person) => {
      const item = itemOf(items, person);
      return [item?.state, item?.result?.reason];
    });
    expect(ends).toEqual([
      ['skipped', 'org-admin'],
      ['skipped', 'gone'],
      ['done', null],
      ['done', null],
    ]);
    expect(itemOf(items, suspended)?.result?.steps).toMatchObject([
      { result: 'already-so', httpStatus: null },
    ]);
    expect((await world.view(plan)).outcome).toBe('completed-with-failures');
  });

  it('protects whom somebody protected since the plan was confirmed', async () => {
    const world = await start();
    const [person] = plainPeople(world.world, 1);
    const plan = await world.plan(someUsers(plainPeople(world.world, 2), suspension));
    await world.confirm(plan);
    const { protectedPeople: _people, ...safety } = await world.call('settings.safety.get');
    await world.call('settings.safety.save', { ...safety, protectedUsers: [person?.accountId] });

    await world.work();

    expect(itemOf(await world.items(plan), person)).toMatchObject({
      state: 'skipped',
      result: { reason: 'protected-user' },
    });
  });

  it('deactivates nobody whose API token is in use, or whose tokens nobody may read', async () => {
    const world = await start();
    const [active, idle, unread] = plainPeople(world.world, 3);
    if (active === undefined || idle === undefined || unread === undefined) throw new Error('Too few people');
    const { model } = world.organization;
    const daysAgo = (days: number) => model.clock.now() - days * 86_400_000;
    const token = { tokenId: 't', label: 'l', createdAt: daysAgo(400) };
    model.world.tokens.set(active.accountId, [{ ...token, lastAccessAt: daysAgo(3) }]);
    model.world.tokens.set(idle.accountId, [{ ...token, lastAccessAt: daysAgo(90) }]);
    model.world.tokens.set(unread.accountId, []);
    const plan = await world.plan(someUsers([active, idle, unread], { kind: 'deactivate' }));
    model.faults.set({ name: 'forbidden', operation: 'accounts.listTokens', after: 2 });

    await world.confirm(plan);
    await world.work();

    const reasons = (await world.items(plan)).map(({ result }) => result?.reason);
    expect(new Set(reasons)).toEqual(new Set(['api-token-in-use', 'api-tokens-unread', null]));
    expect([active.accountActive, idle.accountActive, unread.accountActive]).toEqual([true, false, true]);
  });

  it('goes on with the others when one user is refused, and keeps what Atlassian said', async () => {
    const world = await start(({ people }) => {
      const [person] = plainPeople({ people }, 1);
      if (person !== undefined) person.profile.email = 'forbidden@fault.test';
    });
    const people = plainPeople(world.world, 12);

    const { view, items } = await world.run(someUsers(people, suspension));

    expect(view).toMatchObject({ outcome: 'completed-with-failures', counts: { done: 11, failed: 1 } });
    expect(itemOf(items, people[0])?.result).toMatchObject({
      reason: 'not-permitted',
      steps: [{ result: 'failed', httpStatus: 403, requestId: expect.stringMatching(/^[0-9a-f]{32}$/) }],
      before: { status: 'active' },
      after: { status: 'active' },
      reference: expect.any(String),
    });
  });

  it('gives up on a user who is never answered, after a third look', async () => {
    const world = await start(({ people }) => {
      const [person] = plainPeople({ people }, 1);
      if (person !== undefined) person.profile.email = 'server-error@fault.test';
    });
    const people = plainPeople(world.world, 2);

    const { items } = await world.run(someUsers(people, suspension));

    expect(itemOf(items, people[0])?.result).toMatchObject({
      reason: 'unavailable',
      steps: [{ result: 'failed', httpStatus: 500 }],
    });
    expect(itemOf(items, people[1])?.state).toBe('done');
    const sent = world.organization.model.requests.list();
    expect(
      sent.filter(({ operation, status }) => operation === 'users.suspend' && status === 500),
    ).toHaveLength(3);
  });

  it('has everybody whom it changed read anew at once, and again when every reading shows it', async () => {
    const world = await start();
    const people = plainPeople(world.world, 5);

    const { view } = await world.run(someUsers(people, suspension));

    const accountIds = people.map(({ accountId }) => accountId);
    const readings = world.organization.model.requests.list().filter(({ operation, body, at }) => {
      const isOfThem = accountIds.every((accountId) => body.includes(accountId));
      return operation === 'users.search' && isOfThem && at >= (view.finishedAt ?? 0);
    });
    expect(readings).toHaveLength(2);
    expect((readings[1]?.at ?? 0) - (view.finishedAt ?? 0)).toBeGreaterThanOrEqual(34_000);
    expect(await world.compare()).toMatchObject({ equal: true });
  });

  it('shows in the history whose changes were read anew', async () => {
    const world = await start();

    const { view } = await world.run(someUsers(plainPeople(world.world, 2), suspension));

    const { items } = await world.call('sync.history', { kind: 'changes' });
    const { operationId } = view;
    expect(items.map(({ cause, target }) => [cause, target?.operationId])).toEqual([
      ['operation', operationId],
      ['operation', operationId],
    ]);
  });

  it('changes people in the directories that they are in, where there are several', async () => {
    const world = await start(undefined, undefined, 'original');
    const { resource, people } = holdersOfOneGroup(world.world, 5);
    const [leaver, ...others] = people;
    if (leaver === undefined) throw new Error('Too few people');
    const former = leaver.groups.map(({ groupId }) => groupId);
    const resourceIds = [asResourceId(resource.resourceId)];

    const access = await world.run(
      someUsers(others, { kind: 'remove-access', resourceIds }, { kind: 'suspend' }),
    );
    const removal = await world.run(someUsers([leaver], { kind: 'remove-from-directory' }));

    expect([access.view.outcome, removal.view.outcome]).toEqual(['completed', 'completed']);
    expect(others.every(({ places }) => places.every(({ suspended }) => suspended))).toBe(true);
    expect(leaver.places).toEqual([]);
    expect(itemOf(removal.items, leaver)?.result?.before?.groupIds.toSorted()).toEqual(former.toSorted());
    expect(world.organization.violations()).toEqual([]);
  });

  it('invites people with one request for all who are given the same', async () => {
    const world = await start();
    const [group] = [...world.world.groups.values()].filter((each) => {
      return !each.externalSynced && !each.grantsAdmin && each.roles.length === 0;
    });
    const invitation = {
      access: [],
      groupIds: [asGroupId(group?.groupId ?? '')],
      sendsMail: true,
      text: 'Hello',
    };
    const emails = ['one@new.example', 'two@new.example'];

    const { view, items } = await world.run({ kind: 'invite', invitation: { ...invitation, emails } });

    expect(view).toMatchObject({ outcome: 'completed', apiCalls: { inviteUsers: 1 } });
    expect(items.map(({ state }) => state)).toEqual(['done', 'done']);
    const invited = [...world.world.people.values()].filter(({ profile }) =>
      emails.includes(profile.email ?? ''),
    );
    expect(invited.map(({ groups }) => groups.map(({ groupId }) => groupId))).toEqual([
      [group?.groupId],
      [group?.groupId],
    ]);
  });

  it('adds every single change to the record, and closes it', async () => {
    const world = await start();
    const people = plainPeople(world.world, 3);

    const { view } = await world.run(someUsers(people, suspension));

    const entries = await world.sql.select<{ action: string; account_id: string | null }>(
      'SELECT action, account_id FROM audit_entries WHERE run_id = ? ORDER BY seq',
      [view.operationId],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'operation.started',
      'operation.item',
      'operation.item',
      'operation.item',
      'operation.finished',
    ]);
    expect(await world.call('audit.verify')).toMatchObject({ broken: null, next: null });
  });
});
