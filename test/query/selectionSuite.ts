// What a selection keeps on every database. Expected users come from the organization's own data.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { contextOf } from '../../src/domain/filter/context';
import { EVERYBODY } from '../../src/domain/filter/filter';
import { matches } from '../../src/domain/filter/matches';
import { asAccountId } from '../../src/domain/ids';
import type { Selection } from '../../src/domain/selection';
import type { Sql } from '../../src/ports';
import {
  countSelection,
  listSelection,
  type SelectedPage,
  type SelectionRequest,
} from '../../src/query/selection';
import { anyContext, anyFilter, type Known } from '../support/anyFilter';
import type { SyncedUsers } from '../support/syncedUsers';

// Many lists on a machine that may be busy with other suites.
const PATIENCE_MS = 60_000;
const TIME_ZONE = 'America/St_Johns';

export function selectionSuite(synced: () => SyncedUsers, runs: number): void {
  const known = (): Known => ({
    siteIds: [...new Set(synced().facts.resources.map((resource) => resource.cloudId))],
    productKeys: [...new Set(synced().facts.resources.map((resource) => resource.productKey))],
    groupIds: synced().facts.groups.map((group) => group.groupId),
    texts: synced().users.flatMap((user) => [user.name ?? 'x', user.email ?? 'x@x']),
  });
  const request = (selection: Selection): SelectionRequest => ({
    selection,
    now: synced().now,
    timeZone: TIME_ZONE,
  });

  it(
    'is whom its filter chooses without those taken out, however the pages are cut',
    async () => {
      const { sql, users, now } = synced();
      const accountIds = users.map((user) => asAccountId(user.accountId));
      await fc.assert(
        fc.asyncProperty(
          anyFilter(known()),
          fc.record({
            context: fc.option(anyContext(known())),
            except: fc.subarray([...accountIds, asAccountId('nobody')]),
          }),
          fc.integer({ min: 1, max: 250 }),
          async (filter, { context, except }, limit) => {
            const selection = { kind: 'matching', filter, context, except } as const;
            const view = { context: context ?? contextOf(filter), now, timeZone: TIME_ZONE };
            const wanted = users
              .filter((user) => matches(filter, user, view))
              .map((user) => asAccountId(user.accountId))
              .filter((accountId) => !except.includes(accountId))
              .sort();

            expect((await everyPage(sql, request(selection), limit)).sort()).toEqual(wanted);
            expect(await countSelection(sql, request(selection))).toBe(wanted.length);
          },
        ),
        { numRuns: runs },
      );
    },
    PATIENCE_MS,
  );

  it('of named users is those of them whom the organization has, each once', async () => {
    const { sql, users } = synced();
    const own = users.slice(3, 9).map((user) => asAccountId(user.accountId));
    const selection = {
      kind: 'these',
      accountIds: [...own, ...own, asAccountId('nobody'), asAccountId("' OR 1=1 --")],
    } as const;

    expect((await everyPage(sql, request(selection), 4)).sort()).toEqual([...own].sort());
    expect(await countSelection(sql, request(selection))).toBe(own.length);
  });

  it('of nobody is nobody, and without a condition everybody', async () => {
    const { sql, users } = synced();
    const nobody = request({ kind: 'these', accountIds: [] });
    const everybody = request({ kind: 'matching', filter: EVERYBODY, except: [] });

    expect(await countSelection(sql, nobody)).toBe(0);
    expect(await everyPage(sql, nobody, 10)).toEqual([]);
    expect(await countSelection(sql, everybody)).toBe(users.length);
    expect(await everyPage(sql, everybody, 1_000)).toHaveLength(users.length);
  });
}

async function everyPage(sql: Sql, request: SelectionRequest, limit: number): Promise<string[]> {
  const accountIds: string[] = [];
  for await (const page of pagesOf(sql, request, limit)) accountIds.push(...page);
  return accountIds;
}

/** Reads the next page only when it is asked for. */
export async function* pagesOf(sql: Sql, request: SelectionRequest, limit: number): AsyncIterable<string[]> {
  let after: number | null = 0;
  while (after !== null) {
    const page: SelectedPage = await listSelection(sql, request, { after, limit });
    expect(page.users.length).toBeLessThanOrEqual(limit);
    yield page.users.map((user) => user.accountId);
    after = page.next;
  }
}
