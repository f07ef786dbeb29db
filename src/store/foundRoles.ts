// Direct roles that a search has found so far: a list too long for its checkpoint, and what tells in the end which of
// the stored ones are no more.
import type { Sql } from '../ports';
import { placeholders } from './rows';
import { grouped } from './rowsOfUsers';
import { addTodo } from './todo';

export async function markFound(sql: Sql, resourceNo: number, userNos: readonly number[]): Promise<void> {
  await addTodo(
    sql,
    'found',
    userNos.map((userNo) => ({ directoryNo: resourceNo, userNo })),
  );
}

/** Returns on which of the resources users were found, keyed by user number. `asked`: users, keyed by resource. */
export async function listFound(
  sql: Sql,
  asked: ReadonlyMap<number, readonly number[]>,
): Promise<Map<number, number[]>> {
  const resources = [...asked].filter(([, userNos]) => userNos.length > 0);
  if (resources.length === 0) return new Map();
  const ofResource = resources.map(
    ([, userNos]) => `(directory_no = ? AND user_no IN (${placeholders(userNos.length)}))`,
  );
  const rows = await sql.select<{ resource_no: number; user_no: number }>(
    `SELECT directory_no AS resource_no, user_no FROM sync_todo
     WHERE kind = 'found' AND (${ofResource.join(' OR ')})`,
    resources.flatMap(([resourceNo, userNos]) => [resourceNo, ...userNos]),
  );
  return grouped(rows, (row) => [row.user_no, row.resource_no]);
}
