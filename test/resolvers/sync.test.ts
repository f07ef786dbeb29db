import { beforeEach, describe, expect, it } from 'vitest';
import { asAccountId } from '../../src/domain/ids';
import { aRun, createTestApp, GOOD_KEY } from './testApp';
import type { TestApp } from './testApp';

let app: TestApp;

beforeEach(() => {
  app = createTestApp();
  return () => app.sql.close();
});

async function connected(): Promise<void> {
  await app.get('connection.save', 'jana', { apiKey: GOOD_KEY, adminAccountId: 'olga' });
}

describe('starting a sync', () => {
  it('is refused before a key was entered', async () => {
    await app.giveRoles({ olga: 'admin' });

    expect((await app.refusal('sync.start', 'olga')).code).toBe('setup-needed');
    expect(app.sync.runs).toEqual([]);
  });

  it('is refused when the key is dead', async () => {
    await connected();
    await app.secrets.delete('api-key');

    expect((await app.refusal('sync.start', 'olga')).code).toBe('key-rejected');
  });

  it('begins the first one as such, and says who started it', async () => {
    await connected();

    expect(await app.get('sync.start', 'olga')).toEqual({ runId: 'run-1', joined: false });
    expect(await app.get('sync.status', 'olga')).toMatchObject({ cause: 'first', startedBy: 'olga' });
  });

  it('joins the one that runs', async () => {
    await connected();
    await app.get('sync.start', 'olga');

    expect(await app.get('sync.start', 'olga')).toEqual({ runId: 'run-1', joined: true });
    expect(app.sync.runs).toHaveLength(1);
  });

  it('begins a later one as started by hand', async () => {
    await connected();
    app.sync.runs.push({ ...aRun('run-0'), status: 'finished', outcome: 'complete' });

    await app.get('sync.start', 'olga');

    expect(app.sync.runs[0]?.cause).toBe('manual');
  });
});

describe('the state of a sync', () => {
  const finished = { ...aRun('run-0'), status: 'finished', outcome: 'complete' } as const;

  beforeEach(() => app.giveRoles({ olga: 'viewer' }));

  it('is nothing before the first', async () => {
    expect(await app.get('sync.status', 'olga')).toBeNull();
  });

  it('is that of the running one, else of the latest', async () => {
    app.sync.runs.push(finished);
    expect((await app.get('sync.status', 'olga'))?.runId).toBe('run-0');

    app.sync.runs.push(aRun('run-running'));
    expect((await app.get('sync.status', 'olga'))?.runId).toBe('run-running');
  });

  it('is that of the one asked for', async () => {
    app.sync.runs.push(aRun('run-running'), finished);

    expect((await app.get('sync.status', 'olga', { runId: 'run-0' }))?.outcome).toBe('complete');
    expect(await app.get('sync.status', 'olga', { runId: 'run-7' })).toBeNull();
  });

  it('is kept as history', async () => {
    app.sync.runs.push(finished);

    expect(await app.get('sync.history', 'olga')).toEqual({
      items: [{ ...finished, startedByName: null }],
      nextCursor: null,
    });
  });

  it('names in the history who started it, where the mirror knows the name', async () => {
    await app.sql.change(
      `INSERT INTO users (user_no, account_id, status, account_status, membership_status, claim_status, name,
         name_search, email_search, email_domain, platform_roles, row_hash, first_seen_at, changed_at)
       VALUES (1, 'olga', 'active', 'active', 'active', 'managed', 'Olga Ünal', '', '', '', '', '', 0, 0)`,
    );
    app.sync.runs.push(
      { ...finished, startedBy: asAccountId('olga') },
      { ...finished, runId: 'run-1', startedBy: asAccountId('jana') },
    );

    const { items } = await app.get('sync.history', 'olga');

    expect(items.map(({ startedByName }) => startedByName)).toEqual(['Olga Ünal', null]);
  });

  it('tells of a running one how far it is', async () => {
    app.sync.runs.push(aRun('run-running'));

    expect((await app.get('sync.status', 'olga'))?.progress.share).toBeGreaterThan(0);
  });
});

describe('the overview', () => {
  beforeEach(() => app.giveRoles({ olga: 'viewer' }));

  it('shows no number before the first sync', async () => {
    const nothing = { users: null, groups: null, resources: null, memberships: null };

    expect(await app.get('overview.get', 'olga')).toEqual(nothing);
  });

  it('counts what is there, without what is gone, and says how old it is', async () => {
    await app.sql.change(
      `INSERT INTO freshness (collection, as_of, run_id, data_version) VALUES ('groups', 500, 'run-1', 1), ('users', 700, 'run-1', 1)`,
    );
    for (const [groupNo, goneAt] of [
      [1, null],
      [2, null],
      [3, 600],
    ] as const) {
      await app.sql.change(
        `INSERT INTO user_groups (group_no, group_id, name, name_search, managed_by, row_hash, changed_at, gone_at)
         VALUES (?, ?, 'Group', 'group', 'admins', '', 0, ?)`,
        [groupNo, `group-${groupNo}`, goneAt],
      );
    }
    await app.sql.change('INSERT INTO memberships (user_no, group_no) VALUES (1, 1), (1, 2), (2, 1)');

    expect(await app.get('overview.get', 'olga')).toEqual({
      users: { count: 0, asOf: 700 },
      groups: { count: 2, asOf: 500 },
      resources: null,
      memberships: { count: 3, asOf: 700 },
    });
  });
});
