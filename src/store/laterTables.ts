// The tables that the first minute can do without: a job makes them as soon as Forge lets it (25 DDL statements a
// minute). New ones are added at the end; their order never changes.
import type { Migration } from '../ports';

export const laterTables: readonly Migration[] = [
  {
    // What is due by itself. taken_at: somebody starts what is due since then; null when nobody does.
    name: 'v002_schedules',
    statement: `CREATE TABLE IF NOT EXISTS schedules (
      name VARCHAR(32) NOT NULL PRIMARY KEY,
      next_at BIGINT NOT NULL,
      taken_at BIGINT,
      last_due_at BIGINT,
      last_started_at BIGINT,
      last_run_id VARCHAR(36),
      version INT NOT NULL)`,
  },
];
