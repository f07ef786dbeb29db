// Which tables are in place. The first ones are made before anything else happens, the others by a job.
import { SetupNeeded } from '../domain/errors';
import type { KeyValue, Log, Migration, Sql } from '../ports';
import { readDocument, writeDocument } from './documents';
import { laterTables } from './laterTables';
import { schemaDocument } from './settings';
import { firstTables } from './tables';

type SchemaPorts = Readonly<{ sql: Sql; keyValue: KeyValue; log: Log }>;

export const allTables: readonly Migration[] = [...firstTables, ...laterTables];

/** Makes the tables that everything needs. Cheap when they are there; may be stopped anywhere and called again. */
export async function ensureSchema(ports: SchemaPorts): Promise<void> {
  await apply(ports, firstTables);
}

/**
 * Makes all tables. May be stopped anywhere and called again.
 * @throws {RateLimited} when Forge allows no more of them in this minute; what was made stays.
 */
export async function completeSchema(ports: SchemaPorts): Promise<void> {
  await apply(ports, allTables);
}

export async function hasAllTables(ports: Pick<SchemaPorts, 'keyValue' | 'log'>): Promise<boolean> {
  const { applied } = await readDocument(ports, schemaDocument);
  return applied >= allTables.length;
}

/** @throws {SetupNeeded} while tables are missing. */
export async function requireAllTables(ports: Pick<SchemaPorts, 'keyValue' | 'log'>): Promise<void> {
  if (!(await hasAllTables(ports))) throw new SetupNeeded('tables');
}

async function apply(ports: SchemaPorts, tables: readonly Migration[]): Promise<void> {
  const { applied } = await readDocument(ports, schemaDocument);
  if (applied >= tables.length) return;
  await ports.sql.migrate(tables);
  await writeDocument(ports, schemaDocument, { applied: tables.length });
  ports.log.info('tables are in place', { tables: tables.length });
}
