// The seats of the users of an operation, by which they are counted and found: what the plan does to each, and whether
// it came about.
import type { PlannedItem } from '../domain/operationPlan';
import { seatEffects, seatsCame } from '../domain/operationResults';
import type { ItemResult, ItemState } from '../domain/operationRun';
import type { Sql } from '../ports';
import { KEYS_PER_STATEMENT, chunks, placeholders, replaceRows } from './rows';

type Planned = Pick<PlannedItem, 'itemNo' | 'effects'>;

/** Writes the seats of a page of a plan in the place of whatever stands after the given number. */
export async function replaceSeats(
  sql: Sql,
  { operationId, after }: { readonly operationId: string; readonly after: number },
  items: readonly Planned[],
): Promise<void> {
  await sql.change('DELETE FROM operation_seats WHERE operation_id = ? AND item_no > ?', [
    operationId,
    after,
  ]);
  const seats = items.flatMap(seatsOf);
  const numbers = await numbersOf(sql, [...new Set(seats.map(({ resourceId }) => resourceId))]);
  const rows = seats.flatMap(({ itemNo, resourceId, effect }) => {
    const resourceNo = numbers.get(resourceId);
    return resourceNo === undefined ? [] : [[operationId, itemNo, resourceNo, effect, 0]];
  });
  const columns = ['operation_id', 'item_no', 'resource_no', 'effect', 'came'];
  await replaceRows(sql, { name: 'operation_seats', columns }, rows);
}

function seatsOf({ itemNo, effects: { freed, gained, stillBillable } }: Planned) {
  const resourceIds = { freed, gained, stillBillable: stillBillable.map((path) => path.resourceId) };
  return seatEffects.flatMap((effect) =>
    [...new Set(resourceIds[effect])].map((resourceId) => ({ itemNo, resourceId, effect })),
  );
}

async function numbersOf(sql: Sql, resourceIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>();
  for (const part of chunks(resourceIds, KEYS_PER_STATEMENT)) {
    const rows = await sql.select<{ resource_id: string; resource_no: number }>(
      `SELECT resource_id, resource_no FROM resources WHERE resource_id IN (${placeholders(part.length)})`,
      part,
    );
    for (const row of rows) numbers.set(row.resource_id, row.resource_no);
  }
  return numbers;
}

interface Ended {
  readonly itemNo: number;
  readonly state: ItemState;
  readonly result: ItemResult | null;
}

/** Notes which seats came about. Safe to repeat. */
export async function markSeats(sql: Sql, operationId: string, changes: readonly Ended[]): Promise<void> {
  const came = changes.map(({ itemNo, state, result }) => ({ itemNo, ...seatsCame(state, result) }));
  const whole = came.filter(({ all }) => all).map(({ itemNo }) => itemNo);
  const mark = 'UPDATE operation_seats SET came = 1 WHERE operation_id = ? AND';
  if (whole.length > 0)
    await sql.change(`${mark} item_no IN (${placeholders(whole.length)})`, [operationId, ...whole]);
  for (const part of came) {
    if (part.all || part.freed.length === 0) continue;
    const numbers = [...(await numbersOf(sql, part.freed)).values()];
    if (numbers.length === 0) continue;
    await sql.change(
      `${mark} item_no = ? AND effect = 'freed' AND resource_no IN (${placeholders(numbers.length)})`,
      [operationId, part.itemNo, ...numbers],
    );
  }
}
