// The users of an operation: what is planned for each, and what came of it.
import { asAccountId, type AccountId } from '../domain/ids';
import type { ItemOutcome, PlannedItem, SkipReason } from '../domain/operationPlan';
import type { ItemResult, ItemState } from '../domain/operationRun';
import type { Sql, SqlRow } from '../ports';
import { markSeats, replaceSeats } from './operationSeats';
import { placeholders, replaceRows } from './rows';
import { contentOf, versioned } from './versioned';

export interface StoredItem extends PlannedItem {
  readonly state: ItemState;
  readonly result: ItemResult | null;
  readonly changedAt: number;
}

export interface ItemRow extends SqlRow {
  readonly item_no: number;
  readonly account_id: string | null;
  readonly email: string | null;
  readonly outcome: ItemOutcome;
  readonly reason: SkipReason | null;
  readonly plan: string;
  readonly state: ItemState;
  readonly result: string | null;
  readonly changed_at: number;
}

export const ITEM_COLUMNS = 'item_no, account_id, email, outcome, reason, plan, state, result, changed_at';

/** What of a planned item stands in the plan's column. */
type PlanContent = Pick<PlannedItem, 'steps' | 'skipped' | 'effects'>;

// Raise a version when an older reader would take the content for another one.
const PLAN_VERSION = 1;
const RESULT_VERSION = 1;

/** Returns what a plan says of one user, as it is stored: what its hash is made of. */
export function planText({ steps, skipped, effects }: PlanContent): string {
  return versioned(PLAN_VERSION, { steps, skipped, effects } satisfies PlanContent);
}

/** Writes a page of a plan in the place of whatever stands after the given number. */
export async function replaceItems(
  sql: Sql,
  { operationId, after, now }: { readonly operationId: string; readonly after: number; readonly now: number },
  items: readonly PlannedItem[],
): Promise<void> {
  await replaceSeats(sql, { operationId, after }, items);
  await sql.change('DELETE FROM operation_items WHERE operation_id = ? AND item_no > ?', [
    operationId,
    after,
  ]);
  await replaceRows(
    sql,
    { name: 'operation_items', columns: ['operation_id', ...ITEM_COLUMNS.split(', ')] },
    items.map((item) => {
      const state: ItemState = item.outcome === 'skip' ? 'skipped' : 'waiting';
      const { itemNo, accountId, email, outcome, reason } = item;
      return [operationId, itemNo, accountId, email, outcome, reason, planText(item), state, null, now];
    }),
  );
}

/** Returns items in one of the states, by number. */
export async function listItemsIn(
  sql: Sql,
  { operationId, states }: { readonly operationId: string; readonly states: readonly ItemState[] },
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<StoredItem[]> {
  const rows = await sql.select<ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM operation_items
     WHERE operation_id = ? AND state IN (${placeholders(states.length)}) AND item_no > ? ORDER BY item_no LIMIT ?`,
    [operationId, ...states, after, limit],
  );
  return rows.map(toItem);
}

export interface ItemChange {
  readonly itemNo: number;
  readonly state: ItemState;
  readonly result: ItemResult | null;
}

/** Changes, in one statement, those of the items that are still in the state from which they go on. */
export async function changeItems(
  sql: Sql,
  {
    operationId,
    from,
    now,
  }: { readonly operationId: string; readonly from: ItemState; readonly now: number },
  changes: readonly ItemChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const cases = changes.map(() => 'WHEN ? THEN ?').join(' ');
  await sql.change(
    `UPDATE operation_items SET result = CASE item_no ${cases} END, result_reason = CASE item_no ${cases} END,
       state = CASE item_no ${cases} END, changed_at = ?
     WHERE operation_id = ? AND state = ? AND item_no IN (${placeholders(changes.length)})`,
    [
      ...changes.flatMap(({ itemNo, result }) => [
        itemNo,
        result === null ? null : versioned(RESULT_VERSION, result),
      ]),
      ...changes.flatMap(({ itemNo, result }) => [itemNo, result?.reason ?? null]),
      ...changes.flatMap(({ itemNo, state }) => [itemNo, state]),
      now,
      operationId,
      from,
      ...changes.map(({ itemNo }) => itemNo),
    ],
  );
  await markSeats(sql, operationId, changes);
}

export interface ChangedItem {
  readonly itemNo: number;
  readonly accountId: AccountId;
  readonly changedAt: number;
}

/** Returns users for whom something was sent, in the order in which that was noted. */
export async function listChangedItems(
  sql: Sql,
  operationId: string,
  { after, limit }: { readonly after: Omit<ChangedItem, 'accountId'>; readonly limit: number },
): Promise<ChangedItem[]> {
  const rows = await sql.select<{ item_no: number; account_id: string; changed_at: number }>(
    `SELECT item_no, account_id, changed_at FROM operation_items
     WHERE operation_id = ? AND result IS NOT NULL AND state <> 'skipped' AND account_id IS NOT NULL
       AND (changed_at > ? OR (changed_at = ? AND item_no > ?)) ORDER BY changed_at, item_no LIMIT ?`,
    [operationId, after.changedAt, after.changedAt, after.itemNo, limit],
  );
  return rows.map((row) => ({
    itemNo: row.item_no,
    accountId: asAccountId(row.account_id),
    changedAt: row.changed_at,
  }));
}

const CANCELLED_PER_STATEMENT = 1_000;

/** Gives up everybody who still waits. */
export async function cancelWaiting(sql: Sql, operationId: string, now: number): Promise<void> {
  const [row] = await sql.select<{ last: number | null }>(
    'SELECT MAX(item_no) AS last FROM operation_items WHERE operation_id = ?',
    [operationId],
  );
  for (let after = 0; after < (row?.last ?? 0); after += CANCELLED_PER_STATEMENT) {
    await sql.change(
      `UPDATE operation_items SET state = 'cancelled', changed_at = ?
       WHERE operation_id = ? AND state = 'waiting' AND item_no > ? AND item_no <= ?`,
      [now, operationId, after, after + CANCELLED_PER_STATEMENT],
    );
  }
}

/** Returns how many of those who were to be changed were not. */
export async function countUnchanged(sql: Sql, operationId: string): Promise<number> {
  const [row] = await sql.select<{ n: number }>(
    `SELECT COUNT(*) AS n FROM operation_items WHERE operation_id = ? AND outcome <> 'skip' AND state <> 'done'`,
    [operationId],
  );
  return row?.n ?? 0;
}

export type StateCounts = Readonly<Record<ItemState, number>>;

/** Returns how many items of each operation are in each state, keyed by operation. */
export async function countStates(
  sql: Sql,
  operationIds: readonly string[],
): Promise<(operationId: string) => StateCounts> {
  const rows =
    operationIds.length === 0
      ? []
      : await sql.select<{ operation_id: string; state: ItemState; n: number }>(
          `SELECT operation_id, state, COUNT(*) AS n FROM operation_items
           WHERE operation_id IN (${placeholders(operationIds.length)}) GROUP BY operation_id, state`,
          operationIds,
        );
  return (operationId) => {
    const own = rows.filter((row) => row.operation_id === operationId);
    const count = (state: ItemState): number => own.find((row) => row.state === state)?.n ?? 0;
    const [waiting, writing, done] = [count('waiting'), count('writing'), count('done')];
    const [failed, skipped, cancelled] = [count('failed'), count('skipped'), count('cancelled')];
    return { waiting, writing, done, failed, skipped, cancelled };
  };
}

export function toItem(row: ItemRow): StoredItem {
  return {
    itemNo: row.item_no,
    accountId: row.account_id === null ? null : asAccountId(row.account_id),
    email: row.email,
    outcome: row.outcome,
    reason: row.reason,
    ...contentOf<PlanContent>(PLAN_VERSION, JSON.parse(row.plan)),
    state: row.state,
    result: row.result === null ? null : contentOf<ItemResult>(RESULT_VERSION, JSON.parse(row.result)),
    changedAt: row.changed_at,
  };
}
