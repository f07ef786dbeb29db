import { beforeEach, describe, expect, it } from 'vitest';
import { asAccountId } from '../../src/domain/ids';
import { closeLostRecords, createAudit } from '../../src/operations/audit';
import type { AuditFact } from '../../src/operations/auditEntry';
import { verifyAudit } from '../../src/operations/verifyAudit';
import { deleteOldOperations, pruneAudit } from '../../src/store/operationRetention';
import { eraseProfiles } from '../../src/store/profiles';
import { DELETED_AT_ONCE } from '../../src/store/retention';
import { createMemorySql, type MemorySql } from '../support/memorySql';
import { recordingPorts } from './recordingPorts';

let sql: MemorySql;
let ports: ReturnType<typeof recordingPorts>;

beforeEach(() => {
  sql = createMemorySql();
  ports = recordingPorts(sql);
  return () => sql.close();
});

const DAY_MS = 86_400_000;

const aFact = (n: number): AuditFact => ({
  action: 'operation.item',
  actorId: asAccountId('olga'),
  accountId: asAccountId('emil'),
  detail: { n },
  personal: { email: 'emil@example.test' },
});

/** A run of so many entries that ended so many days after the first day. */
async function aRun(runId: string, endedOn: number, entries = 2): Promise<void> {
  const clock = { ...ports.clock, now: () => endedOn * DAY_MS };
  const audit = await createAudit({ ...ports, clock }, runId);
  await audit.append(Array.from({ length: entries }, (_, n) => aFact(n)));
  await audit.close();
}

/** Deletes until nothing is left to be deleted. Returns in how many steps. */
async function until(step: () => Promise<number>): Promise<number> {
  let steps = 0;
  while ((await step()) > 0) steps += 1;
  return steps;
}

const prune = (beforeDay: number) =>
  until(() => pruneAudit(ports, { before: beforeDay * DAY_MS, now: 100 * DAY_MS }));
const runsWithEntries = async () =>
  (await sql.select('SELECT DISTINCT run_id FROM audit_entries ORDER BY run_id')).map((row) => row['run_id']);

describe('entries that are old', () => {
  it('are forgotten run by run, and what they came to is anchored', async () => {
    for (const day of [1, 2, 3]) await aRun(`day-${day}`, day);

    await prune(3);

    expect(await runsWithEntries()).toEqual(['day-3']);
    expect(await sql.select('SELECT DISTINCT run_id FROM audit_values')).toEqual([{ run_id: 'day-3' }]);
    expect(await verifyAudit(ports, null)).toMatchObject({
      broken: null,
      entries: 2,
      prunedBefore: 2 * DAY_MS,
    });
  });

  it('are forgotten also where a stop kept their record open', async () => {
    const at = (day: number) => ({ ...ports, clock: { ...ports.clock, now: () => day * DAY_MS } });
    const fact = { ...aFact(1), action: 'settings.safety', accountId: null } as const;
    await (await createAudit(at(1), 'settings')).append([fact]);
    await (await createAudit(at(2), 'just-now')).append([fact]);

    await closeLostRecords(at(2));
    await prune(4);

    expect(await runsWithEntries()).toEqual(['just-now']);
    expect((await verifyAudit(ports, null)).broken).toBeNull();
  });

  it('are forgotten in steps, and the record holds after each of them', async () => {
    await aRun('long', 1, 2 * DELETED_AT_ONCE + 1);
    await aRun('kept', 3);

    for (let deleted = 1; deleted > 0;) {
      deleted = await pruneAudit(ports, { before: 2 * DAY_MS, now: 9 * DAY_MS });
      expect((await verifyAudit(ports, null)).broken).toBeNull();
    }
    expect(await runsWithEntries()).toEqual(['kept']);
  });

  it('stay when they are missed by nobody else', async () => {
    await aRun('first', 1);
    await aRun('second', 5);
    await prune(2);
    await sql.change(`DELETE FROM audit_entries WHERE run_id = 'second' AND seq = 1`);

    expect((await verifyAudit(ports, null)).broken).toEqual({
      runId: 'second',
      seq: 1,
      why: 'entry-missing',
    });
  });
});

async function anOperation(
  operationId: string,
  { status, day, items = 1 }: { readonly status: string; readonly day: number; readonly items?: number },
): Promise<void> {
  await sql.change(
    `INSERT INTO operations (operation_id, version, status, about, time_zone, author_id, created_at, expires_at,
     planned_count, api_calls, worked_ms, finished_at) VALUES (?, 1, ?, '', 'UTC', 'olga', ?, 0, 0, '{}', 0, ?)`,
    [operationId, status, day * DAY_MS, day * DAY_MS],
  );
  for (let itemNo = 1; itemNo <= items; itemNo += 1) await anItem(operationId, itemNo, {});
}

async function anItem(
  operationId: string,
  itemNo: number,
  { accountId = null, email = null }: { readonly accountId?: string | null; readonly email?: string | null },
): Promise<void> {
  await sql.change(
    `INSERT INTO operation_items (operation_id, item_no, account_id, email, outcome, plan, state, changed_at)
     VALUES (?, ?, ?, ?, 'change', '', 'done', 0)`,
    [operationId, itemNo, accountId, email],
  );
  await sql.change(
    `INSERT INTO operation_seats (operation_id, item_no, resource_no, effect, came) VALUES (?, ?, 1, 'freed', 1)`,
    [operationId, itemNo],
  );
}

describe('operations that are old', () => {
  it('are forgotten with their users, unless they go on', async () => {
    await anOperation('old', { status: 'done', day: 1 });
    await anOperation('goes-on', { status: 'running', day: 1 });
    await anOperation('paused', { status: 'paused', day: 1 });
    await anOperation('young', { status: 'done', day: 9 });
    await anOperation('given-up', { status: 'discarded', day: 6 });
    await anOperation('waits', { status: 'ready', day: 9 });

    await until(() => deleteOldOperations(sql, { before: 5 * DAY_MS, unconfirmedBefore: 8 * DAY_MS }));

    const left = ['goes-on', 'paused', 'waits', 'young'].map((operation_id) => ({ operation_id }));
    expect(await sql.select('SELECT operation_id FROM operations ORDER BY operation_id')).toEqual(left);
    expect(await sql.select('SELECT operation_id FROM operation_items ORDER BY operation_id')).toEqual(left);
    expect(await sql.select('SELECT operation_id FROM operation_seats ORDER BY operation_id')).toEqual(left);
  });

  it('take the entries along of which nobody ended the record', async () => {
    await anOperation('stopped', { status: 'done', day: 1 });
    await (await createAudit(ports, 'stopped')).append([aFact(1)]);

    await until(() => deleteOldOperations(sql, { before: 5 * DAY_MS, unconfirmedBefore: 0 }));

    expect(await runsWithEntries()).toEqual([]);
  });

  it('are forgotten in steps, however many users they had', async () => {
    await anOperation('old', { status: 'done', day: 1, items: DELETED_AT_ONCE + 1 });

    const steps = await until(() => deleteOldOperations(sql, { before: 5 * DAY_MS, unconfirmedBefore: 0 }));

    expect(steps).toBe(3);
    expect(await sql.select('SELECT 1 FROM operation_items')).toEqual([]);
    expect(await sql.select('SELECT 1 FROM operation_seats')).toEqual([]);
  });
});

async function aUser(userNo: number, { name, email }: { readonly name: string; readonly email: string }) {
  await sql.change(
    `INSERT INTO users (user_no, account_id, status, account_status, membership_status, claim_status, name_search,
       email_search, email_domain, platform_roles, row_hash, first_seen_at, changed_at)
     VALUES (?, ?, 'active', 'active', 'active', 'managed', ?, ?, '', '', '', 0, 0)`,
    [userNo, `account-${userNo}`, name, email],
  );
}

describe('somebody who is erased', () => {
  const filterOf = (name: string, email: string) =>
    JSON.stringify({
      any: [
        { field: 'name', value: name },
        { field: 'email', values: [email] },
      ],
    });

  it.each([
    ['the address', 'Emil-T@Example.test', '…'],
    ['the whole name', 'Emil "Till" Tischbein', '…'],
    ['another address that ends like it', 'to.emil-t@example.test', 'to.emil-t@example.test'],
    ['another address that begins like it', 'emil-t@example.test.au', 'emil-t@example.test.au'],
    ['a part of the name', 'Tischbein', 'Tischbein'],
    ['a name that somebody else has, too', 'Pony Hut', 'Pony Hut'],
  ])('is erased from what others typed: %s', async (_what, typed, left) => {
    await aUser(1, { name: 'emil "till" tischbein', email: 'emil-t@example.test' });
    await aUser(2, { name: 'pony hut', email: '' });
    await aUser(3, { name: 'pony hut', email: '' });
    await anOperation('invitation', { status: 'done', day: 1 });
    await sql.change('UPDATE operations SET about = ?', [JSON.stringify({ text: `Ask ${typed}.` })]);
    for (const table of ['saved_filters', 'saved_filter_changes'])
      await sql.change(
        `INSERT INTO ${table} (filter_id, version, visibility, name, description, view, changed_at, changed_by
           ${table === 'saved_filters' ? ', owner_id, created_at' : ''})
         VALUES ('f', 1, 'shared', ?, '', ?, 0, 'olga' ${table === 'saved_filters' ? `, 'olga', 0` : ''})`,
        [typed, filterOf(typed, typed)],
      );

    await eraseProfiles(sql, [1, 3], 0);

    expect(await sql.select('SELECT about FROM operations')).toEqual([
      { about: JSON.stringify({ text: `Ask ${left}.` }) },
    ]);
    const filters = await sql.select(
      'SELECT name, view FROM saved_filters UNION SELECT name, view FROM saved_filter_changes',
    );
    expect(filters).toEqual([{ name: left, view: filterOf(left, left) }]);
  });

  it('is erased from what was done in bulk, by account and by address, and nobody else is', async () => {
    await sql.change(
      `INSERT INTO users (user_no, account_id, status, account_status, membership_status, claim_status, name,
         name_search, email, email_search, email_domain, platform_roles, row_hash, first_seen_at, changed_at)
       VALUES (1, 'emil', 'active', 'active', 'active', 'managed', 'Emil', 'emil', 'Emil@example.test',
         'emil@example.test', 'example.test', '', '', 0, 0)`,
    );
    await aRun('run', 1);
    await anItem('run', 1, { accountId: 'emil', email: 'emil@example.test' });
    await anItem('run', 2, { email: 'emil@example.test' });
    await anItem('run', 3, { email: 'anna@example.test' });

    await eraseProfiles(sql, [1], 0);

    expect(await sql.select('SELECT account_id, email FROM operation_items ORDER BY item_no')).toEqual([
      { account_id: 'emil', email: null },
      { account_id: null, email: null },
      { account_id: null, email: 'anna@example.test' },
    ]);
    expect(await sql.select('SELECT 1 FROM audit_values')).toEqual([]);
    expect(await verifyAudit(ports, null)).toMatchObject({ entries: 2, broken: null });
  });
});
