// What the store under the app needs, by the database's own account.
import type { ReadSql } from './mirror';

export type Engine = 'libsql' | 'mariadb';

const STATEMENTS: Readonly<Record<Engine, string>> = {
  // With what is not yet written back from the write-ahead log.
  libsql: 'SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()',
  // Without what each file holds ready for later: some megabytes, however small the table.
  mariadb: `SELECT SUM(s.file_size - t.data_free) AS bytes FROM information_schema.innodb_sys_tablespaces s
    JOIN information_schema.tables t ON s.name = CONCAT(t.table_schema, '/', t.table_name)
    WHERE t.table_schema = DATABASE()`,
};

export async function storeBytes(read: ReadSql, engine: Engine): Promise<number> {
  const [row] = await read(STATEMENTS[engine]);
  return Number(row?.['bytes']);
}
