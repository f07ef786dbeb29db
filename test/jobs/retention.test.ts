import { beforeEach, describe, expect, test } from 'vitest';
import { anyKind } from '../../src/jobs/job';
import { RETENTION, retention, startRetention } from '../../src/jobs/retention';
import { runJob } from '../../src/jobs/run';
import type { QueueMessage } from '../../src/ports';
import { writeDocument } from '../../src/store/documents';
import { syncScheduleDocument } from '../../src/store/scheduleSettings';
import { DELETED_AT_ONCE } from '../../src/store/retention';
import { beginRun } from '../../src/store/syncRuns';
import { createMemoryKeyValue } from '../support/memoryKeyValue';
import { createMemorySql, type MemorySql } from '../support/memorySql';
import { createRecordedLog } from '../support/recordedLog';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 9);

let sql: MemorySql;

beforeEach(() => {
  sql = createMemorySql();
  return () => sql.close();
});

const daysAgo = (days: number): number => NOW - days * DAY_MS;

async function aRun(runId: string, startedAt: number, finishedAt: number | null = startedAt): Promise<void> {
  const begun = { kind: 'full', target: null, cause: 'schedule', startedBy: null, stage: 'organization' };
  await beginRun(sql, { ...begun, runId, startedAt });
  await sql.change('UPDATE sync_runs SET finished_at = ? WHERE run_id = ?', [finishedAt, runId]);
}

async function anEvent(eventId: string, createdAt: number, deliveredAt: number | null): Promise<void> {
  await sql.change(
    `INSERT INTO outbox (event_id, kind, payload, created_at, delivered_at) VALUES (?, 'sync.finished', '{}', ?, ?)`,
    [eventId, createdAt, deliveredAt],
  );
}

async function aJob(jobId: string, status: string, updatedAt: number): Promise<void> {
  await sql.change(
    `INSERT INTO jobs (job_id, kind, status, version, state, lease_until, resume_at, failures, chained, created_at,
     updated_at) VALUES (?, 'small-sync', ?, 1, '', 0, ?, 0, 0, ?, ?)`,
    [jobId, status, NOW + DAY_MS, updatedAt, updatedAt],
  );
}

/** Runs the job to its end; keeps runs for 100 days. */
async function clean(): Promise<void> {
  const messages: QueueMessage[] = [];
  const ports = {
    sql,
    clock: { now: () => NOW, sleep: async () => undefined },
    ids: { newId: () => 'an-owner' },
    log: createRecordedLog(),
    keyValue: createMemoryKeyValue(),
    queue: { push: async (message: QueueMessage) => void messages.push(message) },
  };
  await writeDocument(ports, syncScheduleDocument, { ...syncScheduleDocument.initial, keepRunsDays: 100 });
  await startRetention(ports, 'cleaning');
  for (const { jobId } of messages)
    await runJob(ports, { [RETENTION]: () => anyKind(retention(ports)) }, jobId);
}

const idsOf = async (table: string, id: string): Promise<unknown[]> =>
  (await sql.select<Record<string, string>>(`SELECT ${id} FROM ${table} ORDER BY ${id}`)).map(
    (row) => row[id],
  );

describe('what is old', () => {
  test('is forgotten of syncs, but for the latest fifty', async () => {
    for (let n = 0; n < 40; n += 1) await aRun(`young-${n}`, daysAgo(n));
    for (let n = 0; n < 30; n += 1) await aRun(`old-${n}`, daysAgo(200 + n));

    await clean();

    const left = await idsOf('sync_runs', 'run_id');
    expect(left).toHaveLength(50);
    expect(left).toContain('old-9');
    expect(left).not.toContain('old-10');
  });

  test('stays when it is not older than the days that syncs are kept', async () => {
    for (let n = 0; n < 90; n += 1) await aRun(`young-${n}`, daysAgo(n));

    await clean();

    expect(await idsOf('sync_runs', 'run_id')).toHaveLength(90);
  });

  test('stays when it is unfinished, undelivered or undone', async () => {
    for (let n = 0; n < 60; n += 1) await aRun(`young-${n}`, daysAgo(n));
    await aRun('unfinished', daysAgo(300), null);
    await anEvent('undelivered', daysAgo(300), null);
    await aJob('waits', 'waiting', daysAgo(300));

    await clean();

    expect(await idsOf('sync_runs', 'run_id')).toContain('unfinished');
    expect(await idsOf('outbox', 'event_id')).toEqual(['undelivered']);
    expect(await idsOf('jobs', 'job_id')).toContain('waits');
  });

  test('is forgotten of delivered events and done jobs after a month', async () => {
    await anEvent('old', daysAgo(40), daysAgo(40));
    await anEvent('young', daysAgo(10), daysAgo(10));
    await aJob('old', 'done', daysAgo(40));
    await aJob('young', 'done', daysAgo(10));

    await clean();

    expect(await idsOf('outbox', 'event_id')).toEqual(['young']);
    expect(await idsOf('jobs', 'job_id')).toEqual(['cleaning', 'young']);
  });

  test('is forgotten of counts after a day, though nobody counts again', async () => {
    const add = `INSERT INTO counts (count_key, data_version, answer, made_at) VALUES (?, 1, '0', ?)`;
    await sql.change(add, ['new', daysAgo(1)]);
    await sql.change(add, ['old', daysAgo(1) - 1]);

    await clean();

    expect(await idsOf('counts', 'count_key')).toEqual(['new']);
  });

  test('is forgotten of filters that are no more, and of no other', async () => {
    const values = `1, 'private', 'Name', '', '{}', 1, 'otto'`;
    await sql.change(
      `INSERT INTO saved_filters (filter_id, version, visibility, name, description, view, changed_at, changed_by,
         owner_id, created_at) VALUES ('there', ${values}, 'otto', 1)`,
    );
    for (const id of ['there', 'lost']) {
      await sql.change(
        `INSERT INTO saved_filter_changes (filter_id, version, visibility, name, description, view, changed_at,
           changed_by) VALUES (?, ${values})`,
        [id],
      );
    }

    await clean();

    expect(await idsOf('saved_filter_changes', 'filter_id')).toEqual(['there']);
  });

  test('is forgotten of operations and of what was done, after the days that they are kept', async () => {
    for (const [id, at] of [
      ['old', daysAgo(401)],
      ['young', daysAgo(399)],
    ] as const) {
      await sql.change(
        `INSERT INTO operations (operation_id, version, status, about, time_zone, author_id, created_at, expires_at,
           planned_count, api_calls, worked_ms, finished_at) VALUES (?, 1, 'done', '', 'UTC', 'otto', ?, 0, 0, '{}', 0, ?)`,
        [id, at, at],
      );
      await sql.change(
        `INSERT INTO audit (entry_id, at, actor_id, action, subject, detail)
         VALUES (?, ?, 'otto', 'access.set', 'anna', '{}')`,
        [id, at],
      );
      await sql.change(
        `INSERT INTO audit_heads (head_no, run_id, entries, last_hash, closed_at, hash) VALUES (?, ?, 1, '', ?, '')`,
        [id === 'old' ? 1 : 2, id, at],
      );
      await sql.change(
        `INSERT INTO audit_entries (run_id, seq, at, action, body, hash) VALUES (?, 1, ?, 'operation.item', '', '')`,
        [id, at],
      );
    }

    await clean();

    expect(await idsOf('operations', 'operation_id')).toEqual(['young']);
    expect(await idsOf('audit', 'entry_id')).toEqual(['young']);
    expect(await idsOf('audit_entries', 'run_id')).toEqual(['young']);
    expect(await idsOf('audit_heads', 'run_id')).toEqual(['old', 'young']);
  });

  test('is deleted in steps, however much it is', async () => {
    const many = 2 * DELETED_AT_ONCE + 1;
    for (let n = 0; n < many; n += 1) await aJob(`old-${n}`, 'done', daysAgo(40));
    const before = sql.statementCount();

    await clean();

    expect(await idsOf('jobs', 'job_id')).toEqual(['cleaning']);
    expect(sql.statementCount() - before).toBeLessThan(60);
  });
});
