// The users of a selection with everything that a file can hold of them, page by page along their own numbers.
import { asAccountId } from '../domain/ids';
import type { ActivityContext } from '../domain/lastActive';
import { siteHost } from '../domain/siteHost';
import { EXPORT_PAGE } from '../domain/userExport';
import type { ExportedProduct, ExportPage, NumberedRow } from '../domain/userExport';
import type { UserListItem } from '../domain/userList';
import type { Sql } from '../ports';
import { listOf, sqlText } from './fragment';
import { readHoldingsOfMany } from './manyHoldings';
import { readMirrorKeys, scopesOf } from './mirrorKeys';
import { listSelection } from './selection';
import type { SelectionRequest } from './selection';
import { readUserRows } from './userRows';

export interface ExportRequest extends SelectionRequest {
  /** Where last active is looked for. */
  readonly context: ActivityContext;
}

/** `after`: what the page before gave as `next`; 0 for the first. */
export async function listExportRows(
  sql: Sql,
  request: ExportRequest,
  after: number,
): Promise<Pick<ExportPage, 'rows' | 'names'> & { readonly next: number | null }> {
  const [page, keys] = await Promise.all([
    listSelection(sql, request, { after, limit: EXPORT_PAGE }),
    readMirrorKeys(sql, []),
  ]);
  const facts = await readFacts(
    sql,
    page.users.map(({ userNo }) => userNo),
  );
  const userNos = upToLimits(facts);
  const scopeNos = scopesOf(request.context, keys);
  const items = await readUserRows(sql, { userNos, scopeNos }, readHoldingsOfMany);
  const isCut = userNos.length < facts.length;
  return {
    ...numbered(items),
    next: isCut ? (userNos.at(-1) ?? null) : page.next,
  };
}

// Forge SQL answers with 4 MiB at most, a function with 5 MiB (developer.atlassian.com/platform/forge/limits-sql,
// 2025-12-01; limits-invocation, 2026-10-09). A group's name has up to 255 characters beside its id, an app on a site
// about 300 with its address: a page of 1,000 users with usual access stays far below.
const MOST_GROUPS = 12_000;
const MOST_PLACES = 10_000;

interface UserFacts {
  readonly user_no: number;
  readonly group_count: number;
  readonly place_count: number;
}

/** Returns as many of the users, from the first on, as one page can carry; the first in any case. */
function upToLimits(facts: readonly UserFacts[]): number[] {
  let [groups, places] = [0, 0];
  const end = facts.findIndex(({ group_count, place_count }, at) => {
    groups += group_count;
    places += place_count;
    return at > 0 && (groups > MOST_GROUPS || places > MOST_PLACES);
  });
  return facts.slice(0, end === -1 ? facts.length : end).map((fact) => fact.user_no);
}

async function readFacts(sql: Sql, userNos: readonly number[]): Promise<UserFacts[]> {
  if (userNos.length === 0) return [];
  const { text, params } = sqlText`SELECT u.user_no,
      (SELECT COUNT(*) FROM memberships m WHERE m.user_no = u.user_no) AS group_count,
      (SELECT COUNT(*) FROM access a WHERE a.user_no = u.user_no) AS place_count
    FROM users u WHERE u.user_no IN ${listOf(userNos)} ORDER BY u.user_no`;
  return sql.select<{ [Key in keyof UserFacts]: UserFacts[Key] }>(text, params);
}

function numbered(items: readonly UserListItem[]): Pick<ExportPage, 'rows' | 'names'> {
  const sites = numbering<string>((site) => site);
  const products = numbering<ExportedProduct>((product) => JSON.stringify(product));
  const groups = numbering<string>((group) => group);
  const rows = items.map((item): NumberedRow => {
    const { avatarUrl: _avatarUrl, ...rest } = item;
    const siteName = new Map(item.sites.map(({ siteId, hostUrl }) => [siteId, siteHost(hostUrl) ?? siteId]));
    return {
      ...rest,
      accountId: asAccountId(item.accountId),
      sites: [...siteName.values()].map(sites.noOf),
      products: item.products.map(({ productKey, siteId, isSeat, roles }) =>
        products.noOf({ productKey, site: siteName.get(siteId) ?? siteId, isSeat, roles }),
      ),
      groups: item.groups.first.map(({ name }) => groups.noOf(name)),
    };
  });
  return { rows, names: { sites: sites.all, products: products.all, groups: groups.all } };
}

/** Keeps each value once, and tells where it stands among all. */
function numbering<Value>(keyOf: (value: Value) => string) {
  const all: Value[] = [];
  const nos = new Map<string, number>();
  const noOf = (value: Value): number => {
    const key = keyOf(value);
    const no = nos.get(key) ?? all.push(value) - 1;
    nos.set(key, no);
    return no;
  };
  return { all, noOf };
}
