// What the platform itself remembers: a database file below the data directory, or memory.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';

export const IN_MEMORY = ':memory:';

export type StateDatabase = Database.Database;

const TABLES = [
  'CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
  `CREATE TABLE IF NOT EXISTS records (
    entity TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, expires_at INTEGER,
    PRIMARY KEY (entity, key)) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS events (
    delivery_no INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, consumer TEXT NOT NULL,
    chain INTEGER NOT NULL, pushed_at INTEGER NOT NULL, due_at INTEGER NOT NULL, failures INTEGER NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS push_jobs (
    job_id TEXT PRIMARY KEY, queue TEXT NOT NULL, succeeded INTEGER NOT NULL, in_progress INTEGER NOT NULL,
    failed INTEGER NOT NULL, cancelled INTEGER NOT NULL) WITHOUT ROWID`,
];

export function stateFile(dataDir: string, name: string): string {
  if (dataDir === IN_MEMORY) return IN_MEMORY;
  mkdirSync(dataDir, { recursive: true });
  return path.join(dataDir, name);
}

export function openState(dataDir: string): StateDatabase {
  const database = new Database(stateFile(dataDir, 'platform.db'));
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = NORMAL');
  for (const table of TABLES) database.exec(table);
  return database;
}

/** Returns the rows as objects; libsql adds an enumerable `_metadata` to each. */
export function allRows<Row>(
  database: StateDatabase,
  statement: string,
  params: readonly unknown[] = [],
): Row[] {
  return database
    .prepare(statement)
    .all([...params])
    .map((row) => {
      const { _metadata, ...columns } = row as Row & { _metadata?: unknown };
      return columns as Row;
    });
}

export function change(database: StateDatabase, statement: string, params: readonly unknown[] = []): number {
  return database.prepare(statement).run([...params]).changes;
}

export function readFact(database: StateDatabase, name: string): string | null {
  const rows = allRows<{ value: string }>(database, 'SELECT value FROM facts WHERE name = ?', [name]);
  return rows[0]?.value ?? null;
}

export function writeFact(database: StateDatabase, name: string, value: string): void {
  change(database, 'REPLACE INTO facts (name, value) VALUES (?, ?)', [name, value]);
}
