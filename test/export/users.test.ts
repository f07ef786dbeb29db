// Pages of an export, held to what the organization says of itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { key } from '../../local/verify/rows';
import { knownAccess } from '../../local/verify/knownAccess';
import type { CallRequest } from '../../src/contract/calls';
import { EVERYBODY } from '../../src/domain/filter/filter';
import { asAccountId } from '../../src/domain/ids';
import { lastActiveIn, WHOLE_ORGANIZATION } from '../../src/domain/lastActive';
import { type ExportPage, type ExportRow, inListOrder } from '../../src/domain/userExport';
import { userSortKeys, type UserSort } from '../../src/domain/userList';
import { changeUsers } from '../support/smallChanges';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';
import { createSyncedUsers, type SyncedUsers } from '../support/syncedUsers';
import { listExportRows } from '../../src/query/userExport';
import { listUsers } from '../../src/query/users';
import { createNaming } from '../../static/admin/src/export/namedRows';

const TIME_ZONE = 'America/St_Johns';

/** More than one page. */
const USERS = 1_150;

let synced: SyncedUsers;
beforeAll(async () => {
  synced = await createSyncedUsers(USERS);
}, 120_000);
afterAll(() => synced.close());

const everybody = { kind: 'matching', filter: EVERYBODY, except: [] } as const;

async function everyRow(): Promise<ExportRow[]> {
  const { sql, now } = synced;
  const request = { selection: everybody, context: WHOLE_ORGANIZATION, now, timeZone: TIME_ZONE };
  const rows: ExportRow[] = [];
  const named = createNaming();
  for (let after: number | null = 0; after !== null;) {
    const page: Awaited<ReturnType<typeof listExportRows>> = await listExportRows(sql, request, after);
    rows.push(...named(page));
    after = page.next;
  }
  return rows;
}

describe('the rows of an export', () => {
  it('are everybody once, with everything that the organization says of them', async () => {
    const rows = await everyRow();

    const { facts, users } = synced;
    const groups = new Map(facts.groups.map((group) => [group.groupId, group]));
    const resources = new Map(facts.resources.map((resource) => [resource.resourceId, resource]));
    const hosts = new Map(facts.resources.map(({ cloudId, hostUrl }) => [cloudId, hostUrl]));
    const shownSite = (cloudId: string) => hosts.get(cloudId)?.replace('https://', '') ?? cloudId;
    const byId = new Map<string, ExportRow>(rows.map((row) => [row.accountId, row]));
    expect(rows).toHaveLength(USERS);
    expect(byId.size).toBe(USERS);
    for (const [at, user] of facts.users.entries()) {
      const row = byId.get(user.accountId);
      const access = [...knownAccess(user, groups)];
      expect(row).toMatchObject({
        name: user.name,
        email: user.email,
        status: user.status,
        mfaEnabled: user.mfaEnabled,
        jobTitle: user.jobTitle,
        department: user.department,
        addedAt: user.addedAt,
        seats: access.filter(([, { isSeat }]) => isSeat).length,
        groups: user.groupIds
          .map((groupId) => groups.get(groupId)?.name ?? '')
          .toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
      });
      expect(row?.lastActive).toEqual(lastActiveIn(users[at] ?? never(), WHOLE_ORGANIZATION));
      expect(
        row?.products.map(({ productKey, site, isSeat }) => key(productKey, site, String(isSeat))).sort(),
      ).toEqual(
        access
          .map(([resourceId, { isSeat }]) => {
            const { productKey, cloudId } = resources.get(resourceId) ?? never();
            return key(productKey, shownSite(cloudId), String(isSeat));
          })
          .sort(),
      );
    }
  });

  it('come into the order of the list, whichever it is', async () => {
    const rows = await everyRow();

    for (const by of userSortKeys) {
      for (const direction of ['ascending', 'descending'] as const) {
        const sort: UserSort = { by, direction };
        const listed: string[] = [];
        for (let page = 1; listed.length < 300; page += 1) {
          const view = { filter: EVERYBODY, context: WHOLE_ORGANIZATION, sort, page, pageSize: 100 as const };
          const list = await listUsers(synced.sql, { ...view, now: synced.now, timeZone: TIME_ZONE });
          listed.push(...list.items.map(({ accountId }) => accountId));
        }

        const ordered = inListOrder(rows, sort).map(({ accountId }) => accountId as string);
        expect({ sort, ids: ordered.slice(0, listed.length) }).toEqual({ sort, ids: listed });
      }
    }
  });
});

describe('a page of an export', () => {
  it('holds each name once, however many users share it', async () => {
    const { sql, now } = synced;
    const request = { selection: everybody, context: WHOLE_ORGANIZATION, now, timeZone: TIME_ZONE };

    const { rows, names } = await listExportRows(sql, request, 0);

    const { length: held } = rows.flatMap(({ groups }) => groups);
    expect(names.groups.length).toBeLessThan(held / 2);
    for (const values of [names.sites, names.groups, names.products.map((each) => JSON.stringify(each))]) {
      expect(new Set(values).size).toBe(values.length);
    }
  });
});

describe('users.export', () => {
  let harness: SyncHarness;
  beforeAll(async () => {
    harness = await createSyncHarness({ users: USERS });
    await harness.sync();
  }, 120_000);
  afterAll(() => harness.close());

  const page = (request: Partial<CallRequest<'users.export'>>): Promise<ExportPage> =>
    harness.call('users.export', { selection: everybody, ...request });

  it('neither skips nor repeats anybody while users come, go and get other names', async () => {
    const first = await page({});
    const [renamed, gone] = [first.rows[0]?.accountId ?? '', first.rows[1]?.accountId ?? ''];
    await harness.sql.change('UPDATE users SET name = ?, name_search = ? WHERE account_id = ?', [
      'Zz',
      'zz',
      renamed,
    ]);
    await harness.sql.change('UPDATE users SET gone_at = 1 WHERE account_id = ?', [gone]);

    const second = await page({ after: first.next });

    const ids = [...first.rows, ...second.rows].map(({ accountId }) => accountId);
    expect(first.rows).toHaveLength(1_000);
    expect(second).toMatchObject({ next: null, total: USERS });
    expect(new Set(ids).size).toBe(USERS);
    await harness.sql.change('UPDATE users SET gone_at = NULL WHERE account_id = ?', [gone]);
  });

  it('tells pages of one state from pages of several', async () => {
    harness.organization.model.clock.advance(120_000);
    const [before, same] = [await page({}), await page({})];

    changeUsers(harness.organization.model.world);
    await harness.sync();
    harness.organization.model.clock.advance(120_000);
    const after = await page({ after: before.next });

    expect(before.version).not.toBeNull();
    expect(same.version).toBe(before.version);
    expect(after.version).not.toBe(before.version);
    expect(after.readAt).toBeGreaterThan(before.readAt);
  });

  it('exports only those who are selected', async () => {
    const { rows } = await page({});
    const chosen = [3, 500, 999].map((at) => rows[at]?.accountId ?? asAccountId('?'));

    const these = await page({ selection: { kind: 'these', accountIds: chosen } });
    const others = await page({ selection: { ...everybody, except: chosen } });

    expect(these.rows.map(({ accountId }) => accountId).sort()).toEqual(chosen.toSorted());
    expect(these).toMatchObject({ next: null, total: 3 });
    expect(others.total).toBe(USERS - 3);
    expect(others.rows.some(({ accountId }) => chosen.includes(accountId))).toBe(false);
  });

  it('is recorded once, with who exported how many, but not as a choice of users', async () => {
    const recorded = () =>
      harness.sql.select<{ body: string }>(`SELECT body FROM audit_entries WHERE action = 'users.exported'`);
    const before = (await recorded()).length;

    const first = await page({});
    await page({ after: first.next });
    await page({ purpose: 'choice' });

    const [entry, ...others] = (await recorded()).slice(before);
    expect(others).toEqual([]);
    expect(JSON.parse(entry?.body ?? '')).toMatchObject({ actorId: harness.admin, detail: { users: USERS } });
  });

  it.each(['', 'x', '1', '1.2', '1.2.3.4', '-1.2.3', "1.2.3'"])(
    'refuses %j as a beginning',
    async (after) => {
      await expect(page({ after })).rejects.toThrow('invalid-input');
    },
  );
});

function never(): never {
  throw new Error('The organization does not know it');
}
