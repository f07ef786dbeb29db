// The end of a key's life is announced once for each limit, and noticed before a sync fails by it.
import { beforeEach, describe, expect, it } from 'vitest';
import { watchKeyExpiry } from '../../src/connection/expiry';
import { getConnectionStatus } from '../../src/connection/status';
import { createTestApp, GOOD_KEY, START, type TestApp } from '../resolvers/testApp';
import { createSyncHarness } from '../support/syncHarness';

const DAY_MS = 86_400_000;
const EXPIRES_AT = START + 60 * DAY_MS;
const NEW_KEY = 'ATCTT3xFfGN0-the-next-key';

let app: TestApp;

beforeEach(async () => {
  app = createTestApp();
  app.jiraAdmins.add('olga');
  app.atlassian.inventory.push(entry(EXPIRES_AT));
  await app.get('connection.save', 'olga', { apiKey: GOOD_KEY });
  app.atlassian.requests.length = 0;
  return () => app.sql.close();
});

function entry(expiresAt: number) {
  return {
    id: `key-${expiresAt}`,
    createdBy: { id: 'olga' },
    expiresAt: new Date(expiresAt).toISOString(),
    scopes: [],
  };
}

const announced = async (): Promise<number[]> => {
  const rows = await app.sql.select<{ payload: string }>(
    `SELECT payload FROM outbox WHERE kind = 'key.expiring' ORDER BY created_at`,
  );
  return rows.map(({ payload }) => (JSON.parse(payload) as { withinDays: number }).withinDays);
};

/** Calls at every instant given in days before the expiry. */
async function watchAt(...daysBefore: readonly number[]): Promise<void> {
  for (const days of daysBefore) {
    app.clockAt.at = EXPIRES_AT - days * DAY_MS;
    await watchKeyExpiry(app);
  }
}

describe('a key that comes to its end', () => {
  it('is announced once under each limit, however often it is looked at', async () => {
    await watchAt(60, 30.01, 30, 29.9, 20, 14, 10, 7, 7, 2, 1, 0.5);

    expect(await announced()).toEqual([30, 14, 7, 1]);
    expect(app.atlassian.requests).toEqual([]);
  });

  it('is announced with the nearest limit only when nobody looked for long', async () => {
    await watchAt(60, 5);

    expect(await announced()).toEqual([7]);
  });

  it('is announced with its organization and its last instant, and nothing of the key', async () => {
    await watchAt(30);

    const [event] = await app.sql.select(`SELECT event_id, payload, delivered_at FROM outbox`);
    expect(event).toEqual({
      event_id: expect.stringMatching(/^key-expiring-[\w-]{16}$/),
      payload: JSON.stringify({
        orgId: 'org-1',
        expiresAt: new Date(EXPIRES_AT).toISOString(),
        withinDays: 30,
      }),
      delivered_at: null,
    });
  });

  it('is not announced again when the event was delivered and its note was lost', async () => {
    await watchAt(30);
    await app.sql.change(`UPDATE outbox SET delivered_at = 1`);
    await app.keyValue.delete('key-expiry');

    await watchAt(29);

    expect(await app.sql.select(`SELECT delivered_at FROM outbox`)).toEqual([{ delivered_at: 1 }]);
  });

  it('is not announced again when the delivered event was cleared away', async () => {
    await watchAt(30);
    await app.sql.change(`DELETE FROM outbox`);

    await watchAt(20);

    expect(await announced()).toEqual([]);
  });

  it('is announced anew for the key that replaced it', async () => {
    await watchAt(7);
    app.atlassian.keys.set(NEW_KEY, { orgIds: ['org-1'] });
    app.atlassian.inventory.splice(0, 1, entry(EXPIRES_AT));
    await app.get('connection.save', 'olga', { apiKey: NEW_KEY });

    await watchAt(7);

    expect(await announced()).toEqual([7, 7]);
  });
});

describe('a key whose last instant has passed', () => {
  it('is dead as expired once Atlassian rejects it, before any sync fails', async () => {
    app.atlassian.keys.set(GOOD_KEY, { orgIds: ['org-1'], isRevoked: true });

    await watchAt(0);

    expect(await getConnectionStatus(app)).toMatchObject({ keyState: 'dead', deathReason: 'expired' });
    expect(app.atlassian.requests).toHaveLength(1);
  });

  it('stays alive while Atlassian accepts it, and is asked about once an hour', async () => {
    await watchAt(0, -1 / 24 / 60, -1 / 24 / 2, -1 / 24);

    expect(await getConnectionStatus(app)).toMatchObject({ keyState: 'alive' });
    expect(app.atlassian.requests).toHaveLength(2);
  });

  it('is asked about again when nobody answered', async () => {
    app.atlassian.outage = 500;
    await watchAt(0);
    expect(await getConnectionStatus(app)).toMatchObject({ keyState: 'alive' });
    app.atlassian.outage = null;
    app.atlassian.keys.set(GOOD_KEY, { orgIds: ['org-1'], isRevoked: true });

    await watchAt(-0.01);

    expect(await getConnectionStatus(app)).toMatchObject({ keyState: 'dead', deathReason: 'expired' });
  });
});

it('asks and announces nothing without a key, or with one whose end nobody knows', async () => {
  const other = createTestApp();
  await watchKeyExpiry(other);
  other.jiraAdmins.add('olga');
  await other.get('connection.save', 'olga', { apiKey: GOOD_KEY });
  other.atlassian.requests.length = 0;

  other.clockAt.at += 400 * DAY_MS;
  await watchKeyExpiry(other);

  expect(other.atlassian.requests).toEqual([]);
  expect(await other.sql.select(`SELECT event_id FROM outbox`)).toEqual([]);
  other.sql.close();
});

it('is looked after by the tick, without any sync', async () => {
  const { app: whole, call, organization, sql, close } = await createSyncHarness({ users: 20 });
  const { expiresAt } = await call('connection.status');
  const { clock, faults } = organization.model;

  clock.set((expiresAt ?? 0) - 6 * DAY_MS);
  await whole.onTick();
  expect(await sql.select(`SELECT kind FROM outbox`)).toEqual([{ kind: 'key.expiring' }]);
  expect(await call('connection.status')).toMatchObject({ keyState: 'alive', expiryWarningDays: 7 });

  clock.set(expiresAt ?? 0);
  faults.set({ name: 'key-expired' });
  await whole.onTick();
  expect(await call('connection.status')).toMatchObject({ keyState: 'dead', deathReason: 'expired' });
  await close();
});
