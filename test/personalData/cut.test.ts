// The app is stopped after each write, answer and message of a report in turn; a new app over the same stores goes on.
import { expect, test } from 'vitest';
import { createApp } from '../../src/app';
import { startPersonalDataReport } from '../../src/personalData/start';
import type { Ports } from '../../src/ports';
import { findJob } from '../../src/store/jobs';
import { createSyncHarness } from '../support/syncHarness';
import { createReports } from './reports';
import { PAST_THE_LEASE_MS } from '../support/restingWorld';

class Stopped extends Error {}

test('a report that is stopped again and again erases, asks and names everybody all the same', async () => {
  const atlassian = createReports();
  let left = Number.POSITIVE_INFINITY;
  async function upToTheCut<T>(act: () => Promise<T>): Promise<T> {
    if (left <= 0) throw new Stopped();
    const answer = await act();
    left -= 1;
    // It was done, and nobody learned of it.
    if (left <= 0) throw new Stopped();
    return answer;
  }
  const harness = await createSyncHarness({ users: 250 }, (ports: Ports) => ({
    ...ports,
    sql: { ...ports.sql, change: (...statement) => upToTheCut(() => ports.sql.change(...statement)) },
    personalData: { report: (accounts) => upToTheCut(() => atlassian.report(accounts)) },
  }));
  const { ports, sql, organization } = harness;
  await harness.sync();
  const stored = await sql.select<{ account_id: string }>(`SELECT account_id FROM users ORDER BY user_no`);
  const accountIds = stored.map((row) => row.account_id);
  const closed = accountIds.filter((_, i) => i % 20 === 0);
  for (const accountId of closed) atlassian.accounts.closed.add(accountId);
  const changed = accountIds.filter((_, i) => i % 20 === 1);
  for (const accountId of changed)
    atlassian.accounts.updatedAt.set(accountId, organization.model.clock.now());
  const { jobId } = await startPersonalDataReport(ports);

  let stops = 0;
  for (let open = true; open;) {
    left = stops + 1;
    await createApp(ports)
      .onMessage({ jobId })
      .catch((error: unknown) => {
        if (!(error instanceof Stopped)) throw error;
      });
    if (left <= 0) stops += 1;
    left = Number.POSITIVE_INFINITY;
    organization.model.clock.advance(PAST_THE_LEASE_MS);
    open = (await findJob(sql, jobId))?.status !== 'done';
  }

  expect(stops).toBeGreaterThan(4);
  const erased = await sql.select<{ account_id: string }>(
    `SELECT account_id FROM users WHERE erased_at IS NOT NULL AND name IS NULL ORDER BY user_no`,
  );
  expect(erased.map((row) => row.account_id)).toEqual(closed);
  const asked = await sql.select<{ id: string }>(`SELECT id FROM sync_asked`);
  expect(asked.map(({ id }) => id).sort()).toEqual(changed.sort());
  expect(new Set(atlassian.requests.flat().map(({ accountId }) => accountId))).toEqual(new Set(accountIds));
  await harness.close();
});
