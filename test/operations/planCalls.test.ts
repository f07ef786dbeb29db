// Plans as the page asks for them: followed, looked through, given up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../local/organization/world/world';
import type { CallName } from '../../src/contract/calls';
import { asAccountId, type AccountId } from '../../src/domain/ids';
import { PLAN_LIFE_MS } from '../../src/domain/operationPlan';
import { changeOperation, findOperation, listOperations } from '../../src/store/operations';
import { createPlannedWorld, planned, type PlannedWorld } from './plannedWorld';

const HOUR_MS = 3_600_000;

let world: PlannedWorld;
beforeAll(async () => {
  world = await createPlannedWorld({ users: 120 });
});
afterAll(() => world.close());

const everybody = { kind: 'matching', filter: { all: [] } } as const;
const suspendAll = { kind: 'users', selection: everybody, operations: [{ kind: 'suspend' }] } as const;

function people(fits: (person: Person) => boolean = () => true): Person[] {
  return [...world.organization.model.world.people.values()].filter(
    (person) =>
      person.accountActive &&
      person.places.some(({ suspended }) => !suspended) &&
      person.platformRoles.length === 0 &&
      fits(person),
  );
}

async function refused(call: CallName, payload: unknown): Promise<unknown> {
  const answer = await world.app.resolve({ call, payload, accountId: world.admin, licenseActive: true });
  return answer.ok ? null : answer.error.detail['problem'];
}

describe('a plan', () => {
  it('shows who made it, how old its data is, and how long it can be confirmed', async () => {
    const before = world.organization.model.clock.now();
    const { view } = await world.plan(suspendAll);
    const now = world.organization.model.clock.now();

    expect(view).toMatchObject({
      status: 'ready',
      authorId: world.admin,
      about: suspendAll,
      summary: { items: 120 },
      counts: { waiting: view.summary?.steps.suspend, done: 0 },
      progress: { done: 120, total: 120 },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      confirmedBy: null,
    });
    expect(view.asOf.users).toBeLessThanOrEqual(before);
    expect(view.expiresAt).toBeGreaterThanOrEqual(before + PLAN_LIFE_MS);
    expect(view.expiresAt).toBeLessThanOrEqual(now + PLAN_LIFE_MS);
  });

  it('is as old as the reading of whom it names, once they were read on their own', async () => {
    const chosen = people().map(({ accountId }) => asAccountId(accountId));
    const { clock } = world.organization.model;
    const ageOf = async (accountIds: AccountId[]) => {
      const selection = { kind: 'these', accountIds } as const;
      const { view } = await world.plan({ kind: 'users', selection, operations: [{ kind: 'suspend' }] });
      return { asOf: view.asOf.users ?? 0, guards: view.guards.map(({ guard }) => guard) };
    };
    clock.advance(73 * HOUR_MS);
    const readAt = clock.now();
    await world.call('sync.start', { target: { kind: 'users', accountIds: chosen.slice(0, 2) } });
    await world.work();

    const read = await ageOf(chosen.slice(0, 2));
    const some = await ageOf(chosen.slice(1, 3));

    expect(read.asOf).toBeGreaterThanOrEqual(readAt);
    expect(read.guards).not.toContain('data-too-old');
    expect(some.asOf).toBeLessThan(readAt);
    expect(some.guards).toContain('data-too-old');
    await world.sync();
  });

  it('is looked through by outcome, reason, state and name, page by page', async () => {
    const { view, items } = await world.plan(suspendAll);
    const { operationId } = view;
    const [someone] = items.filter(({ outcome }) => outcome === 'change').slice(-1);
    const all = async (ask: object) =>
      (await world.call('operations.items', { operationId, limit: 500, ...ask })).items;

    expect(await all({ outcome: 'skip' })).toEqual(items.filter(({ outcome }) => outcome === 'skip'));
    expect(await all({ reason: 'org-admin' })).toEqual(items.filter(({ reason }) => reason === 'org-admin'));
    expect(await all({ state: 'waiting' })).toEqual(items.filter(({ state }) => state === 'waiting'));
    expect(await all({ search: someone?.userEmail?.slice(0, -3).toUpperCase() })).toEqual([someone]);
    expect(await all({ search: '%' })).toEqual([]);
    const first = await world.call('operations.items', { operationId, outcome: 'change', limit: 7 });
    expect(first).toEqual({
      items: items.filter(({ outcome }) => outcome === 'change').slice(0, 7),
      next: first.items.at(-1)?.itemNo,
    });
  });

  it('tells of named users also who is not there', async () => {
    const [person] = people();
    const accountIds = [person?.accountId ?? '', 'nobody', person?.accountId ?? ''];

    const plan = await world.plan({ ...suspendAll, selection: { kind: 'these', accountIds } });

    expect(plan.items).toHaveLength(2);
    expect(planned(plan, person?.accountId ?? '')).toMatchObject({ itemNo: 1, outcome: 'change' });
    expect(planned(plan, 'nobody')).toMatchObject({ outcome: 'skip', reason: 'gone', name: null });
  });

  it('over more users than allowed is not worked out', async () => {
    const settings = await world.call('settings.safety.get');
    const { protectedPeople: _people, ...safety } = settings;
    await world.call('settings.safety.save', { ...safety, mostUsers: 100 });

    const { view, items } = await world.plan(suspendAll);
    await world.call('settings.safety.save', safety);

    expect(items).toEqual([]);
    expect(view.isRefused).toBe(true);
    expect(view.guards[0]).toEqual({
      guard: 'too-many-users',
      verdict: 'refused',
      measured: 120,
      allowed: 100,
    });
  });

  it('leaves protected people and members of protected groups alone', async () => {
    const [one, ...others] = people();
    const member = others.find(({ groups }) => groups.length > 0);
    const [group] = member?.groups ?? [];
    const { protectedPeople: _people, ...safety } = await world.call('settings.safety.get');
    const guarded = { protectedUsers: [one?.accountId], protectedGroups: [group?.groupId] };
    await world.call('settings.safety.save', { ...safety, ...guarded });

    const plan = await world.plan(suspendAll);
    await world.call('settings.safety.save', safety);

    expect(planned(plan, one?.accountId ?? '').reason).toBe('protected-user');
    expect(planned(plan, member?.accountId ?? '').reason).toBe('protected-group');
  });

  it('can be discarded while it is made, and what is written then is not shown as ready', async () => {
    const { operationId } = await world.call('operations.plan', { about: suspendAll, timeZone: 'UTC' });

    await world.call('operations.discard', { operationId });
    await world.work();

    const view = await world.call('operations.get', { operationId });
    expect(view).toMatchObject({ status: 'discarded', hash: null, summary: null });
    expect(await world.call('operations.discard', { operationId })).toEqual(view);
  });

  it('is recorded when it is made, and when it is given up', async () => {
    const { operationId, hash } = (await world.plan(suspendAll)).view;
    await world.call('operations.discard', { operationId });

    const entries = await world.sql.select<{ action: string; body: string }>(
      `SELECT action, body FROM audit_entries WHERE body LIKE ? ORDER BY action DESC`,
      [`%${operationId}"%`],
    );
    expect(entries.map(({ action }) => action)).toEqual(['operation.planned', 'operation.discarded']);
    expect(JSON.parse(entries[0]?.body ?? '')).toMatchObject({
      actorId: world.admin,
      detail: { hash, kinds: ['suspend'], items: 120 },
    });
    expect((await world.call('audit.verify')).broken).toBeNull();
  });

  it('that nobody confirmed in time is over', async () => {
    const { operationId } = (await world.plan(suspendAll)).view;
    world.organization.model.clock.advance(PLAN_LIFE_MS);

    expect(await world.call('operations.get', { operationId })).toMatchObject({ status: 'expired' });
    expect(await refused('operations.discard', { operationId })).toBe('plan-is-over');
  });

  it('that follows a run is refused before that run has ended', async () => {
    const { operationId } = (await world.plan(suspendAll)).view;
    const follow = (kind: string, of: string) => ({ about: { kind, operationId: of } });

    expect(await refused('operations.plan', follow('undo', 'no-such-thing'))).toBe('no-such-operation');
    expect(await refused('operations.plan', follow('undo', operationId))).toBe('run-not-over');
    expect(await refused('operations.plan', follow('retry', operationId))).toBe('run-not-over');
  });

  it('of actions that go together in no way is refused', async () => {
    const about = (...kinds: string[]) => ({
      about: { ...suspendAll, operations: kinds.map((kind) => ({ kind })) },
    });

    expect(await refused('operations.plan', about('suspend', 'restore'))).toBe('operations-opposites');
    expect(await refused('operations.plan', about('suspend', 'suspend'))).toBe('operations-twice');
    expect(await refused('operations.plan', about('suspend', 'delete'))).toBe(
      'operations-terminal-not-alone',
    );
    expect(await refused('operations.get', { operationId: 'no-such-thing' })).toBe('no-such-operation');
  });
});

describe('an invitation', () => {
  it('is for addresses that are nobody yet; whoever is there is given the same, once', async () => {
    const { resources, groups } = world.organization.model.world;
    const [resource] = resources;
    const group = [...groups.values()].find(({ roles, ...of }) => roles.length > 0 && !of.externalSynced);
    const [someone] = people(
      (person) =>
        !person.groups.some((own) => own === group || own.roles.some(({ target }) => target === resource)),
    );
    const email = world.organization.model.world.people.get(someone?.accountId ?? '')?.profile.email ?? '';
    const emails = ['New.Person@acme.example', ' new.person@ACME.example', 'no address', email];

    const { view, items } = await world.plan({
      kind: 'invite',
      invitation: {
        emails,
        access: [{ resourceId: resource?.resourceId ?? '', roleId: 'atlassian/user' }],
        groupIds: [group?.groupId ?? ''],
        sendsMail: true,
        text: '',
      },
    });

    expect(items.map((item) => [item.email, item.accountId, item.outcome, item.reason])).toEqual([
      ['new.person@acme.example', null, 'change', null],
      ['new.person@acme.example', null, 'skip', 'repeated-address'],
      ['no address', null, 'skip', 'invalid-address'],
      [email.toLowerCase(), someone?.accountId, 'change', null],
    ]);
    expect(items[0]).toMatchObject({
      steps: [{ do: 'invite', groupIds: [group?.groupId] }],
      effects: { irreversible: ['mail-was-sent'] },
    });
    expect(items[3]?.steps.map((step) => step.do)).toEqual(['assign-role', 'add-member']);
    // The addresses stand in the items alone, and are erased there.
    expect(view.about).toMatchObject({ invitation: { emails: [] } });
  });
});

describe('the list of operations', () => {
  it('shows the latest first, without whom they name, and goes on where the page before ended', async () => {
    for (let i = 0; i < 26; i += 1) {
      world.organization.model.clock.advance(1_000);
      await world.call('operations.plan', {
        about: { ...suspendAll, selection: { kind: 'these', accountIds: ['someone'] } },
        timeZone: 'UTC',
      });
    }
    await world.work();

    const first = await world.call('operations.list');
    const second = await world.call('operations.list', { cursor: first.nextCursor });

    expect(first.items).toHaveLength(25);
    expect(first.items[0]).toMatchObject({
      status: 'ready',
      about: { selection: { kind: 'these', accountIds: [] } },
      progress: { done: 1, total: 1 },
    });
    const times = [...first.items, ...second.items].map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set([...first.items, ...second.items].map(({ operationId }) => operationId)).size).toBe(
      times.length,
    );
  });

  it('of one user shows what runs did, not what was only planned', async () => {
    const [person] = people();
    const accountId = asAccountId(person?.accountId ?? '');
    const { view } = await world.plan({
      ...suspendAll,
      selection: { kind: 'these', accountIds: [accountId] },
    });
    expect((await world.call('operations.ofUser', { accountId })).items).toEqual([]);

    const stored = await findOperation(world.sql, view.operationId);
    if (stored === null) throw new Error('The plan is not there');
    await changeOperation(world.sql, stored, { status: 'running', startedAt: 1, confirmedBy: world.admin });

    expect((await world.call('operations.ofUser', { accountId })).items).toMatchObject([
      { operationId: view.operationId, state: 'waiting', byName: expect.any(String) },
    ]);
  });
});

describe('an operation in the store', () => {
  it('is changed by whoever comes first', async () => {
    const [stored] = await listOperations(world.sql, { before: Number.MAX_SAFE_INTEGER, limit: 1 });
    if (stored === undefined) throw new Error('There is no operation');

    const changed = await changeOperation(world.sql, stored, { asked: 'pause', apiCalls: { search: 2 } });

    expect(changed).toMatchObject({ asked: 'pause', version: stored.version + 1 });
    expect(await changeOperation(world.sql, stored, { asked: 'cancel' })).toBeNull();
    expect(await findOperation(world.sql, stored.operationId)).toMatchObject({
      asked: 'pause',
      apiCalls: { search: 2 },
    });
  });
});
