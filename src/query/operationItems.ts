// The users of an operation with their names, and what was done to one user.
import type { AccountId, ResourceId } from '../domain/ids';
import type { ItemOutcome } from '../domain/operationPlan';
import type { ItemStanding, SeatEffect } from '../domain/operationResults';
import type { ItemReason, OperationItem } from '../domain/operationRun';
import type { Sql } from '../ports';
import { ITEM_COLUMNS, toItem, type ItemRow, type StoredItem } from '../store/operationItems';
import { allOf, anyOf, anywhere, listOf, plain, sqlText } from './fragment';
import type { Fragment } from './fragment';

export interface ItemsRequest {
  readonly operationId: string;
  readonly outcome?: ItemOutcome | undefined;
  /** Of the run, where it has one; else of the plan. */
  readonly reason?: ItemReason | undefined;
  readonly state?: ItemStanding | undefined;
  readonly seat?: SeatCondition | undefined;
  /** Part of a name or address. */
  readonly search?: string | undefined;
  /** Number of the last item before. */
  readonly after: number;
  readonly limit: number;
}

/** Whose seats the plan frees, gives or leaves used. */
export interface SeatCondition {
  readonly effect: SeatEffect;
  /** Absent: on any product. */
  readonly resourceId?: ResourceId | undefined;
  /** Absent: whether it came about or not. */
  readonly came?: boolean | undefined;
}

export interface ItemsPage {
  readonly items: readonly OperationItem[];
  readonly next: number | null;
}

// Forge SQL answers with 4 MiB at most, a function with 5 MiB (developer.atlassian.com/platform/forge/limits-sql,
// 2025-12-01; limits-invocation, 2026-10-09). The texts are ASCII but for addresses, of which each item has two.
const MOST_TEXT = 2_000_000;

export async function listItems(sql: Sql, request: ItemsRequest): Promise<ItemsPage> {
  const found = await findItems(sql, request);
  const itemNos = upToLimit(found).map((row) => row.item_no);
  if (itemNos.length === 0) return { items: [], next: null };
  const { text, params } = sqlText`SELECT ${plain(columnsOf('i'))}, u.name, u.email AS user_email, u.erased_at
    FROM operation_items i LEFT JOIN users u ON u.account_id = i.account_id
    WHERE i.operation_id = ${request.operationId} AND i.item_no IN ${listOf(itemNos)} ORDER BY i.item_no`;
  const rows = await sql.select<
    ItemRow & { name: string | null; user_email: string | null; erased_at: number | null }
  >(text, params);
  const items = rows.map((row): OperationItem => {
    const { changedAt: _changedAt, ...item } = toItem(row);
    const isErased = row.erased_at !== null;
    return { ...item, name: isErased ? null : row.name, userEmail: isErased ? null : row.user_email };
  });
  const isLast = itemNos.length === found.length && found.length < request.limit;
  return { items, next: isLast ? null : (itemNos.at(-1) ?? null) };
}

function findItems(sql: Sql, request: ItemsRequest): Promise<{ item_no: number; length: number }[]> {
  const { text, params } = sqlText`SELECT i.item_no, LENGTH(i.plan) + COALESCE(LENGTH(i.result), 0) AS length
    FROM operation_items i LEFT JOIN users u ON u.account_id = i.account_id
    WHERE ${allOf(conditionsOf(request))} ORDER BY i.item_no LIMIT ${request.limit}`;
  return sql.select<{ item_no: number; length: number }>(text, params);
}

function conditionsOf(request: ItemsRequest): Fragment[] {
  const { operationId, outcome, reason, state, seat, search, after } = request;
  const conditions = [sqlText`i.operation_id = ${operationId}`, sqlText`i.item_no > ${after}`];
  if (outcome !== undefined) conditions.push(sqlText`i.outcome = ${outcome}`);
  if (reason !== undefined) conditions.push(sqlText`COALESCE(i.result_reason, i.reason) = ${reason}`);
  if (state !== undefined) conditions.push(standsAt(state));
  if (seat !== undefined) conditions.push(hasSeat(seat));
  if (search !== undefined) {
    const texts = ['u.name_search', 'u.email_search', 'LOWER(i.email)'];
    conditions.push(
      anyOf(texts.map((column) => sqlText`${plain(column)} LIKE ${anywhere(search)} ESCAPE '!'`)),
    );
  }
  return conditions;
}

function standsAt(standing: ItemStanding): Fragment {
  if (standing === 'left-out') return sqlText`i.state = ${'skipped'} AND i.outcome = ${'skip'}`;
  if (standing === 'left-alone') return sqlText`i.state = ${'skipped'} AND i.outcome <> ${'skip'}`;
  return sqlText`i.state = ${standing}`;
}

function hasSeat({ effect, resourceId, came }: SeatCondition): Fragment {
  const conditions = [
    plain('s.operation_id = i.operation_id AND s.item_no = i.item_no'),
    sqlText`s.effect = ${effect}`,
  ];
  if (resourceId !== undefined)
    conditions.push(
      sqlText`s.resource_no = (SELECT r.resource_no FROM resources r WHERE r.resource_id = ${resourceId})`,
    );
  if (came !== undefined) conditions.push(sqlText`s.came = ${Number(came)}`);
  return sqlText`EXISTS (SELECT 1 FROM operation_seats s WHERE ${allOf(conditions)})`;
}

/** Returns as many of the items, from the first on, as one page can carry; the first in any case. */
function upToLimit<Item extends { readonly length: number }>(items: readonly Item[]): readonly Item[] {
  let sum = 0;
  const end = items.findIndex(({ length }, at) => {
    sum += length;
    return at > 0 && sum > MOST_TEXT;
  });
  return end === -1 ? items : items.slice(0, end);
}

function columnsOf(alias: string): string {
  return ITEM_COLUMNS.split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ');
}

export interface ItemOfUser extends StoredItem {
  readonly operationId: string;
}

const MOST_OF_USER = 50;

/** Returns what runs did to the user, or were about to, latest first. Plans that nobody confirmed are left out. */
export async function listItemsOfUser(sql: Sql, accountId: AccountId): Promise<ItemOfUser[]> {
  const rows = await sql.select<ItemRow & { operation_id: string }>(
    `SELECT i.operation_id, ${columnsOf('i')} FROM operation_items i
     JOIN operations o ON o.operation_id = i.operation_id
     WHERE i.account_id = ? AND o.started_at IS NOT NULL ORDER BY i.changed_at DESC LIMIT ?`,
    [accountId, MOST_OF_USER],
  );
  return rows.map((row) => ({ ...toItem(row), operationId: row.operation_id }));
}
