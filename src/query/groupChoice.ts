// Which groups a filter of groups chooses, and in which order: conditions and keys over the rows `g` of groups.
import type { GroupFilter, GroupSort, GroupSortKey, SyncedState } from '../domain/groupList';
import type { Sql } from '../ports';
import { allOf, anyOf, anywhere, listOf, plain, sqlText } from './fragment';
import type { Fragment } from './fragment';
import { NO_MEMBERS } from './groupSums';
import type { GroupSums } from './groupSums';

export interface GroupChoice {
  readonly filter: GroupFilter;
  readonly sort: GroupSort;
  readonly offset: number;
  readonly limit: number;
}

/** Returns the numbers of the page's groups, in order, and how many groups there are on all pages. */
export async function chooseGroups(
  sql: Sql,
  choice: GroupChoice,
  sums: ReadonlyMap<number, GroupSums>,
): Promise<{ readonly groupNos: readonly number[]; readonly total: number }> {
  const { filter, sort, offset, limit } = choice;
  const chosen = sqlText`FROM user_groups g WHERE ${allOf(conditionsOf(filter))}`;
  if (isSumKey(sort.by)) {
    // Numbers only, and no more of them than an organization has groups: what orders them is no column.
    const all = await selectNos(sql, sqlText`SELECT g.group_no ${chosen} ORDER BY g.name_search, g.group_no`);
    const ordered = bySum(all, { ...sort, key: sort.by }, sums);
    return { groupNos: ordered.slice(offset, offset + limit), total: all.length };
  }
  const key = sqlKeys[sort.by];
  const direction = plain(sort.direction === 'ascending' ? 'ASC' : 'DESC');
  const order = sqlText`${key} IS NULL, ${key} ${direction}, g.name_search, g.group_no`;
  const [groupNos, total] = await Promise.all([
    selectNos(sql, sqlText`SELECT g.group_no ${chosen} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`),
    countGroups(sql, chosen),
  ]);
  return { groupNos, total };
}

async function selectNos(sql: Sql, { text, params }: Fragment): Promise<number[]> {
  const rows = await sql.select<{ group_no: number }>(text, params);
  return rows.map((row) => row.group_no);
}

async function countGroups(sql: Sql, chosen: Fragment): Promise<number> {
  const { text, params } = sqlText`SELECT COUNT(*) AS n ${chosen}`;
  const [row] = await sql.select<{ n: number }>(text, params);
  return row?.n ?? 0;
}

type SumKey = 'members' | 'inactive' | 'never' | 'last-active';

const sqlKeys: { readonly [Key in Exclude<GroupSortKey, SumKey>]: Fragment } = {
  name: plain('g.name_search'),
  products: countOfGrants(plain('1 = 1')),
  default: countOfGrants(plain('r.is_default = 1')),
  'managed-by': plain('g.managed_by'),
  synced: plain('g.external_synced'),
};

function countOfGrants(which: Fragment): Fragment {
  return sqlText`(SELECT COUNT(DISTINCT r.resource_no) FROM group_roles r
    WHERE r.group_no = g.group_no AND ${which})`;
}

const sumKeys: { readonly [Key in SumKey]: (sums: GroupSums) => number | null } = {
  members: (sums) => sums.members,
  inactive: (sums) => sums.inactive,
  never: (sums) => sums.never,
  'last-active': (sums) => sums.lastActiveAt,
};

function isSumKey(key: GroupSortKey): key is SumKey {
  return Object.hasOwn(sumKeys, key);
}

/** `groupNos`: by name, which decides between equals. */
function bySum(
  groupNos: readonly number[],
  { key, direction }: { readonly key: SumKey; readonly direction: GroupSort['direction'] },
  sums: ReadonlyMap<number, GroupSums>,
): number[] {
  const keyOf = (groupNo: number): number | null => sumKeys[key](sums.get(groupNo) ?? NO_MEMBERS);
  const sign = direction === 'ascending' ? 1 : -1;
  return groupNos.toSorted((one, other) => {
    const a = keyOf(one);
    const b = keyOf(other);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (a - b);
  });
}

function conditionsOf(filter: GroupFilter): Fragment[] {
  const { search, managedBy, synced, isDefault, isEmpty } = filter;
  const asked: readonly (Fragment | null)[] = [
    search === null ? null : sqlText`g.name_search LIKE ${anywhere(search)} ESCAPE '!'`,
    managedBy.length === 0 ? null : sqlText`g.managed_by IN ${listOf(managedBy)}`,
    synced.length === 0 ? null : anyOf(synced.map((state) => syncedAs[state])),
    grants(filter),
    isDefault === null ? null : sqlText`${isDefaultSomewhere} IS ${isOrNot(!isDefault)}`,
    isEmpty === null ? null : sqlText`${hasMember} IS ${isOrNot(isEmpty)}`,
  ];
  return [plain('g.gone_at IS NULL'), ...asked.filter((condition) => condition !== null)];
}

const syncedAs: Readonly<Record<SyncedState, Fragment>> = {
  yes: plain('g.external_synced = 1'),
  no: plain('g.external_synced = 0'),
  unknown: plain('g.external_synced IS NULL'),
};

const isDefaultSomewhere = plain(
  '(SELECT 1 FROM group_roles r WHERE r.group_no = g.group_no AND r.is_default = 1 LIMIT 1)',
);

const hasMember = plain('(SELECT 1 FROM memberships m WHERE m.group_no = g.group_no LIMIT 1)');

function isOrNot(isNull: boolean): Fragment {
  return plain(isNull ? 'NULL' : 'NOT NULL');
}

/** Null: nothing is asked of what the group gives. */
function grants({ products, sites }: GroupFilter): Fragment | null {
  if (products.length === 0 && sites.length === 0) return null;
  const where = [
    plain('r.group_no = g.group_no'),
    ...(products.length === 0 ? [] : [sqlText`p.product_key IN ${listOf(products)}`]),
    ...(sites.length === 0 ? [] : [sqlText`s.cloud_id IN ${listOf(sites)}`]),
  ];
  return sqlText`(SELECT 1 FROM group_roles r JOIN resources x ON x.resource_no = r.resource_no
    JOIN products p ON p.product_no = x.product_no JOIN sites s ON s.site_no = x.site_no
    WHERE ${allOf(where)} LIMIT 1) = 1`;
}
