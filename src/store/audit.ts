// Who did what. Entries are added with the result, and never changed.
import type { ErrorDetail } from '../domain/errors';
import type { AccountId } from '../domain/ids';
import type { Clock, Ids, Sql } from '../ports';

type AuditAction =
  | 'connection.save'
  | 'access.set'
  | 'sync.start'
  | 'settings.sync-schedule'
  | 'filters.create'
  | 'filters.change'
  | 'filters.delete'
  | 'filters.import'
  | 'notes.add'
  | 'notes.delete';

export interface AuditEntry {
  readonly action: AuditAction;
  readonly actorId: AccountId;
  /** What was acted on: an account, a run, an organization, a saved filter. */
  readonly subject: string;
  readonly detail: ErrorDetail;
}

export async function insertAudit(
  ports: Readonly<{ sql: Sql; ids: Ids; clock: Clock }>,
  entry: AuditEntry,
): Promise<void> {
  await ports.sql.change(
    'INSERT INTO audit (entry_id, at, actor_id, action, subject, detail) VALUES (?, ?, ?, ?, ?, ?)',
    [
      ports.ids.newId(),
      ports.clock.now(),
      entry.actorId,
      entry.action,
      entry.subject,
      JSON.stringify(entry.detail),
    ],
  );
}
