// The Sql port over a database in memory, for suites that need real statements and no platform. SQLite knows no
// INDEX inside CREATE TABLE: such parts become statements of their own.
import Database from 'libsql';
import type { Migration, Sql, SqlRow, SqlValue } from '../../src/ports';
import { allTables } from '../../src/store/schema';

export interface MemorySql extends Sql {
  /** Statements that were run after the tables were made. */
  readonly statementCount: () => number;
  /** Writes a copy into a new file. */
  saveTo(file: string): void;
  close(): void;
}

/** Returns an empty database that has the app's tables, or those of the given migrations. */
export function createMemorySql(initial: readonly Migration[] = allTables): MemorySql {
  return over(new Database(':memory:'), initial);
}

/** Returns a database in memory that begins as the file that `saveTo` wrote. */
export function loadMemorySql(file: string): MemorySql {
  const database = new Database(':memory:');
  database.prepare('ATTACH ? AS saved').run(file);
  const parts = database
    .prepare('SELECT type, name, sql FROM saved.sqlite_master WHERE sql IS NOT NULL')
    .all();
  const isTable = (part: SavedPart): boolean => part.type === 'table';
  for (const { sql } of (parts as SavedPart[]).filter(isTable)) database.exec(sql);
  for (const { name } of (parts as SavedPart[]).filter(isTable)) {
    database.exec(`INSERT INTO main.${name} SELECT * FROM saved.${name}`);
  }
  for (const { sql } of (parts as SavedPart[]).filter((part) => !isTable(part))) database.exec(sql);
  database.exec('DETACH saved');
  return over(database, []);
}

interface SavedPart {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

function over(database: Database.Database, initial: readonly Migration[]): MemorySql {
  database.exec('pragma case_sensitive_like = on');
  const applied = new Set<string>();
  let statementCount = 0;

  const apply = (list: readonly Migration[]) => {
    for (const { name, statement } of list) {
      if (applied.has(name)) continue;
      for (const part of toSqlite(statement)) database.exec(part);
      applied.add(name);
    }
  };

  apply(initial);
  return {
    async select<Row extends SqlRow>(statement: string, params: readonly SqlValue[] = []): Promise<Row[]> {
      statementCount += 1;
      const rows: Row[] = [];
      for (const row of database.prepare(statement).all(...params)) rows.push({ ...(row as Row) });
      return rows;
    },
    async change(statement, params = []) {
      statementCount += 1;
      return database.prepare(statement).run(...params).changes;
    },
    migrate: async (list) => apply(list),
    statementCount: () => statementCount,
    saveTo: (file) => void database.prepare('VACUUM INTO ?').run(file),
    close: () => database.close(),
  };
}

/** Returns the same DDL in SQLite's words: the table first, then its indexes. */
function toSqlite(statement: string): string[] {
  const table = /^\s*CREATE TABLE IF NOT EXISTS (\w+)/.exec(statement)?.[1];
  if (table === undefined) return [statement];
  const indexes: string[] = [];
  const bare = statement.replace(/,\s*INDEX (\w+) (\([^()]*\))/g, (_, name: string, columns: string) => {
    indexes.push(`CREATE INDEX IF NOT EXISTS ${name} ON ${table} ${columns}`);
    return '';
  });
  return [bare, ...indexes];
}
