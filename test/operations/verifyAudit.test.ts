import { beforeEach, describe, expect, it } from 'vitest';
import { asAccountId } from '../../src/domain/ids';
import type { AuditVerdict } from '../../src/domain/operationRun';
import { createAudit, recordFact } from '../../src/operations/audit';
import type { AuditFact } from '../../src/operations/auditEntry';
import { verifyAudit } from '../../src/operations/verifyAudit';
import { createMemorySql, type MemorySql } from '../support/memorySql';
import { recordingPorts } from './recordingPorts';

let sql: MemorySql;
let ports: ReturnType<typeof recordingPorts>;

beforeEach(() => {
  sql = createMemorySql();
  ports = recordingPorts(sql);
  return () => sql.close();
});

const step = (itemNo: number): AuditFact => ({
  action: 'operation.item',
  actorId: asAccountId('olga'),
  accountId: asAccountId('emil'),
  detail: { itemNo },
  personal: { email: `person-${itemNo}@example.test` },
});

/** Two runs of three entries each, and something that was over at once. */
async function recordTwoRuns(): Promise<void> {
  for (const runId of ['one', 'two']) {
    const audit = await createAudit(ports, runId);
    await audit.append([step(1), step(2), step(3)]);
    await audit.close();
  }
  await recordFact(ports, { ...step(1), action: 'settings.safety' });
}

async function anOperation(operationId: string, status: string): Promise<void> {
  await sql.change(
    `INSERT INTO operations (operation_id, version, status, about, time_zone, author_id, created_at, expires_at,
     planned_count, api_calls, worked_ms) VALUES (?, 1, ?, '', 'UTC', 'olga', 0, 0, 0, '{}', 0)`,
    [operationId, status],
  );
}

/** Verifies part after part. */
async function verify(): Promise<Omit<AuditVerdict, 'next'> & { readonly parts: number }> {
  const sum = { runs: 0, entries: 0, parts: 0 };
  for (let after: string | null = null; ;) {
    const { runs, entries, next, ...rest } = await verifyAudit(ports, after);
    sum.runs += runs;
    sum.entries += entries;
    sum.parts += 1;
    if (next === null) return { ...sum, ...rest };
    after = next;
  }
}

const broken = async () => (await verify()).broken;

describe('the verification of the record', () => {
  it('finds nothing wrong with what nobody touched', async () => {
    await recordTwoRuns();

    expect(await verify()).toEqual({ runs: 3, entries: 7, parts: 1, broken: null, prunedBefore: null });
  });

  it('finds nothing wrong where nothing was done', async () => {
    expect(await verify()).toEqual({ runs: 0, entries: 0, parts: 1, broken: null, prunedBefore: null });
  });

  it.each([
    ['body', `REPLACE(body, '"itemNo":2', '"itemNo":7')`],
    ['at', 'at + 1'],
    ['action', `'operation.finished'`],
    ['account_id', `'somebody-else'`],
  ])('finds an entry whose %s was changed', async (column, changed) => {
    await recordTwoRuns();
    await sql.change(`UPDATE audit_entries SET ${column} = ${changed} WHERE run_id = 'one' AND seq = 2`);

    expect(await broken()).toEqual({ runId: 'one', seq: 2, why: 'entry-changed' });
  });

  it.each([1, 2, 3])('finds that entry %i is missing', async (seq) => {
    await recordTwoRuns();
    await sql.change(`DELETE FROM audit_entries WHERE run_id = 'two' AND seq = ?`, [seq]);

    expect(await broken()).toEqual({ runId: 'two', seq, why: 'entry-missing' });
  });

  it('finds that entries changed their places', async () => {
    await recordTwoRuns();
    for (const [from, to] of [
      [1, 9],
      [2, 1],
      [9, 2],
    ])
      await sql.change(`UPDATE audit_entries SET seq = ? WHERE run_id = 'one' AND seq = ?`, [
        to ?? 0,
        from ?? 0,
      ]);

    expect(await broken()).toEqual({ runId: 'one', seq: 1, why: 'entry-changed' });
  });

  it('finds that a run in the middle is missing', async () => {
    await recordTwoRuns();
    await sql.change(`DELETE FROM audit_heads WHERE run_id = 'two'`);

    expect(await broken()).toMatchObject({ why: 'run-missing' });
  });

  it('finds that the latest run is missing', async () => {
    await recordTwoRuns();
    await sql.change(`DELETE FROM audit_heads WHERE run_id = 'own-1'`);
    await sql.change(`DELETE FROM audit_entries WHERE run_id = 'own-1'`);

    expect(await broken()).toEqual({ runId: 'two', seq: null, why: 'run-missing' });
  });

  it('finds that everything is missing', async () => {
    await recordTwoRuns();
    await sql.change(`DELETE FROM audit_heads`);
    await sql.change(`DELETE FROM audit_entries`);

    expect(await broken()).toMatchObject({ why: 'run-missing' });
  });

  it('finds an operation that is over and was never recorded', async () => {
    await anOperation('secret', 'done');
    await anOperation('begins', 'running');

    expect(await broken()).toEqual({ runId: 'secret', seq: null, why: 'run-missing' });
  });

  it('verifies also what goes on', async () => {
    await anOperation('goes-on', 'running');
    await (await createAudit(ports, 'goes-on')).append([step(1), step(2)]);

    expect(await verify()).toMatchObject({ runs: 1, entries: 2, broken: null });
    await sql.change(`UPDATE audit_entries SET at = 1 WHERE seq = 2`);
    expect(await broken()).toEqual({ runId: 'goes-on', seq: 2, why: 'entry-changed' });
  });

  it('verifies also what was over at once, and was stopped before its record was closed', async () => {
    const fact = { ...step(1), action: 'settings.safety', accountId: null } as const;
    await (await createAudit(ports, 'alone')).append([fact]);

    expect(await verify()).toMatchObject({ runs: 1, entries: 1, broken: null });
    await sql.change(`UPDATE audit_entries SET at = 1`);
    expect(await broken()).toEqual({ runId: 'alone', seq: 1, why: 'entry-changed' });
  });

  it('finds that the latest run is missing also when another has ended since', async () => {
    await recordTwoRuns();
    await sql.change(`DELETE FROM audit_heads WHERE run_id = 'own-1'`);
    await sql.change(`DELETE FROM audit_entries WHERE run_id = 'own-1'`);

    await recordFact(ports, { ...step(1), action: 'settings.safety' });

    expect(await broken()).toMatchObject({ why: 'run-missing' });
  });

  it.each([
    ['entries', 2],
    ['closed_at', 1],
    ['last_hash', 'x'],
  ])('finds a head whose %s was changed', async (column, changed) => {
    await recordTwoRuns();
    await sql.change(`UPDATE audit_heads SET ${column} = ? WHERE run_id = 'one'`, [changed]);

    expect(await broken()).toEqual({ runId: 'one', seq: null, why: 'head-changed' });
  });

  it('finds entries that were taken away as if they were no longer kept', async () => {
    await recordTwoRuns();
    await sql.change(`UPDATE audit_heads SET pruned_at = 1 WHERE run_id = 'one'`);
    await sql.change(`DELETE FROM audit_entries WHERE run_id = 'one'`);

    expect(await broken()).toEqual({ runId: 'one', seq: 1, why: 'entry-missing' });
  });

  it('finds a personal value that was changed, or added', async () => {
    await recordTwoRuns();
    await sql.change(`UPDATE audit_values SET value = 'other@example.test' WHERE run_id = 'one' AND seq = 2`);
    expect(await broken()).toEqual({ runId: 'one', seq: 2, why: 'value-changed' });

    await sql.change(`UPDATE audit_values SET field = 'name' WHERE run_id = 'one' AND seq = 2`);
    expect(await broken()).toEqual({ runId: 'one', seq: 2, why: 'value-changed' });
  });

  it('finds nothing wrong where personal values were erased', async () => {
    await recordTwoRuns();
    await sql.change(`DELETE FROM audit_values WHERE run_id = 'one'`);

    expect(await broken()).toBeNull();
  });

  it('tells that the key is lost, and signs what comes with another one', async () => {
    await recordTwoRuns();
    await ports.secrets.delete(`audit-key-${await ports.secrets.get('audit-key')}`);
    await recordFact(ports, step(4));

    expect(await broken()).toEqual({ runId: 'one', seq: null, why: 'key-lost' });
  });

  it('goes on in parts where there is much, and finds what is wrong in a later one', async () => {
    const audit = await createAudit(ports, 'long');
    for (let from = 0; from < 5_000; from += 1_000)
      await audit.append(Array.from({ length: 1_000 }, (_, n) => ({ ...step(from + n), personal: {} })));
    await audit.close();
    await recordTwoRuns();

    expect(await verify()).toMatchObject({ runs: 4, entries: 5_007, parts: 3, broken: null });
    await sql.change(`UPDATE audit_entries SET at = 1 WHERE run_id = 'long' AND seq = 4321`);
    expect(await broken()).toEqual({ runId: 'long', seq: 4321, why: 'entry-changed' });
  });

  it('goes on in parts where there are many runs, and ends with those that go on', async () => {
    for (let n = 0; n < 201; n += 1) await recordFact(ports, step(n));
    for (let n = 0; n < 250; n += 1) {
      await anOperation(`goes-on-${n}`, 'running');
      await (await createAudit(ports, `goes-on-${n}`)).append([step(n)]);
    }

    expect(await verify()).toMatchObject({ runs: 451, entries: 451, parts: 3, broken: null });
    await sql.change(`UPDATE audit_entries SET at = 1 WHERE run_id = 'goes-on-99'`);
    expect(await broken()).toEqual({ runId: 'goes-on-99', seq: 1, why: 'entry-changed' });
  });

  it('expects no entry of a run that was stopped before it began', async () => {
    await anOperation('stopped', 'done');
    await sql.change(`UPDATE operations SET outcome = 'stopped'`);

    expect(await broken()).toBeNull();
  });

  it.each(['heads.0.0', 'heads.x.1', 'open.1', 'anything'])('refuses to begin at %s', async (after) => {
    await expect(verifyAudit(ports, after)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
