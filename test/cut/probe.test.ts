// What looks for changes is stopped after every write, answer, message and document, and goes on cold.
import { afterEach, expect, test } from 'vitest';
import { createApp } from '../../src/app';
import { resumeIdleJobs } from '../../src/jobs/start';
import type { Ports, QueueMessage } from '../../src/ports';
import { findJob } from '../../src/store/jobs';
import { AUDIT_STREAM, startAuditStream } from '../../src/sync/auditStream';
import { findLastProbe, PROBE, startProbe } from '../../src/sync/probe';
import { makeChange } from '../support/changes';
import { createCutHosts, Stopped, type Cut } from '../support/cutHosts';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

const PAST_THE_LEASE_MS = 300_000;
/** Longer than any rest after a sync that was stopped in the middle. */
const REST_MS = 3 * 3_600_000;

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

async function start(): Promise<SyncHarness> {
  harness = await createSyncHarness({ users: 40, judge: false });
  await harness.sync();
  return harness;
}

/** Starts jobs of one kind, and works on them until the cut. Returns whether there was one. */
async function workUntilCut(
  { ports, organization }: SyncHarness,
  { kind, cut, begin }: { kind: string; cut: Cut; begin: (ports: Ports) => Promise<unknown> },
): Promise<boolean> {
  const messages: { readonly message: QueueMessage; readonly dueAt: number }[] = [];
  const { clock } = organization.model;
  const push = (message: QueueMessage, delaySeconds: number) =>
    void messages.push({ message, dueAt: clock.now() + delaySeconds * 1000 });
  const hosts = createCutHosts(ports, push, cut);
  const app = createApp(hosts.ports);
  try {
    await begin(hosts.ports);
    for (let next = messages.shift(); next !== undefined; next = messages.shift()) {
      // What others go on with is lost here, and found again by the tick.
      if ((await findJob(ports.sql, next.message.jobId))?.kind !== kind) continue;
      clock.advance(Math.max(0, next.dueAt - clock.now()));
      await app.onMessage(next.message);
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return hosts.isOver();
}

/** As the tick does when nobody holds a lease any more. */
async function resume({ ports, work, organization }: SyncHarness): Promise<void> {
  organization.model.clock.advance(PAST_THE_LEASE_MS);
  await resumeIdleJobs(ports);
  await work();
}

test('a probe that is stopped anywhere starts one full sync for one change, and forgets none', async () => {
  const app = await start();
  await startProbe(app.ports, 'probe-first');
  await app.work();
  let isCut = true;
  for (let after = 1; isCut; after += 1) {
    app.organization.model.clock.advance(REST_MS);
    await makeChange(app, 'add-users');
    const begin = (ports: Ports) => startProbe(ports, `probe-cut-${after}`);

    isCut = await workUntilCut(app, { kind: PROBE, cut: { after, by: 'stop' }, begin });
    await resume(app);
    // The next one is due; it finds what the one that was stopped did not.
    app.organization.model.clock.advance(REST_MS);
    await startProbe(app.ports, `probe-next-${after}`);
    await app.work();

    expect([after, await app.compare()]).toMatchObject([after, { equal: true }]);
    expect(await app.sql.select(`SELECT COUNT(*) AS n FROM sync_runs WHERE cause = 'drift'`)).toEqual([
      { n: after },
    ]);
    await startProbe(app.ports, `probe-last-${after}`);
    await app.work();
    expect([after, await findLastProbe(app.ports)]).toMatchObject([after, { found: { is: 'unchanged' } }]);
  }
}, 60_000);

test('a follower of the audit log that is stopped anywhere loses no entry', async () => {
  const app = await start();
  await startAuditStream(app.ports);
  await app.work();
  let isCut = true;
  for (let after = 1; isCut; after += 1) {
    app.organization.model.clock.advance(PAST_THE_LEASE_MS);
    await makeChange(app, 'rename-users', 2);
    app.organization.model.clock.advance(5_000);

    isCut = await workUntilCut(app, {
      kind: AUDIT_STREAM,
      cut: { after, by: 'stop' },
      begin: startAuditStream,
    });
    await resume(app);
    await startAuditStream(app.ports);
    await app.work();

    expect([after, await app.compare()]).toMatchObject([after, { equal: true }]);
  }
}, 60_000);
