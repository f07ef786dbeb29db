import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removePerson } from '../../local/organization/world/changes';
import type { Person } from '../../local/organization/world/world';
import { RateLimited, Unavailable } from '../../src/domain/errors';
import { startPersonalDataReport } from '../../src/personalData/start';
import { writeDocument } from '../../src/store/documents';
import { personalDataSettingsDocument } from '../../src/store/settings';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';
import { createReports, makeReport, type Reports } from './reports';

const DAY_MS = 86_400_000;

let harness: SyncHarness;
let atlassian: Reports;

beforeEach(async () => {
  atlassian = createReports();
  harness = await createSyncHarness({ users: 110 }, (ports) => ({ ...ports, personalData: atlassian }));
  await harness.sync();
});
afterEach(() => harness.close());

const people = (): Person[] => [...harness.organization.model.world.people.values()];
const person = (at: number): Person => {
  const found = people()[at];
  if (found === undefined) throw new Error(`There is no person ${at}`);
  return found;
};

/** Everything that any table holds, as one text. */
async function everythingStored(): Promise<string> {
  const tables = await harness.sql.select<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'table'`,
  );
  const rows = await Promise.all(tables.map(({ name }) => harness.sql.select(`SELECT * FROM ${name}`)));
  return JSON.stringify(rows);
}

async function storedUser(accountId: string) {
  const [row] = await harness.sql.select(`SELECT * FROM users WHERE account_id = ?`, [accountId]);
  return row;
}

/** The organization no longer knows the person, and the mirror has learned of it. */
async function leave(left: Person): Promise<void> {
  removePerson(harness.organization.model.world, left);
  await harness.sync();
  expect(await storedUser(left.accountId)).toMatchObject({ gone_at: expect.any(Number) });
}

describe('a report', () => {
  test('names every stored account once, at most 90 a request, one request at a time', async () => {
    await leave(person(3));

    await makeReport(harness);

    const stored = await harness.sql.select<{ account_id: string }>(`SELECT account_id FROM users`);
    const reported = atlassian.requests.flat().map(({ accountId }) => accountId);
    expect([...reported].sort()).toEqual(stored.map((row) => row.account_id).sort());
    expect(atlassian.requests.map((request) => request.length)).toEqual([90, stored.length - 90]);
    expect(atlassian.mostAtOnce()).toBe(1);
  });

  test('is told of every change after the sync that read the account began, and of none before', async () => {
    harness.organization.model.clock.advance(DAY_MS);
    const { startedAt } = await harness.sync();
    atlassian.accounts.updatedAt.set(person(0).accountId, startedAt + 1);
    atlassian.accounts.updatedAt.set(person(1).accountId, startedAt);

    await makeReport(harness);

    const told = harness.log.lines.find(({ message }) => message === 'personal data reported');
    expect(told?.fields).toMatchObject({ asked: 1, erased: 0 });
  });

  test('takes no sync that may have missed somebody for a reading of everybody', async () => {
    const at = harness.organization.model.clock.now();
    harness.organization.model.clock.advance(DAY_MS);
    await harness.sync();
    await harness.sql.change(`UPDATE sync_runs SET outcome = 'needs-a-look'`);

    await makeReport(harness);

    expect(Math.max(...atlassian.requests.flat().map(({ updatedAt }) => updatedAt))).toBeLessThan(at);
  });

  test('joins the one that is not done', async () => {
    const first = await startPersonalDataReport(harness.ports);

    expect(await startPersonalDataReport(harness.ports)).toEqual({ jobId: first.jobId, joined: true });
  });
});

describe('a closed account', () => {
  test('leaves nothing personal in any table, and keeps its row, its id and its place', async () => {
    const { accountId, profile } = person(5);
    await harness.call('access.set', { accountId, role: 'viewer' });
    await harness.call('sync.start', { target: { kind: 'users', accountIds: [accountId] } });
    await harness.work();
    await harness.call('notes.add', { accountId, text: 'Left for Lisbon' });
    await harness.call('notes.add', { accountId: person(6).accountId, text: 'Stays in Porto' });
    // Whoever has a title and a department can be looked for by both.
    await harness.sql.change(
      `UPDATE users SET job_title = 'Piper', job_title_search = 'piper', department = 'Brass',
         department_search = 'brass' WHERE account_id = ?`,
      [accountId],
    );
    const before = await storedUser(accountId);
    atlassian.accounts.closed.add(accountId);
    expect(await everythingStored()).toContain(profile.email);

    await makeReport(harness);

    const stored = (await everythingStored()).toLowerCase();
    const personal = [
      profile.name,
      profile.email,
      profile.avatar ?? profile.picture,
      'Lisbon',
      'Piper',
      'Brass',
    ];
    for (const text of personal) expect(stored).not.toContain(text?.toLowerCase());
    expect(stored).toContain('stays in porto');
    expect(await storedUser(accountId)).toEqual({
      ...before,
      name: null,
      name_search: '',
      nickname: null,
      email: null,
      email_search: '',
      email_domain: '',
      email_verified: null,
      avatar_url: null,
      job_title: null,
      job_title_search: '',
      department: null,
      department_search: '',
      organization: null,
      location: null,
      time_zone: null,
      mfa_enabled: null,
      row_hash: '',
      erased_at: expect.any(Number),
    });
  });

  test('is shown as erased wherever it is named', async () => {
    const { accountId } = person(5);
    await harness.call('access.set', { accountId, role: 'viewer' });
    atlassian.accounts.closed.add(accountId);

    await makeReport(harness);

    const { entries } = await harness.call('access.list');
    expect(entries).toContainEqual({ accountId, role: 'viewer', name: 'Erased account' });
    const list = await harness.call('users.list', { pageSize: 100, page: 1 });
    const shown = [...list.items, ...(await harness.call('users.list', { pageSize: 100, page: 2 })).items];
    expect(shown.filter(({ isErased }) => isErased)).toMatchObject([{ accountId, name: null, email: null }]);
  });

  test('is not reported again', async () => {
    atlassian.accounts.closed.add(person(5).accountId);
    await makeReport(harness);
    atlassian.requests.length = 0;

    await makeReport(harness);

    expect(atlassian.requests.flat().map(({ accountId }) => accountId)).not.toContain(person(5).accountId);
  });

  test('goes with the next sync, and stays erased', async () => {
    const closed = person(5);
    atlassian.accounts.closed.add(closed.accountId);
    await makeReport(harness);

    await leave(closed);

    expect(await storedUser(closed.accountId)).toMatchObject({ name: null, erased_at: expect.any(Number) });
    expect(await harness.compare()).toMatchObject({ equal: true });
  });

  test('is stored with what Atlassian delivers of it afterwards, and reported again', async () => {
    const { accountId } = person(5);
    atlassian.accounts.closed.add(accountId);
    await makeReport(harness);

    await harness.sync();

    expect(await harness.compare()).toMatchObject({ equal: true });
    await makeReport(harness);
    expect(await storedUser(accountId)).toMatchObject({ name: null, erased_at: expect.any(Number) });
  });
});

describe('a changed account', () => {
  test('is read anew within minutes, by a small sync', async () => {
    const { accountId } = person(5);
    const { clock } = harness.organization.model;
    clock.advance(DAY_MS);
    person(5).profile.name = 'Renamed Person';
    harness.organization.model.world.version += 1;
    atlassian.accounts.updatedAt.set(accountId, clock.now());

    await makeReport(harness);
    await harness.work();

    expect(await storedUser(accountId)).toMatchObject({ name: 'Renamed Person' });
  });

  test('is erased when it is gone and cannot be read anew', async () => {
    const left = person(5);
    await leave(left);
    atlassian.accounts.updatedAt.set(left.accountId, harness.organization.model.clock.now());

    await makeReport(harness);

    expect(await storedUser(left.accountId)).toMatchObject({ name: null, erased_at: expect.any(Number) });
  });
});

describe('the profile of a user who is gone', () => {
  test.each([
    { days: 172, isErased: false },
    { days: 173, isErased: true },
  ])('is kept for 180 days at most, the next cycle counted: after $days', async ({ days, isErased }) => {
    const left = person(5);
    await leave(left);
    harness.organization.model.clock.advance(days * DAY_MS);

    await makeReport(harness);

    expect((await storedUser(left.accountId))?.['erased_at'] !== null).toBe(isErased);
  });

  test('is kept as long as the setting says', async () => {
    await writeDocument(harness.ports, personalDataSettingsDocument, { goneProfileDays: 30 });
    const left = person(5);
    await leave(left);
    harness.organization.model.clock.advance(23 * DAY_MS);

    await makeReport(harness);

    expect(await storedUser(left.accountId)).toMatchObject({ name: null });
  });
});

describe('when Atlassian', () => {
  test('asks to wait, the report goes on where it was, not before', async () => {
    const { clock } = harness.organization.model;
    const retryAt = clock.now() + 90_000;
    atlassian.refusals.push(new RateLimited(retryAt));

    await makeReport(harness);

    expect(clock.now()).toBeGreaterThanOrEqual(retryAt);
    expect(atlassian.requests.map((request) => request.length)).toEqual([90, people().length - 90]);
  });

  test('does not answer for days, the report is made all the same', async () => {
    const { clock } = harness.organization.model;
    const before = clock.now();
    for (let i = 0; i < 80; i++) atlassian.refusals.push(new Unavailable('no answer'));

    await makeReport(harness);

    expect(clock.now() - before).toBeGreaterThan(3 * DAY_MS);
    expect(atlassian.requests).toHaveLength(2);
  });
});
