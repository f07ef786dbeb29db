import { beforeEach, describe, expect, it } from 'vitest';
import { asAccountId } from '../../src/domain/ids';
import { createAudit, recordFact } from '../../src/operations/audit';
import type { AuditFact } from '../../src/operations/auditEntry';
import { findRecordPlace } from '../../src/operations/recordPlace';
import { insertOperation } from '../../src/store/operations';
import { createMemorySql, type MemorySql } from '../support/memorySql';
import { recordingPorts } from './recordingPorts';

const olga = asAccountId('olga');
const about = { kind: 'undo', operationId: 'gone' } as const;

let sql: MemorySql;
let ports: ReturnType<typeof recordingPorts>;

beforeEach(async () => {
  sql = createMemorySql();
  ports = recordingPorts(sql);
  const row = { operationId: 'run-1', timeZone: 'UTC', authorId: olga, createdAt: 0, expiresAt: 0 };
  await insertOperation(sql, { ...row, about, jobId: 'run-1' });
  const audit = await createAudit(ports, 'run-1');
  await audit.append([
    aFact({ action: 'operation.started' }),
    aFact({ action: 'operation.item', accountId: asAccountId('ann') }),
    aFact({ action: 'operation.item', personal: { email: 'new@example.test' } }),
  ]);
  return () => sql.close();
});

function aFact(fact: Pick<AuditFact, 'action'> & Partial<AuditFact>): AuditFact {
  return { actorId: olga, accountId: null, detail: {}, ...fact };
}

const at = (runId: string, seq: number | null) => findRecordPlace(sql, { runId, seq, why: 'entry-changed' });
const operation = { operationId: 'run-1', about, source: null };

async function annIs(name: string | null, erasedAt: number | null): Promise<void> {
  await sql.change(
    `INSERT INTO users (user_no, account_id, status, account_status, membership_status, claim_status, name,
       name_search, email_search, email_domain, platform_roles, row_hash, first_seen_at, changed_at, erased_at)
     VALUES (1, 'ann', 'active', 'active', 'active', 'managed', ?, 'ann', '', '', '', '', 0, 0, ?)`,
    [name, erasedAt],
  );
}

describe('a place of the record', () => {
  it('is known by the operation, and by whom the entry is about', async () => {
    await annIs('Ann Smith', null);

    expect(await at('run-1', 2)).toEqual({
      operation,
      alone: null,
      user: { accountId: 'ann', name: 'Ann Smith', isErased: false },
    });
  });

  it('keeps the account of somebody erased, without a name', async () => {
    await annIs('Ann Smith', 1);

    expect((await at('run-1', 2)).user).toEqual({ accountId: 'ann', name: null, isErased: true });
  });

  it('tells somebody without a name, or who is not known, apart from somebody erased', async () => {
    const unknown = { accountId: 'ann', name: null, isErased: false };
    expect((await at('run-1', 2)).user).toEqual(unknown);

    await annIs(null, null);

    expect((await at('run-1', 2)).user).toEqual(unknown);
  });

  it('is known by an invited address as long as that is there', async () => {
    expect((await at('run-1', 3)).user).toEqual({
      accountId: null,
      name: 'new@example.test',
      isErased: false,
    });
    await sql.change('DELETE FROM audit_values');
    expect((await at('run-1', 3)).user).toBeNull();
  });

  it.each([null, 1, 4])('is about nobody where the break is at entry %s', async (seq) => {
    expect(await at('run-1', seq)).toEqual({ operation, alone: null, user: null });
  });

  it('is known by the operation that a decision was about, also where its entry cannot be read', async () => {
    await recordFact(ports, aFact({ action: 'operation.confirmed', detail: { operationId: 'run-1' } }));
    await sql.change(`UPDATE audit_entries SET body = 'x' || body WHERE run_id = 'own-1'`);

    expect((await at('own-1', 1)).operation).toEqual(operation);
  });

  it.each([
    ['settings.safety', 'safety-settings'],
    ['users.exported', 'export'],
  ] as const)('tells of %s, which is no operation', async (action, alone) => {
    await recordFact(ports, aFact({ action }));

    expect(await at('own-1', 1)).toEqual({ operation: null, alone, user: null });
  });

  it('tells nothing where nothing is left', async () => {
    expect(await at('unknown', null)).toEqual({ operation: null, alone: null, user: null });
  });
});
