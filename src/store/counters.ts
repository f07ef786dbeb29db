// Surrogate keys: small integers that the app assigns, since Forge SQL discourages AUTO_INCREMENT.
import type { Sql } from '../ports';
import { Unavailable } from '../domain/errors';

export type CounterName =
  | 'directories'
  | 'sites'
  | 'products'
  | 'resources'
  | 'user_groups'
  | 'users'
  | 'scopes';

const ATTEMPTS = 20;

/** Reserves `count` numbers that nobody else gets and returns the first. Numbers start at 1. */
export async function takeNumbers(sql: Sql, name: CounterName, count: number): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const first = await nextNumber(sql, name);
    const won = await sql.change(`UPDATE counters SET next_no = ? WHERE name = ? AND next_no = ?`, [
      first + count,
      name,
      first,
    ]);
    if (won === 1) return first;
  }
  throw new Unavailable('No number could be reserved', { counter: name });
}

async function nextNumber(sql: Sql, name: CounterName): Promise<number> {
  const [row] = await sql.select<{ next_no: number }>(`SELECT next_no FROM counters WHERE name = ?`, [name]);
  if (row !== undefined) return row.next_no;
  try {
    await sql.change(`INSERT INTO counters (name, next_no) VALUES (?, 1)`, [name]);
  } catch (error) {
    // Another caller may have made the row in the meantime: only without a row the error is one.
    const [made] = await sql.select(`SELECT next_no FROM counters WHERE name = ?`, [name]);
    if (made === undefined) throw error;
  }
  return 1;
}
