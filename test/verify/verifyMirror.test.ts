import { describe, expect, it } from 'vitest';
import { verifyMirror } from '../../local/verify/verifyMirror';
import { createMemorySql } from '../support/memorySql';
import { aUserFact, acmeFacts, CONFLUENCE, JIRA, LABS_JIRA, storeRightMirror } from './acme';

async function verifyWith(plant: string | null, facts = acmeFacts()) {
  const sql = createMemorySql();
  await storeRightMirror(sql);
  if (plant !== null) await sql.change(plant);

  const organization = { orgId: facts.orgId, name: 'Acme' };
  const comparison = await verifyMirror({ read: (statement) => sql.select(statement), organization }, facts);
  sql.close();
  return comparison;
}

const planted: readonly { plant: string; kind: string; id: string; field: string }[] = [
  { plant: "UPDATE directories SET name = 'X'", kind: 'directory', id: 'd-1', field: 'name' },
  {
    plant: 'UPDATE resources SET capacity = 51 WHERE resource_no = 1',
    kind: 'resource',
    id: JIRA,
    field: 'capacity',
  },
  {
    plant: 'UPDATE resources SET is_sandbox = 1 WHERE resource_no = 2',
    kind: 'resource',
    id: CONFLUENCE,
    field: 'isSandbox',
  },
  {
    plant: "UPDATE sites SET host_url = 'https://other.example' WHERE site_no = 2",
    kind: 'resource',
    id: LABS_JIRA,
    field: 'hostUrl',
  },
  {
    plant: 'UPDATE user_groups SET user_count = 2 WHERE group_no = 1',
    kind: 'group',
    id: 'g-1',
    field: 'userCount',
  },
  {
    plant: 'UPDATE user_groups SET deletable = 0 WHERE group_no = 2',
    kind: 'group',
    id: 'g-2',
    field: 'deletable',
  },
  { plant: 'UPDATE user_groups SET gone_at = 1 WHERE group_no = 2', kind: 'group', id: 'g-2', field: 'row' },
  {
    plant: 'UPDATE group_roles SET is_default = 0 WHERE group_no = 1',
    kind: 'group-role',
    id: `g-1 ${JIRA} atlassian/user`,
    field: 'isDefault',
  },
  { plant: "UPDATE users SET name = 'Zoe' WHERE user_no = 1", kind: 'user', id: 'zoe', field: 'name' },
  { plant: "UPDATE users SET nickname = '' WHERE user_no = 1", kind: 'user', id: 'zoe', field: 'nickname' },
  {
    plant: "UPDATE users SET email_domain = 'x' WHERE user_no = 2",
    kind: 'user',
    id: 'lukasz',
    field: 'emailDomain',
  },
  {
    plant: "UPDATE users SET platform_roles = '' WHERE user_no = 1",
    kind: 'user',
    id: 'zoe',
    field: 'platformRoles',
  },
  { plant: 'UPDATE users SET gone_at = NULL WHERE user_no = 4', kind: 'user', id: 'left', field: 'row' },
  {
    plant: 'DELETE FROM directory_users WHERE user_no = 2',
    kind: 'directory-user',
    id: 'd-1 lukasz',
    field: 'row',
  },
  {
    plant: 'INSERT INTO memberships (user_no, group_no) VALUES (1, 2)',
    kind: 'membership',
    id: 'g-2 zoe',
    field: 'row',
  },
  {
    plant: 'INSERT INTO memberships (user_no, group_no) VALUES (99, 1)',
    kind: 'membership',
    id: 'g-1 ',
    field: 'row',
  },
  {
    plant: 'DELETE FROM direct_roles',
    kind: 'direct-role',
    id: `zoe ${LABS_JIRA} atlassian/user`,
    field: 'row',
  },
  {
    plant: 'UPDATE access SET is_seat = 1 WHERE user_no = 2',
    kind: 'access',
    id: `lukasz ${CONFLUENCE}`,
    field: 'isSeat',
  },
  {
    plant: 'UPDATE access SET is_direct = 0 WHERE user_no = 1',
    kind: 'access',
    id: `zoe ${LABS_JIRA}`,
    field: 'isDirect',
  },
  {
    plant: 'UPDATE access SET sole_group_no = 2 WHERE user_no = 1 AND resource_no = 3',
    kind: 'access',
    id: `zoe ${LABS_JIRA}`,
    field: 'onlyWay',
  },
  {
    plant: "UPDATE user_sums SET roles = 'atlassian/guest' WHERE user_no = 1",
    kind: 'sum',
    id: 'zoe',
    field: 'roles',
  },
  {
    plant: 'UPDATE user_sums SET seat_count = 1 WHERE user_no = 1',
    kind: 'sum',
    id: 'zoe',
    field: 'seatCount',
  },
  {
    plant: 'UPDATE user_sums SET product_count = 1 WHERE user_no = 1',
    kind: 'sum',
    id: 'zoe',
    field: 'productCount',
  },
  { plant: 'DELETE FROM user_sums WHERE user_no = 3', kind: 'sum', id: 'nobody', field: 'row' },
  {
    plant: 'UPDATE activity SET effective_at = effective_at - 1 WHERE scope_no = 1 AND user_no = 1',
    kind: 'activity-of-organization',
    id: 'all zoe',
    field: 'effectiveAt',
  },
  {
    plant: 'UPDATE activity SET is_never = 0 WHERE scope_no = 2 AND user_no = 2',
    kind: 'activity-of-site',
    id: 'acme lukasz',
    field: 'isNever',
  },
  {
    plant: 'UPDATE activity SET is_held = 0 WHERE scope_no = 8 AND user_no = 1',
    kind: 'activity-of-resource',
    id: `${LABS_JIRA} zoe`,
    field: 'isHeld',
  },
  {
    plant: 'DELETE FROM activity WHERE scope_no = 4 AND user_no = 1',
    kind: 'activity-of-product',
    id: 'jira-software zoe',
    field: 'row',
  },
  {
    plant:
      'INSERT INTO activity (scope_no, user_no, effective_at, is_never, is_held) VALUES (6, 2, NULL, 1, 1)',
    kind: 'activity-of-resource',
    id: `${JIRA} lukasz`,
    field: 'row',
  },
  { plant: "DELETE FROM freshness WHERE collection = 'users'", kind: 'freshness', id: 'users', field: 'row' },
];

describe('verifying a mirror', () => {
  it('finds a right mirror equal, having compared every kind', async () => {
    const comparison = await verifyWith(null);

    expect(comparison.first).toEqual([]);
    expect(comparison.equal).toBe(true);
    expect(comparison.compared).toMatchObject({
      organization: 1,
      resource: 3,
      'group-role': 2,
      user: 3,
      membership: 2,
      'direct-role': 1,
      access: 3,
      sum: 3,
      'activity-of-organization': 3,
      'activity-of-resource': 3,
    });
  });

  it.each(planted)('finds the planted difference: $plant', async ({ plant, kind, id, field }) => {
    const comparison = await verifyWith(plant);

    expect(comparison.equal).toBe(false);
    expect(comparison.differing).toEqual({ [kind]: 1 });
    expect(comparison.first).toEqual([expect.objectContaining({ kind, id, field })]);
  });

  it('finds another name of the organization', async () => {
    const comparison = await verifyWith(null, { ...acmeFacts(), name: 'Acme Ltd' });

    expect(comparison.first).toEqual([
      { kind: 'organization', id: 'o-1', field: 'name', expected: 'Acme Ltd', found: 'Acme' },
    ]);
  });

  it('counts all differences and keeps the first twenty', async () => {
    const users = Array.from({ length: 30 }, (_, i) => aUserFact({ accountId: `missing-${i}` }));
    const facts = acmeFacts();

    const comparison = await verifyWith(null, { ...facts, users: [...facts.users, ...users] });

    expect(comparison.differing).toEqual({
      user: 30,
      'directory-user': 30,
      sum: 30,
      'activity-of-organization': 30,
    });
    expect(comparison.first).toHaveLength(20);
  });

  it('expects a hidden direct role where another one makes all roles of the user known', async () => {
    const facts = acmeFacts();
    const hidden = { resourceId: JIRA, roleId: 'atlassian/admin', visible: false };
    const users = facts.users.map((user) =>
      user.accountId === 'zoe' ? { ...user, directRoles: [...user.directRoles, hidden] } : user,
    );

    const comparison = await verifyWith(null, { ...facts, users });

    expect(comparison.differing).toEqual({ 'direct-role': 1, access: 2, sum: 1 });
  });

  it('lets the mirror know a hidden direct role, and then expects all that follows from it', async () => {
    const found = `INSERT INTO direct_roles (user_no, resource_no, role_id, method)
      SELECT user_no, 2, 'atlassian/user', 'direct' FROM users WHERE account_id = 'lukasz'`;

    const comparison = await verifyWith(found);

    expect(comparison.differing).toEqual({ access: 3, sum: 2 });
  });

  it('never lets it know a direct role that nobody holds', async () => {
    const invented = `INSERT INTO direct_roles (user_no, resource_no, role_id, method)
      SELECT user_no, 1, 'atlassian/user', 'direct' FROM users WHERE account_id = 'lukasz'`;

    expect((await verifyWith(invented)).differing).toEqual({ 'direct-role': 1 });
  });
});
