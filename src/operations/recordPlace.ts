// What stands at a place of the record, as people know it: whatever storage still tells. Nothing here is proven.
import { asAccountId } from '../domain/ids';
import type { PersonInRecord, RecordPlace } from '../domain/operationRun';
import type { Sql } from '../ports';
import { readSources } from '../query/operationViews';
import { findPeople } from '../query/people';
import { listAuditEntries, listAuditValues, type AuditEntryRow } from '../store/auditEntries';
import { operationsOf } from '../store/operations';
import type { Broken } from './auditReading';

export async function findRecordPlace(sql: Sql, { runId, seq }: Broken): Promise<RecordPlace> {
  const [first] = await listAuditEntries(sql, runId, { after: 0, limit: 1 });
  const [entry] = seq === null ? [] : await listAuditEntries(sql, runId, { after: seq - 1, limit: 1 });
  return {
    operation: await findOperation(sql, operationIn(first) ?? runId),
    alone: aloneOf(first),
    user: entry?.seq === seq ? await userOf(sql, entry) : null,
  };
}

/** A decision about an operation has a record of its own, and names it. */
function operationIn(entry: AuditEntryRow | undefined): string | undefined {
  // Not parsed: the body may be what was tampered with.
  return /"operationId":"([a-z0-9-]{1,36})"/.exec(entry?.body ?? '')?.[1];
}

async function findOperation(sql: Sql, operationId: string): Promise<RecordPlace['operation']> {
  const operations = await operationsOf(sql, [operationId]);
  const [operation] = operations;
  if (operation === undefined) return null;
  const sourceOf = await readSources(sql, operations);
  return { operationId, about: operation.about, source: sourceOf(operation) };
}

function aloneOf(entry: AuditEntryRow | undefined): RecordPlace['alone'] {
  if (entry?.action === 'settings.safety') return 'safety-settings';
  return entry?.action === 'users.exported' ? 'export' : null;
}

/** An invited address without an account has its name beside the record. */
async function userOf(
  sql: Sql,
  { runId, seq, action, accountId: id }: AuditEntryRow,
): Promise<PersonInRecord | null> {
  if (id !== null) {
    const accountId = asAccountId(id);
    const person = (await findPeople(sql, [accountId])).get(accountId);
    const { name = null, isErased = false } = person ?? {};
    return { accountId, name: isErased ? null : name, isErased };
  }
  if (action !== 'operation.item') return null;
  const values = await listAuditValues(sql, runId, { from: seq, to: seq });
  const address = values.find(({ field }) => field === 'email')?.value;
  // Whether a value that is not there was erased, or taken out, or never was, nothing tells.
  return address === undefined ? null : { accountId: null, name: address, isErased: false };
}
