import type { KeyValue, Log, Sql } from '../ports';
import { readDocument, writeDocument } from './documents';
import { schemaDocument } from './settings';
import { migrations, SCHEMA_VERSION } from './tables';

/** Brings the tables to this version of the app. Cheap when they are; may be stopped anywhere and called again. */
export async function ensureSchema(
  ports: Readonly<{ sql: Sql; keyValue: KeyValue; log: Log }>,
): Promise<void> {
  const { version } = await readDocument(ports, schemaDocument);
  if (version >= SCHEMA_VERSION) return;
  await ports.sql.migrate(migrations);
  await writeDocument(ports, schemaDocument, { version: SCHEMA_VERSION });
  ports.log.info('tables are in place', { version: SCHEMA_VERSION });
}
