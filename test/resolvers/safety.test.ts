import { beforeEach, describe, expect, it } from 'vitest';
import { initialSafety, safetyBounds } from '../../src/domain/safety';
import { createTestApp, type TestApp } from './testApp';

let app: TestApp;

beforeEach(async () => {
  app = createTestApp();
  await app.giveRoles({ victor: 'viewer', olga: 'admin' });
  await app.sql.change(
    `INSERT INTO users (user_no, account_id, status, account_status, membership_status, claim_status, name,
       name_search, email_search, email_domain, platform_roles, row_hash, first_seen_at, changed_at)
     VALUES (1, 'ann', 'active', 'active', 'active', 'managed', 'Ann', 'ann', '', '', '', '', 0, 0)`,
  );
  await app.sql.change(
    `INSERT INTO user_groups (group_no, group_id, name, name_search, managed_by, row_hash, changed_at)
     VALUES (1, 'board', 'Board', 'board', 'admins', '', 0)`,
  );
  return () => app.sql.close();
});

const safety = () => app.get('settings.safety.get', 'victor');
const save = (changes: object) => app.get('settings.safety.save', 'olga', { ...initialSafety, ...changes });
const refusal = (changes: object) =>
  app.refusal('settings.safety.save', 'olga', { ...initialSafety, ...changes });

const recorded = () =>
  app.sql.select<{ body: string }>(`SELECT body FROM audit_entries WHERE action = 'settings.safety'`);

describe('the safety settings', () => {
  it('are careful before anybody chose anything', async () => {
    expect(await safety()).toEqual({ ...initialSafety, protectedPeople: [] });
  });

  it('are kept as an app admin chose them', async () => {
    const chosen = { mostUsers: 200, protectedUsers: ['ann'], protectedGroups: ['board'] };
    await save(chosen);

    expect(await safety()).toEqual({
      ...initialSafety,
      ...chosen,
      protectedPeople: [{ accountId: 'ann', name: 'Ann' }],
    });
  });

  it('refuse to protect whom or what nobody knows, and stay as they are', async () => {
    expect(await refusal({ protectedUsers: ['ann', 'nobody'] })).toMatchObject({
      code: 'invalid-input',
      detail: { field: 'protectedUsers', problem: 'no-such-user', accountId: 'nobody' },
    });
    expect(await refusal({ protectedGroups: ['none'] })).toMatchObject({
      detail: { field: 'protectedGroups', problem: 'no-such-group', groupId: 'none' },
    });
    expect(await safety()).toEqual({ ...initialSafety, protectedPeople: [] });
  });

  it('go on protecting a group that is gone, whatever else is changed', async () => {
    await save({ protectedGroups: ['board'] });
    await app.sql.change('UPDATE user_groups SET gone_at = 1');

    expect(await save({ protectedGroups: ['board'], typedAbove: 10 })).toMatchObject({ typedAbove: 10 });
  });

  it.each(Object.entries(safetyBounds))('stay within the bounds of %s', async (name, bound) => {
    const tooMuch =
      typeof bound === 'number' ? Array.from({ length: bound + 1 }, () => 'ann') : bound.max + 1;

    expect((await refusal({ [name]: tooMuch })).code).toBe('invalid-input');
    if (typeof bound === 'object')
      expect((await refusal({ [name]: bound.min - 1 })).code).toBe('invalid-input');
  });

  it('record who changed what, and only what was changed', async () => {
    await save({ mostUsers: 200 });
    await save({ mostUsers: 200 });

    const [entry, ...others] = await recorded();
    expect(JSON.parse(entry?.body ?? '')).toMatchObject({
      actorId: 'olga',
      detail: { before: { mostUsers: initialSafety.mostUsers }, after: { mostUsers: 200 } },
    });
    expect(others).toEqual([]);
    expect(await app.get('audit.verify', 'victor')).toMatchObject({ runs: 1, entries: 1, broken: null });
  });
});
