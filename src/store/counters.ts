// Surrogate keys: small integers that the app assigns, since Forge SQL discourages AUTO_INCREMENT.
import type { Sql } from '../ports';
import { StorageFailed } from '../domain/errors';

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
  throw new StorageFailed('No number could be reserved', { counter: name });
}

// A block left over by a burst's end leaves gaps, which every set of seen numbers carries along as empty bits.
const LARGEST_BLOCK = 1_000;

/**
 * Numbers reserved in blocks, for one caller in one burst. A block is as large as all that were handed out before:
 * who needs few numbers reserves few, who needs many asks rarely.
 */
export class NumberStock {
  readonly #sql: Sql;
  readonly #name: CounterName;
  #free: number[] = [];
  #handedOut = 0;

  constructor(sql: Sql, name: CounterName) {
    this.#sql = sql;
    this.#name = name;
  }

  /** Returns that many numbers that nobody else gets, in ascending order. */
  async take(count: number): Promise<number[]> {
    const taken = this.#free.splice(0, count);
    const missing = count - taken.length;
    if (missing > 0) {
      const block = Math.max(missing, Math.min(this.#handedOut, LARGEST_BLOCK));
      const first = await takeNumbers(this.#sql, this.#name, block);
      const numbers = Array.from({ length: block }, (_, i) => first + i);
      taken.push(...numbers.slice(0, missing));
      this.#free.push(...numbers.slice(missing));
    }
    this.#handedOut += count;
    return taken;
  }
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
