// The users of a run that is over, as those need them who undo it or try again.
import { asAccountId, type AccountId } from '../domain/ids';
import type { Sql } from '../ports';
import { ITEM_COLUMNS, toItem, type ItemRow, type StoredItem } from './operationItems';
import { placeholders } from './rows';

/** Whom of a run something follows. */
export interface Followed {
  readonly operationId: string;
  readonly following: Following;
}

type Following =
  /** Those of whom something may have been changed. */
  | 'changed'
  /** Those of whom something was to be changed and was not, or not wholly. */
  | 'not-changed';

const conditions: Readonly<Record<Following, string>> = {
  // A run that was given up settles as cancelled whom it had begun to change, too.
  changed: `(state IN ('done', 'failed') OR (state = 'cancelled' AND result IS NOT NULL))`,
  // Planned for a change, and left alone by the run.
  'not-changed': `(state = 'failed' OR (state = 'skipped' AND outcome <> 'skip'))`,
};

/** Returns items by number. */
export async function listFollowedItems(
  sql: Sql,
  { operationId, following }: Followed,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<StoredItem[]> {
  const rows = await sql.select<ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM operation_items
     WHERE operation_id = ? AND ${conditions[following]} AND item_no > ? ORDER BY item_no LIMIT ?`,
    [operationId, after, limit],
  );
  return rows.map(toItem);
}

export async function countFollowedItems(sql: Sql, { operationId, following }: Followed): Promise<number> {
  const [row] = await sql.select<{ n: number }>(
    `SELECT COUNT(*) AS n FROM operation_items WHERE operation_id = ? AND ${conditions[following]}`,
    [operationId],
  );
  return row?.n ?? 0;
}

/** Returns who of the accounts is among them. */
export async function whoOf(
  sql: Sql,
  { operationId, following }: Followed,
  accountIds: readonly AccountId[],
): Promise<ReadonlySet<AccountId>> {
  if (accountIds.length === 0) return new Set();
  const rows = await sql.select<{ account_id: string }>(
    `SELECT account_id FROM operation_items WHERE operation_id = ? AND ${conditions[following]}
     AND account_id IN (${placeholders(accountIds.length)})`,
    [operationId, ...accountIds],
  );
  return new Set(rows.map(({ account_id }) => asAccountId(account_id)));
}
