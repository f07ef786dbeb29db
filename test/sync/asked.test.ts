import { afterEach, describe, expect, test } from 'vitest';
import { asAccountId, asGroupId } from '../../src/domain/ids';
import type { HttpRequest, HttpResponse, Ports } from '../../src/ports';
import { addAsked } from '../../src/store/asked';
import { askFor } from '../../src/sync/start';
import { changeGroup } from '../support/smallChanges';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

const BY_NOBODY = { cause: 'schedule', startedBy: null } as const;

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

/** Lets something happen once, right after the answer to a request. */
function happeningAfter(isIt: (request: HttpRequest) => boolean) {
  let happen: (() => Promise<void>) | null = null;
  return {
    adapt: (ports: Ports): Ports => ({
      ...ports,
      http: {
        send: async (request) => {
          const answer = await ports.http.send(request);
          if (happen === null || !isIt(request)) return answer;
          const act = happen;
          happen = null;
          await act();
          return answer;
        },
      },
    }),
    once: (act: () => Promise<void>) => {
      happen = act;
    },
  };
}

const isUserPage = ({ url, body }: HttpRequest): boolean =>
  url.endsWith('/users/search') &&
  body?.includes('Ids"') !== true &&
  body?.includes('no_membership') !== true;

/** Lets something happen once, at the checkpoint after the `nth` page of users was asked for, with its answer. */
function happeningAtCheckpoint(nth: number) {
  let happen: ((answer: string) => Promise<void>) | null = null;
  let count = 0;
  let page: Promise<HttpResponse> | null = null;
  return {
    adapt: (ports: Ports): Ports => ({
      ...ports,
      http: {
        send: async (request) => {
          const answer = ports.http.send(request);
          if (happen !== null && isUserPage(request) && (count += 1) === nth) page = answer;
          return answer;
        },
      },
      sql: {
        ...ports.sql,
        change: async (statement, params) => {
          const changed = await ports.sql.change(statement, params);
          if (happen === null || page === null || !statement.startsWith('UPDATE jobs')) return changed;
          const act = happen;
          happen = null;
          await act((await page).body);
          return changed;
        },
      },
    }),
    once: (act: (answer: string) => Promise<void>) => {
      happen = act;
    },
  };
}

describe.each([
  // The third page is on its way while the first two are written.
  ['centralized', 3],
  ['original', 1],
] as const)('users wanted during a full sync, %s', (model, page) => {
  test('are read out of turn, and an older page does not win', async () => {
    const after = happeningAtCheckpoint(page);
    harness = await createSyncHarness({ model, users: 300 }, after.adapt);
    const { sync, organization, compare, call } = harness;
    const { clock, world, requests } = organization.model;
    await sync();
    clock.advance(60_000);
    let runId = '';
    after.once(async (answer) => {
      const { data } = JSON.parse(answer) as { data: { accountId: string }[] };
      const accountIds = data.map(({ accountId }) => accountId).slice(0, 10);
      for (const id of accountIds) {
        const person = world.people.get(id);
        if (person !== undefined) person.profile.name = `New name of ${id}`;
      }
      clock.advance(1_000);
      requests.reset();
      ({ runId } = await call('sync.start', { target: { kind: 'users', accountIds } }));
    });

    const full = await sync();

    expect(full.outcome).toBe('complete');
    expect(await compare()).toMatchObject({ equal: true });
    const own = await call('sync.status', { runId });
    expect(own).toMatchObject({ kind: 'users', outcome: 'complete' });
    expect(own?.apiCalls).toEqual({});
  });
});

describe('what somebody wants read anew', () => {
  test('is read by a job of its own, groups with their members', async () => {
    harness = await createSyncHarness({ users: 120 });
    const { sync, work, call, compare, organization, ports, sql } = harness;
    await sync();
    organization.model.clock.advance(60_000);
    const target = changeGroup(organization.model.world);
    if (target.kind !== 'group') throw new Error('No group');
    const [person] = [...organization.model.world.people.values()].slice(20);
    if (person !== undefined) person.profile.name = 'Another name';

    const { runId } = await askFor(
      ports,
      { groupIds: [target.groupId], accountIds: [asAccountId(person?.accountId ?? '')] },
      BY_NOBODY,
    );
    await work();

    expect(await call('sync.status', { runId })).toMatchObject({ kind: 'changes', outcome: 'complete' });
    expect(await compare()).toMatchObject({ equal: true });
    expect(await sql.select('SELECT id FROM sync_asked')).toEqual([]);
  });

  test('is taken up by the tick if nobody was told', async () => {
    harness = await createSyncHarness({ users: 50 });
    const { app, sync, work, organization, sql, ports } = harness;
    await sync();
    const [id] = [...organization.model.world.people.keys()];
    await addAsked(ports.sql, 'user', { ids: [id ?? ''], now: ports.clock.now() });

    await app.onTick();
    await work();

    expect(await sql.select('SELECT id FROM sync_asked')).toEqual([]);
  });

  test('stays wanted when it was asked for again while it was read', async () => {
    const after = happeningAfter(({ body }) => body?.includes('accountIds') === true);
    harness = await createSyncHarness({ users: 50 }, after.adapt);
    const { sync, work, organization, ports, sql } = harness;
    await sync();
    const [id] = [...organization.model.world.people.keys()];
    const wanted = { accountIds: [asAccountId(id ?? '')] };
    organization.model.requests.reset();
    after.once(async () => {
      organization.model.clock.advance(10);
      await askFor(ports, wanted, BY_NOBODY);
    });

    await askFor(ports, wanted, BY_NOBODY);
    await work();

    expect(organization.model.requests.byOperation()['users.search']).toBe(2);
    expect(await sql.select('SELECT id FROM sync_asked')).toEqual([]);
  });

  test('joins the job that reads such already', async () => {
    harness = await createSyncHarness({ users: 50 });
    const { sync, ports } = harness;
    await sync();

    const first = await askFor(ports, { groupIds: [asGroupId('group-1')] }, BY_NOBODY);
    const second = await askFor(ports, { groupIds: [asGroupId('group-2')] }, BY_NOBODY);

    expect(second).toEqual({ runId: first.runId, joined: true });
  });
});

describe('a target other than users', () => {
  test('joins the full sync that goes on', async () => {
    harness = await createSyncHarness({ users: 50 });
    const { call, work } = harness;
    const full = await call('sync.start');

    const started = await call('sync.start', { target: { kind: 'site', cloudId: 'any' } });

    expect(started).toEqual({ runId: full.runId, joined: true });
    await work();
  });

  test('joins a sync of the same', async () => {
    harness = await createSyncHarness({ users: 50 });
    const { call, sync, work } = harness;
    await sync();
    const target = { kind: 'product', productKey: 'jira-software' };

    const first = await call('sync.start', { target });
    const second = await call('sync.start', { target });
    const other = await call('sync.start', { target: { ...target, productKey: 'confluence' } });

    expect(second).toEqual({ runId: first.runId, joined: true });
    expect(other.joined).toBe(false);
    await work();
  });
});

describe('a full sync', () => {
  test('waits for a small one that writes, and says so', async () => {
    const after = happeningAfter(({ body }) => body?.includes('accountIds') === true);
    harness = await createSyncHarness({ users: 50 }, after.adapt);
    const { app, call, sync, work, organization } = harness;
    await sync();
    const [id] = [...organization.model.world.people.keys()];
    let seen: unknown = null;
    after.once(async () => {
      const { runId } = await call('sync.start');
      await app.onMessage({ jobId: runId });
      seen = await call('sync.status', { runId });
    });

    await call('sync.start', { target: { kind: 'users', accountIds: [id] } });
    await work();

    expect(seen).toMatchObject({ kind: 'full', status: 'waiting', reason: { code: 'another-sync' } });
    expect(await call('sync.status')).toMatchObject({ status: 'finished', outcome: 'complete' });
  });
});
