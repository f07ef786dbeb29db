// What the store under the app needs on its disk, by the database's own account.
import type { ReadSql } from './mirror';

export type Engine = 'libsql' | 'mariadb';

const STATEMENTS: Readonly<Record<Engine, string>> = {
  // With what is not yet written back from the write-ahead log.
  libsql: 'SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()',
  mariadb: `SELECT SUM(file_size) AS bytes FROM information_schema.innodb_sys_tablespaces
    WHERE name LIKE CONCAT(DATABASE(), '/%')`,
};

export async function storeBytes(read: ReadSql, engine: Engine): Promise<number> {
  const [row] = await read(STATEMENTS[engine]);
  return Number(row?.['bytes']);
}
