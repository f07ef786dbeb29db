// The Sql port over a MariaDB as the local platform reaches it, with the app's tables and another database's rows.
import { openMariadb } from '../../local/platform/sql/mariadbEngine';
import type { Sql, SqlRow, SqlValue } from '../../src/ports';
import { chunks, replaceRows } from '../../src/store/rows';
import { allTables } from '../../src/store/schema';

export interface MariadbSql extends Sql {
  close(): Promise<void>;
}

const SECONDS = { read: 5, write: 10, ddl: 20 };

export async function createMariadbSql(url: string): Promise<MariadbSql> {
  const engine = await openMariadb(url, SECONDS);
  const migrate: Sql['migrate'] = async (list) => {
    for (const { statement } of list) await engine.run(statement);
  };
  await migrate(allTables);
  return {
    migrate,
    async select<Row extends SqlRow>(statement: string, params: readonly SqlValue[] = []): Promise<Row[]> {
      return [...(await engine.run(statement, params)).rows] as readonly SqlRow[] as Row[];
    },
    change: async (statement, params = []) => (await engine.run(statement, params)).affectedRows,
    close: () => engine.close(),
  };
}

const ROWS_AT_ONCE = 1_000;

/** Copies what is in the app's tables. */
export async function copyTables(from: Sql, to: Sql): Promise<void> {
  for (const { statement } of allTables) {
    const name = /CREATE TABLE IF NOT EXISTS (\w+)/.exec(statement)?.[1] ?? '';
    const rows = await from.select<SqlRow>(`SELECT * FROM ${name}`);
    const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== '_metadata');
    for (const part of chunks(rows, ROWS_AT_ONCE)) {
      await replaceRows(
        to,
        { name, columns },
        part.map((row) => columns.map((column) => row[column] ?? null)),
      );
    }
  }
}
