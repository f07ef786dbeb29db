// The deliberate way out of "needs a look": an app admin accepts what a run refused to remove, and no more.
import { afterEach, describe, expect, test } from 'vitest';
import type { UserManagementModel } from '../../local/organization/world/world';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

async function syncedHarness(model: UserManagementModel): Promise<SyncHarness> {
  harness = await createSyncHarness({ model, users: 250 });
  await harness.sync();
  return harness;
}

async function change({ organization }: SyncHarness, kind: string, count: number): Promise<void> {
  const body = JSON.stringify({ kind, count });
  const response = await fetch(`${organization.url}/_control/change`, { method: 'POST', body });
  if (!response.ok) throw new Error(await response.text());
  organization.model.clock.advance(60_000);
}

describe('a removal that was refused', () => {
  test('is named, and made as soon as an admin accepts it', async () => {
    const app = await syncedHarness('centralized');
    await change(app, 'remove-users', 120);
    const refusing = await app.sync();
    expect(refusing).toMatchObject({ outcome: 'needs-a-look', gone: 0 });
    const [refusal] = refusing.refusals;
    expect(refusal).toMatchObject({ collection: 'users', missing: 120 });
    expect(refusal?.names).toHaveLength(20);

    const run = await app.sync({ acceptRemovalsOf: refusing.runId });

    expect(run).toMatchObject({ outcome: 'complete', gone: 120, refusals: [] });
    expect(await app.compare()).toMatchObject({ equal: true });
    const audited = await app.sql.select<{ detail: string }>(
      `SELECT detail FROM audit WHERE action = 'sync.start'`,
    );
    expect(audited.filter(({ detail }) => detail.includes(refusing.runId))).toHaveLength(1);
  });

  test('is kept without the names of people, whose profiles may be erased', async () => {
    const app = await syncedHarness('centralized');
    await change(app, 'remove-users', 120);
    const { runId, refusals } = await app.sync();
    const users = await app.sql.select<{ name: string }>('SELECT name FROM users WHERE name IS NOT NULL');
    const people = new Set(users.map(({ name }) => name));

    const [kept] = await app.sql.select<{ text: string }>(
      `SELECT CONCAT(r.refusals, j.state) AS text FROM sync_runs r JOIN jobs j ON j.job_id = r.run_id
       WHERE r.run_id = ?`,
      [runId],
    );

    expect(refusals[0]?.names.every((name) => people.has(name))).toBe(true);
    expect(refusals[0]?.names.filter((name) => kept?.text.includes(name))).toEqual([]);
  });

  test('is refused again when more is missing by then', async () => {
    const app = await syncedHarness('centralized');
    await change(app, 'remove-users', 110);
    const refusing = await app.sync();
    await change(app, 'remove-users', 5);

    const run = await app.sync({ acceptRemovalsOf: refusing.runId });

    expect(run).toMatchObject({ outcome: 'needs-a-look', gone: 0 });
    expect(run.refusals).toMatchObject([{ collection: 'users', missing: 115 }]);
  });

  test('cannot be accepted once a newer sync has run', async () => {
    const app = await syncedHarness('centralized');
    await change(app, 'remove-users', 110);
    const older = await app.sync();
    await app.sync();

    await expect(app.sync({ acceptRemovalsOf: older.runId })).rejects.toThrow(
      'refused nothing, or a newer one',
    );
  });
});

/** Who is in which directory; managed accounts that are in none are not. */
const PLACED = 'SELECT directory_no, user_no FROM directory_users WHERE directory_no > 0 ORDER BY 1, 2';

describe('a directory that is gone', () => {
  test('stays with all its users until an admin accepts it', async () => {
    const app = await syncedHarness('original');
    await change(app, 'remove-directories', 1);
    const before = await app.sql.select(PLACED);

    const refusing = await app.sync();

    expect(refusing.outcome).toBe('needs-a-look');
    // Its groups are gone with it, which is too much for one sync, too.
    const [directory] = refusing.refusals.filter(({ collection }) => collection === 'directories');
    expect(directory).toMatchObject({ missing: 1, names: [expect.any(String)] });
    const after = await app.sql.select(PLACED);
    expect(after).toEqual(before);

    const run = await app.sync({ acceptRemovalsOf: refusing.runId });

    expect(run).toMatchObject({ outcome: 'complete', refusals: [] });
    expect(await app.compare()).toMatchObject({ equal: true });
    expect(await app.sql.select('SELECT gone_at FROM directories WHERE gone_at IS NOT NULL')).toHaveLength(1);
  });

  test('is kept although accepted while it still answers', async () => {
    const app = await syncedHarness('original');
    const { faults } = app.organization.model;
    faults.set({ name: 'halved-collection', operation: 'directories.list' });
    const refusing = await app.sync();
    expect(refusing.outcome).toBe('needs-a-look');

    const run = await app.sync({ acceptRemovalsOf: refusing.runId });

    expect(run).toMatchObject({ outcome: 'needs-a-look', gone: 0 });
    faults.clear();
    expect(await app.sync()).toMatchObject({ outcome: 'complete' });
    expect(await app.compare()).toMatchObject({ equal: true });
  });
});
