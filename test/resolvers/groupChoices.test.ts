import { beforeEach, describe, expect, it } from 'vitest';
import { asGroupId } from '../../src/domain/ids';
import { initialSafety } from '../../src/domain/safety';
import { writeDocument } from '../../src/store/documents';
import { safetyDocument } from '../../src/store/safetySettings';
import { storeRightMirror } from '../verify/acme';
import { createTestApp, type TestApp } from './testApp';

let app: TestApp;
beforeEach(async () => {
  app = createTestApp();
  await app.giveRoles({ victor: 'viewer' });
  await storeRightMirror(app.sql);
  await app.sql.change(`UPDATE user_groups SET managed_by = 'admins', external_synced = 0, directory_no = 1`);
  return () => app.sql.close();
});

describe('the groups that an operation may name', () => {
  const reasons = async () => {
    const { groups } = await app.get('groups.choices', 'victor');
    return groups.map(({ groupId, whyNotJoin, whyNotLeave }) => [groupId, whyNotJoin, whyNotLeave]);
  };

  it('say nothing against it where the app may change them', async () => {
    expect(await reasons()).toEqual([
      ['g-1', null, null],
      ['g-2', null, null],
    ]);
  });

  it('say why Atlassian would refuse', async () => {
    await app.sql.change('UPDATE user_groups SET external_synced = 1 WHERE group_no = 1');
    await app.sql.change('UPDATE user_groups SET modifiable = 0 WHERE group_no = 2');

    expect(await reasons()).toEqual([
      ['g-1', 'synced-group', 'synced-group'],
      ['g-2', 'unmodifiable-group', 'unmodifiable-group'],
    ]);
  });

  it('say what the safety settings keep: nobody leaves a default group, and a protected one stays as it is', async () => {
    const kept = { ...initialSafety, keepsDefaultGroups: true, protectedGroups: [asGroupId('g-2')] };
    await writeDocument(app, safetyDocument, kept);

    expect(await reasons()).toEqual([
      ['g-1', null, 'default-group'],
      ['g-2', 'protected-group', 'protected-group'],
    ]);
  });
});
