import { beforeEach, describe, expect, it } from 'vitest';
import { asAccountId } from '../../src/domain/ids';
import { createAudit, recordFact, type Audit } from '../../src/operations/audit';
import type { AuditFact } from '../../src/operations/auditEntry';
import { findAuditHead, listAuditHeads } from '../../src/store/auditHeads';
import { createMemorySql, type MemorySql } from '../support/memorySql';
import { recordingPorts } from './recordingPorts';

const olga = asAccountId('olga');
const emil = asAccountId('emil');

let sql: MemorySql;
let ports: ReturnType<typeof recordingPorts>;

beforeEach(() => {
  sql = createMemorySql();
  ports = recordingPorts(sql);
  return () => sql.close();
});

const step = (itemNo: number): AuditFact => ({
  action: 'operation.item',
  actorId: olga,
  accountId: emil,
  detail: { itemNo },
});

describe('the record of a run', () => {
  it('numbers its entries, and a writer that comes later goes on after them', async () => {
    await (await createAudit(ports, 'run')).append([step(1), step(2)]);
    const later = await createAudit(ports, 'run');
    await later.append([step(3)]);

    expect(await later.listAfter(1)).toEqual([
      {
        seq: 2,
        at: ports.clock.now(),
        action: 'operation.item',
        actorId: olga,
        accountId: emil,
        detail: { itemNo: 2 },
      },
      expect.objectContaining({ seq: 3, detail: { itemNo: 3 } }),
    ]);
  });

  it('refuses a second writer, who does not know what the first one wrote', async () => {
    const [first, second] = [await createAudit(ports, 'run'), await createAudit(ports, 'run')];
    await first.append([step(1)]);

    await expect(second.append([step(9)])).rejects.toThrow();
    expect(await first.listAfter(0)).toMatchObject([{ detail: { itemNo: 1 } }]);
  });

  it('holds an address as a keyed hash only, beside which the address can be erased', async () => {
    const audit = await createAudit(ports, 'run');
    await audit.append([{ ...step(1), personal: { email: 'emil@example.test' } }]);

    const [entry] = await sql.select<{ body: string }>('SELECT body FROM audit_entries');
    expect(entry?.body).not.toContain('example.test');
    expect(await sql.select('SELECT account_id, field, value FROM audit_values')).toEqual([
      { account_id: 'emil', field: 'email', value: 'emil@example.test' },
    ]);
  });

  it('gives a run one head, however often it is closed', async () => {
    const audit = await createAudit(ports, 'run');
    await audit.append([step(1)]);
    await audit.close();
    await (await createAudit(ports, 'run')).close();

    expect(await listAuditHeads(sql, { after: 0, limit: 10 })).toMatchObject([
      { headNo: 1, runId: 'run', entries: 1, prunedAt: null },
    ]);
  });

  it('finds a place in the chain for everybody who closes a run at the same moment', async () => {
    const audits: Audit[] = [];
    for (const run of ['a', 'b', 'c', 'd']) audits.push(await createAudit(ports, run));
    await Promise.all(audits.map((audit) => audit.close()));

    const heads = await listAuditHeads(sql, { after: 0, limit: 10 });
    expect(heads.map(({ headNo }) => headNo)).toEqual([1, 2, 3, 4]);
    expect(heads.map(({ runId }) => runId).toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('closes at once what is over at once', async () => {
    await recordFact(ports, { ...step(1), action: 'settings.safety' });

    expect(await findAuditHead(sql, 'own-1')).toMatchObject({ entries: 1 });
  });

  it('shows its key to nobody', async () => {
    await recordFact(ports, step(1));
    const name = await ports.secrets.get('audit-key');
    const secret = await ports.secrets.get(`audit-key-${name}`);

    const stored = JSON.stringify([
      await sql.select('SELECT * FROM audit_entries'),
      await sql.select('SELECT * FROM audit_heads'),
      ports.keyValue.dump(),
    ]);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(stored).not.toContain(secret);
  });
});
