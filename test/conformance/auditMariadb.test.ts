// The statements of the record, of forgetting and of what follows a run, on the database that Forge's resembles.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mariadbMissing, startMariadb, type MariadbServer } from '../../local/platform/sql/mariadbServer';
import { asAccountId } from '../../src/domain/ids';
import { closeLostRecords, createAudit } from '../../src/operations/audit';
import type { AuditFact } from '../../src/operations/auditEntry';
import { verifyAudit } from '../../src/operations/verifyAudit';
import { countFollowedItems, listFollowedItems, whoOf } from '../../src/store/followedItems';
import { eraseFromOperations } from '../../src/store/operationErasure';
import { deleteOldOperations, pruneAudit } from '../../src/store/operationRetention';
import { deleteOldActs } from '../../src/store/retention';
import { eraseTyped } from '../../src/store/typedErasure';
import { recordingPorts } from '../operations/recordingPorts';
import { createMariadbSql, type MariadbSql } from '../support/mariadbSql';

const fact: AuditFact = {
  action: 'operation.item',
  actorId: asAccountId('olga'),
  accountId: asAccountId('Emil'),
  detail: { text: '🙂 \\ \' "' },
  personal: { email: 'emil@example.test' },
};

function suite(): void {
  let server: MariadbServer;
  let sql: MariadbSql;
  beforeAll(async () => {
    server = await startMariadb();
    sql = await createMariadbSql(server.url('audit'));
  });
  beforeEach(async () => {
    for (const table of ['audit_entries', 'audit_heads', 'audit_values', 'operations', 'operation_items'])
      await sql.change(`DELETE FROM ${table}`);
  });
  afterAll(async () => {
    await sql.close();
    await server.stop();
  });

  it('verifies what it recorded, and finds what was changed', async () => {
    const ports = recordingPorts(sql);
    const audits = await Promise.all(['a', 'b', 'c'].map((runId) => createAudit(ports, runId)));
    for (const audit of audits) await audit.append([fact, fact]);
    await Promise.all(audits.map((audit) => audit.close()));

    expect(await verifyAudit(ports, null)).toMatchObject({ runs: 3, entries: 6, broken: null });
    await sql.change(`UPDATE audit_entries SET account_id = 'emil' WHERE run_id = 'b' AND seq = 2`);
    expect((await verifyAudit(ports, null)).broken).toEqual({ runId: 'b', seq: 2, why: 'entry-changed' });
  });

  it('refuses a second writer of the same run', async () => {
    const ports = recordingPorts(sql);
    const [first, second] = [await createAudit(ports, 'run'), await createAudit(ports, 'run')];
    await first.append([fact]);

    await expect(second.append([fact])).rejects.toThrow();
  });

  it('closes what a stop kept open', async () => {
    const ports = recordingPorts(sql);
    const wholeRun = { ...fact, action: 'settings.safety', accountId: null } as const;
    await (await createAudit(ports, 'open')).append([wholeRun]);
    expect(await verifyAudit(ports, null)).toMatchObject({ runs: 1, entries: 1, broken: null });

    const later = { ...ports, clock: { ...ports.clock, now: () => ports.clock.now() + 86_400_000 } };
    await closeLostRecords(later);

    expect(await sql.select('SELECT run_id, entries FROM audit_heads')).toEqual([
      { run_id: 'open', entries: 1 },
    ]);
  });

  it('erases what others typed', async () => {
    const insert = (filterId: string, version: number) =>
      sql.change(
        `INSERT INTO saved_filter_changes
           (filter_id, version, visibility, name, description, view, changed_at, changed_by)
         VALUES (?, ?, 'shared', 'EMIL@example.test', '', '{}', 0, 'olga')`,
        [filterId, version],
      );
    // More than are read at once, and one that begins on the next page.
    for (let version = 1; version <= 21; version += 1) await insert('a', version);
    await insert('b', 1);

    await eraseTyped(sql, ['emil@example.test']);

    expect(await sql.select('SELECT DISTINCT name FROM saved_filter_changes')).toEqual([{ name: '…' }]);
  });

  it('forgets what is old, part by part', async () => {
    const ports = recordingPorts(sql);
    const audit = await createAudit(ports, 'old');
    await audit.append([fact]);
    await audit.close();
    await anOperation('old');
    const later = ports.clock.now() + 1;

    while ((await pruneAudit(ports, { before: later, now: later })) > 0);
    while ((await deleteOldOperations(sql, { before: later, unconfirmedBefore: 0 })) > 0);
    await deleteOldActs(sql, later);

    expect(await sql.select('SELECT * FROM operations')).toEqual([]);
    expect(await sql.select('SELECT * FROM operation_items')).toEqual([]);
    expect(await verifyAudit(ports, null)).toMatchObject({ entries: 0, broken: null });
  });

  it('finds whom something follows, and erases somebody', async () => {
    await anOperation('run');
    const failed = { operationId: 'run', following: 'not-changed' } as const;

    expect(await countFollowedItems(sql, failed)).toBe(1);
    expect(await listFollowedItems(sql, failed, { after: 0, limit: 5 })).toMatchObject([{ itemNo: 2 }]);
    expect(await whoOf(sql, failed, [asAccountId('emil'), asAccountId('anna')])).toEqual(new Set(['anna']));

    await eraseFromOperations(sql, { accountIds: ['anna'], addresses: ['emil@example.test'] });
    expect(await sql.select('SELECT account_id FROM operation_items WHERE email IS NOT NULL')).toEqual([
      { account_id: 'emil' },
    ]);
  });

  async function anOperation(operationId: string): Promise<void> {
    await sql.change(
      `INSERT INTO operations (operation_id, version, status, about, time_zone, author_id, created_at, expires_at,
       planned_count, api_calls, worked_ms, finished_at) VALUES (?, 1, 'done', '', 'UTC', 'olga', 0, 0, 0, '{}', 0, 1)`,
      [operationId],
    );
    const plan = '{"version":1,"content":{"steps":[],"skipped":[],"effects":{}}}';
    for (const [at, [accountId, state]] of [
      ['emil', 'done'],
      ['anna', 'failed'],
    ].entries())
      await sql.change(
        `INSERT INTO operation_items (operation_id, item_no, account_id, email, outcome, plan, state, changed_at)
         VALUES (?, ?, ?, 'emil@example.test', 'change', ?, ?, 0)`,
        [operationId, at + 1, accountId ?? null, plan, state ?? ''],
      );
  }
}

if (mariadbMissing === null) describe('the record on MariaDB', suite);
else it.skip(`MariaDB suite left out: ${mariadbMissing}`, suite);
