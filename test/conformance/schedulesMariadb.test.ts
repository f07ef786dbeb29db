// The statements of schedules, retention and the nightly search on the database that Forge's resembles.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mariadbMissing, startMariadb, type MariadbServer } from '../../local/platform/sql/mariadbServer';
import { deleteDeliveredEvents, deleteDoneJobs, deleteOldRuns } from '../../src/store/retention';
import { insertSchedule, listSchedules, setNextDue, settleDue, takeDue } from '../../src/store/schedules';
import { countSeatHolders, listSeatHolders } from '../../src/store/seatHolders';
import { beginRun } from '../../src/store/syncRuns';
import { createMariadbSql, type MariadbSql } from '../support/mariadbSql';

function suite(): void {
  let server: MariadbServer;
  let sql: MariadbSql;
  beforeAll(async () => {
    server = await startMariadb();
    sql = await createMariadbSql(server.url('schedules'));
  });
  beforeEach(async () => {
    for (const table of ['schedules', 'sync_runs', 'access']) await sql.change(`DELETE FROM ${table}`);
  });
  afterAll(async () => {
    await sql.close();
    await server.stop();
  });

  it('lets one of many take what is due, and settle it', async () => {
    await Promise.all([1, 2, 3].map(() => insertSchedule(sql, 'daily-sync', 100)));
    const due = (await listSchedules(sql)).get('daily-sync');
    if (due === undefined) throw new Error('It was not inserted');

    const takers = await Promise.all([1, 2, 3].map(() => takeDue(sql, due, 110)));
    const taken = takers.filter((one) => one !== null);
    const [winner] = taken;
    if (winner === undefined) throw new Error('Nobody took it');

    expect(taken).toHaveLength(1);
    expect(await settleDue(sql, winner, { at: 110, runId: 'a-run', nextAt: 200 })).toBe(true);
    expect((await listSchedules(sql)).get('daily-sync')).toMatchObject({
      nextAt: 200,
      takenAt: null,
      lastDueAt: 100,
      lastRunId: 'a-run',
    });
  });

  it('does not settle what was set anew meanwhile', async () => {
    await setNextDue(sql, 'probe', 100);
    const due = (await listSchedules(sql)).get('probe');
    const taken = due === undefined ? null : await takeDue(sql, due, 110);
    if (taken === null) throw new Error('Nobody took it');

    await setNextDue(sql, 'probe', 500);

    expect(await settleDue(sql, taken, { at: 110, runId: null, nextAt: 200 })).toBe(false);
    expect((await listSchedules(sql)).get('probe')?.nextAt).toBe(500);
  });

  it('deletes old runs, and finds nothing old elsewhere', async () => {
    const begun = { kind: 'full', target: null, cause: 'schedule', startedBy: null, stage: 'organization' };
    for (let n = 1; n <= 5; n += 1) await beginRun(sql, { ...begun, runId: `run-${n}`, startedAt: n });
    await sql.change('UPDATE sync_runs SET finished_at = started_at');

    expect(await deleteOldRuns(sql, { before: 5, keep: 2 })).toBe(3);
    expect(await deleteDeliveredEvents(sql, 5)).toBe(0);
    expect(await deleteDoneJobs(sql, 5)).toBe(0);
  });

  it('counts and lists holders of seats once each', async () => {
    const rows = [
      [1, 1, 1],
      [1, 2, 1],
      [2, 1, 0],
      [3, 2, 1],
    ];
    for (const row of rows)
      await sql.change(
        'INSERT INTO access (user_no, resource_no, is_seat, is_direct) VALUES (?, ?, ?, 0)',
        row,
      );

    expect(await countSeatHolders(sql)).toBe(2);
    expect(await listSeatHolders(sql, { after: 0, limit: 1 })).toEqual([1]);
    expect(await listSeatHolders(sql, { after: 1, limit: 5 })).toEqual([3]);
  });
}

if (mariadbMissing === null) describe('schedules on MariaDB', suite);
else it.skip(`MariaDB suite left out: ${mariadbMissing}`, suite);
