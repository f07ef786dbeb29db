// The app is stopped again and again in the middle of a sync: nothing of what it was doing catches that, and what
// goes on is a new app over the same stores, which the tick calls after the lease.
import { afterEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app';
import type { Ports, QueueMessage } from '../../src/ports';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';
import { PAST_THE_LEASE_MS } from '../support/restingWorld';

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

class Stopped extends Error {}

/** Hosts that stop answering after a number of writes, answers and messages. */
function createCut() {
  let left = Number.POSITIVE_INFINITY;
  const messages: QueueMessage[] = [];
  async function upToTheCut<T>(act: () => Promise<T>): Promise<T> {
    if (left <= 0) throw new Stopped();
    const answer = await act();
    left -= 1;
    // It was done, and nobody learned of it.
    if (left <= 0) throw new Stopped();
    return answer;
  }
  const adapt = (ports: Ports): Ports => ({
    ...ports,
    http: { send: (request) => upToTheCut(() => ports.http.send(request)) },
    sql: { ...ports.sql, change: (...statement) => upToTheCut(() => ports.sql.change(...statement)) },
    queue: { push: (message) => upToTheCut(async () => void messages.push(message)) },
  });
  return {
    adapt,
    messages,
    isStopped: () => left <= 0,
    /** Lets `count` more things happen. */
    goOn: (count: number) => {
      left = count;
    },
  };
}

/** Works on what is due with an app that is stopped after one thing, the next one after two, and so on. */
async function workCutOff({ organization, ports, sql }: SyncHarness, cut: ReturnType<typeof createCut>) {
  let stops = 0;
  for (;;) {
    const app = createApp(ports);
    cut.goOn(stops + 1);
    try {
      await app.onTick();
      for (let next = cut.messages.shift(); next !== undefined; next = cut.messages.shift())
        await app.onMessage(next);
    } catch (error) {
      if (!cut.isStopped()) throw error;
    }
    if (cut.isStopped()) stops += 1;
    cut.messages.length = 0;
    organization.model.clock.advance(PAST_THE_LEASE_MS);
    cut.goOn(Number.POSITIVE_INFINITY);
    const open = await sql.select(`SELECT job_id FROM jobs WHERE status <> 'done'`);
    if (open.length === 0) return stops;
  }
}

describe.each(['centralized', 'original'] as const)('a sync that is stopped again and again, %s', (model) => {
  test('ends complete and equal to the organization', async () => {
    const cut = createCut();
    harness = await createSyncHarness({ model, users: 150 }, cut.adapt);
    const { call, compare, organization } = harness;

    for (const change of [null, 'remove-users', 'change-memberships', 'remove-groups', 'remove-workspaces']) {
      if (change !== null) await makeChange(organization.url, change);
      organization.model.clock.advance(60_000);
      const { runId } = await call('sync.start');

      expect(await workCutOff(harness, cut)).toBeGreaterThan(10);

      expect(await call('sync.status', { runId })).toMatchObject({ status: 'finished', outcome: 'complete' });
      expect(await compare()).toMatchObject({ equal: true });
    }
  });
});

async function makeChange(url: string, kind: string): Promise<void> {
  const body = JSON.stringify({ kind, count: kind === 'remove-workspaces' ? 1 : 5 });
  const response = await fetch(`${url}/_control/change`, { method: 'POST', body });
  if (!response.ok) throw new Error(await response.text());
}
