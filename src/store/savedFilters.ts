// Filters that people keep, and what they were before.
import { z } from 'zod';
import { readFilter } from '../domain/filter/filter';
import { asAccountId, type AccountId } from '../domain/ids';
import type { FilterUse, ReadView, SavedView, Visibility } from '../domain/savedFilter';
import { savedFilterBounds } from '../domain/savedFilter';
import { userSortKeys } from '../domain/userList';
import type { Sql, SqlRow } from '../ports';
import { placeholders, replaceRows } from './rows';

/** What somebody gives a filter. */
export interface FilterContent {
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly view: SavedView;
}

interface StoredVersion {
  readonly filterId: string;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly view: ReadView;
  readonly changedAt: number;
  readonly changedBy: AccountId;
}

export interface StoredFilter extends StoredVersion {
  readonly ownerAccountId: AccountId;
  readonly createdAt: number;
}

interface VersionRow extends SqlRow {
  readonly filter_id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly view: string;
  readonly changed_at: number;
  readonly changed_by: string;
}

interface FilterRow extends VersionRow {
  readonly owner_id: string;
  readonly created_at: number;
}

const CHANGING = 'filter_id, version, visibility, name, description, view, changed_at, changed_by';
const COLUMNS = `${CHANGING}, owner_id, created_at`;

/** Returns the shared ones and the account's own, by name. */
export async function listFilters(sql: Sql, accountId: AccountId): Promise<StoredFilter[]> {
  // One statement would take more than Forge SQL answers at once, 4 MiB, where every filter is as large as it may be.
  const [shared, own] = await Promise.all([
    sql.select<FilterRow>(`SELECT ${COLUMNS} FROM saved_filters WHERE visibility = 'shared'`),
    sql.select<FilterRow>(
      `SELECT ${COLUMNS} FROM saved_filters WHERE owner_id = ? AND visibility = 'private'`,
      [accountId],
    ),
  ]);
  const byName = new Intl.Collator('en').compare;
  return [...shared, ...own].map(toFilter).toSorted((a, b) => byName(a.name, b.name));
}

export async function findFilter(sql: Sql, filterId: string): Promise<StoredFilter | null> {
  const [row] = await sql.select<FilterRow>(`SELECT ${COLUMNS} FROM saved_filters WHERE filter_id = ?`, [
    filterId,
  ]);
  return row === undefined ? null : toFilter(row);
}

/** Returns how many shared ones there are, or private ones of the account. */
export async function countFilters(
  sql: Sql,
  { visibility, ownerAccountId }: Pick<StoredFilter, 'visibility' | 'ownerAccountId'>,
): Promise<number> {
  const own = visibility === 'private' ? ' AND owner_id = ?' : '';
  const [row] = await sql.select<{ n: number }>(
    `SELECT COUNT(*) AS n FROM saved_filters WHERE visibility = ?${own}`,
    visibility === 'private' ? [visibility, ownerAccountId] : [visibility],
  );
  return row?.n ?? 0;
}

/** Who gives it, and when, in epoch milliseconds. */
interface By {
  readonly accountId: AccountId;
  readonly now: number;
}

export async function insertFilters(
  sql: Sql,
  filters: readonly (FilterContent & { readonly filterId: string })[],
  { accountId, now }: By,
): Promise<void> {
  await replaceRows(
    sql,
    { name: 'saved_filters', columns: COLUMNS.split(', ') },
    filters.map(({ filterId, visibility, name, description, view }) => {
      return [filterId, 1, visibility, name, description, viewText(view), now, accountId, accountId, now];
    }),
  );
}

/** Returns false, and changes nothing, when the filter no longer has this version. */
export async function changeFilter(
  sql: Sql,
  { filterId, version }: { readonly filterId: string; readonly version: number },
  { content, by }: { readonly content: FilterContent; readonly by: By },
): Promise<boolean> {
  // What it was before it is replaced: that stays true whoever replaces it, and may be written twice.
  await sql.change(
    `REPLACE INTO saved_filter_changes (${CHANGING})
     SELECT ${CHANGING} FROM saved_filters WHERE filter_id = ? AND version = ?`,
    [filterId, version],
  );
  const { visibility, name, description, view } = content;
  const changed = await sql.change(
    `UPDATE saved_filters SET version = version + 1, visibility = ?, name = ?, description = ?, view = ?,
       changed_at = ?, changed_by = ?
     WHERE filter_id = ? AND version = ?`,
    [visibility, name, description, viewText(view), by.now, by.accountId, filterId, version],
  );
  if (changed === 0) return false;
  await sql.change(`DELETE FROM saved_filter_changes WHERE filter_id = ? AND version <= ?`, [
    filterId,
    version - savedFilterBounds.pastVersions,
  ]);
  return true;
}

/** Returns false, and deletes nothing, when the filter no longer has this version or something uses it. */
export async function deleteFilter(sql: Sql, filterId: string, version: number): Promise<boolean> {
  const deleted = await sql.change(
    `DELETE FROM saved_filters WHERE filter_id = ? AND version = ?
     AND NOT EXISTS (SELECT 1 FROM filter_uses u WHERE u.filter_id = ?)`,
    [filterId, version, filterId],
  );
  if (deleted === 0) return false;
  // Where this is not reached, the nightly cleaning finds what is left.
  await sql.change('DELETE FROM saved_filter_changes WHERE filter_id = ?', [filterId]);
  return true;
}

/** Returns what the filter was, latest first, without what it is. */
export async function listPastVersions(sql: Sql, filterId: string): Promise<StoredVersion[]> {
  const rows = await sql.select<VersionRow>(
    `SELECT ${CHANGING} FROM saved_filter_changes WHERE filter_id = ? ORDER BY version DESC`,
    [filterId],
  );
  return rows.map(toVersion);
}

/** Returns what uses the filters, by name, keyed by filter. */
export async function usesOf(sql: Sql, filterIds: readonly string[]): Promise<Map<string, FilterUse[]>> {
  const uses = new Map<string, FilterUse[]>();
  if (filterIds.length === 0) return uses;
  const rows = await sql.select<{ filter_id: string; kind: 'task'; used_by: string; name: string }>(
    `SELECT filter_id, kind, used_by, name FROM filter_uses WHERE filter_id IN (${placeholders(filterIds.length)})
     ORDER BY name, used_by`,
    filterIds,
  );
  for (const { filter_id, kind, used_by, name } of rows) {
    uses.set(filter_id, [...(uses.get(filter_id) ?? []), { kind, id: used_by, name }]);
  }
  return uses;
}

/** True when the view fits into its row. */
export function fitsIntoRow(view: SavedView): boolean {
  return new TextEncoder().encode(viewText(view)).length <= savedFilterBounds.viewBytes;
}

function toFilter(row: FilterRow): StoredFilter {
  return { ...toVersion(row), ownerAccountId: asAccountId(row.owner_id), createdAt: row.created_at };
}

function toVersion(row: VersionRow): StoredVersion {
  return {
    filterId: row.filter_id,
    version: row.version,
    name: row.name,
    description: row.description,
    visibility: row.visibility,
    view: viewFrom(row.view),
    changedAt: row.changed_at,
    changedBy: asAccountId(row.changed_by),
  };
}

const ids = z.array(z.string()).readonly();

// Version 1: a tree of conditions. Raise it when an older reader would take the view for another one.
const storedView = z.strictObject({
  version: z.literal(1),
  filter: z.unknown().transform((raw, check) => {
    const filter = readFilter(raw);
    if (filter !== null) return filter;
    check.addIssue({ code: 'custom', message: 'Not a filter' });
    return z.NEVER;
  }),
  context: z.strictObject({ sites: ids, products: ids }).nullable(),
  sort: z
    .strictObject({ by: z.enum(userSortKeys), direction: z.enum(['ascending', 'descending']) })
    .nullable(),
});

function viewText({ filter, context, sort }: SavedView): string {
  return JSON.stringify({ version: 1, filter, context, sort } satisfies z.input<typeof storedView>);
}

function viewFrom(text: string): ReadView {
  const parsed = storedView.safeParse(parsedJson(text));
  if (!parsed.success) return { filter: null, context: null, sort: null, unreadable: text };
  const { filter, context, sort } = parsed.data;
  return { filter, context, sort, unreadable: null };
}

/** Returns undefined for what is no JSON: no view either. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
