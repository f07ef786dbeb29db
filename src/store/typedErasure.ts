// Erases people from what others typed: addresses and whole names in the selections of operations, in the mails of
// invitations, and in saved filters with what those were before. Parts of them are anybody's.
import type { Sql, SqlValue } from '../ports';
import { placeholders } from './rows';

interface Place {
  readonly table: string;
  /** The primary key, with a value before all others. */
  readonly key: readonly (readonly [column: string, before: SqlValue])[];
  readonly columns: readonly string[];
}

const filterColumns = ['name', 'description', 'view'];

const places: readonly Place[] = [
  { table: 'operations', key: [['operation_id', '']], columns: ['about'] },
  { table: 'saved_filters', key: [['filter_id', '']], columns: filterColumns },
  {
    table: 'saved_filter_changes',
    key: [
      ['filter_id', ''],
      ['version', 0],
    ],
    columns: filterColumns,
  },
];

// A filter has at most some 50 kB; Forge SQL answers at most 4 MiB
// (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01).
const ROWS_AT_ONCE = 20;

/** No longer than anything that it takes the place of. */
const ERASED = '…';

/** `texts`: addresses and whole names. */
export async function eraseTyped(sql: Sql, texts: readonly string[]): Promise<void> {
  if (texts.length === 0) return;
  for (const place of places) await eraseIn(sql, place, texts);
}

async function eraseIn(sql: Sql, { table, key, columns }: Place, texts: readonly string[]): Promise<void> {
  const keyColumns = key.map(([column]) => column);
  let after = key.map(([, before]) => before);
  for (;;) {
    const rows = await sql.select(
      `SELECT ${[...keyColumns, ...columns].join(', ')} FROM ${table}
       WHERE (${keyColumns.join(', ')}) > (${placeholders(key.length)})
       ORDER BY ${keyColumns.join(', ')} LIMIT ?`,
      [...after, ROWS_AT_ONCE],
    );
    for (const row of rows) {
      after = keyColumns.map((column) => row[column] ?? null);
      for (const column of columns) {
        const text = String(row[column] ?? '');
        const erased = withoutTexts(text, texts);
        if (erased === text) continue;
        // What somebody typed anew meanwhile is theirs.
        await sql.change(
          `UPDATE ${table} SET ${column} = ? WHERE ${keyColumns.map((each) => `${each} = ?`).join(' AND ')} AND ${column} = ?`,
          [erased, ...after, text],
        );
      }
    }
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

/** Plain text, or JSON: none of the texts has anything of its structure. */
function withoutTexts(text: string, texts: readonly string[]): string {
  const folded = text.toLowerCase();
  return texts
    .flatMap((each) => [...new Set([each, JSON.stringify(each).slice(1, -1)])])
    .filter((each) => folded.includes(each.toLowerCase()))
    .reduce((left, each) => left.replace(wholly(each), ERASED), text);
}

/** Finds the text, but not within a longer word, name or address. */
function wholly(text: string): RegExp {
  const literal = text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}._+\-])${literal}(?![\p{L}\p{N}\-]|\.[\p{L}\p{N}])`, 'giu');
}
