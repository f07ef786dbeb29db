// A small organization written down twice, by hand: what it says about itself, and the mirror that is right for it.
import type { OrganizationFacts, UserFact } from '../../local/verify/facts';
import type { Sql, SqlValue } from '../../src/ports';

export const JIRA = 'ari:cloud:jira-software::site/acme';
export const CONFLUENCE = 'ari:cloud:confluence::site/acme';
export const LABS_JIRA = 'ari:cloud:jira-software::site/labs';

const JAN = Date.UTC(2026, 0, 15);
const MAY = Date.UTC(2026, 4, 15);
const ADDED = Date.UTC(2025, 2, 1);

export function aUserFact(fields: Partial<UserFact> & Pick<UserFact, 'accountId'>): UserFact {
  return {
    status: 'active',
    accountStatus: 'active',
    membershipStatus: 'active',
    claimStatus: 'managed',
    managementSource: 'invited',
    name: fields.accountId,
    nickname: null,
    email: `${fields.accountId}@Acme.example`,
    emailVerified: true,
    avatarUrl: null,
    jobTitle: null,
    department: null,
    organization: null,
    location: null,
    timeZone: null,
    mfaEnabled: null,
    addedAt: ADDED,
    platformRoles: [],
    directoryIds: ['d-1'],
    groupIds: [],
    directRoles: [],
    activity: {},
    ...fields,
  };
}

function aResourceFact(resourceId: string, productKey: string, cloudId: string) {
  return {
    resourceId,
    productKey,
    cloudId,
    name: cloudId,
    owner: productKey,
    status: 'online',
    hostUrl: `https://${cloudId}.example`,
    isSandbox: false,
    planKey: 'standard',
    planName: 'Standard',
    capacity: 50,
    createdAt: JAN,
  };
}

function aGroupFact(groupId: string, roles: OrganizationFacts['groups'][number]['roles']) {
  return {
    groupId,
    roles,
    directoryId: 'd-1',
    name: `Group ${groupId}`,
    description: null,
    managedBy: 'admins',
    externalSynced: false,
    readable: true,
    modifiable: true,
    deletable: null,
    userCount: 1,
    resourceCount: roles.length,
  };
}

export function acmeFacts(): OrganizationFacts {
  return {
    orgId: 'o-1',
    name: 'Acme',
    directories: [{ directoryId: 'd-1', name: 'Acme users' }],
    resources: [
      aResourceFact(JIRA, 'jira-software', 'acme'),
      aResourceFact(CONFLUENCE, 'confluence', 'acme'),
      aResourceFact(LABS_JIRA, 'jira-software', 'labs'),
    ],
    groups: [
      aGroupFact('g-1', [{ resourceId: JIRA, roleId: 'atlassian/user', isDefault: true }]),
      aGroupFact('g-2', [{ resourceId: CONFLUENCE, roleId: 'atlassian/guest', isDefault: false }]),
    ],
    users: [
      aUserFact({
        accountId: 'zoe',
        groupIds: ['g-1'],
        directRoles: [{ resourceId: LABS_JIRA, roleId: 'atlassian/user', visible: true }],
        activity: { [JIRA]: JAN, [LABS_JIRA]: MAY },
        platformRoles: ['atlassian/org-admin'],
      }),
      // A hidden direct role: nothing tells that the guest holds a seat, too.
      aUserFact({
        accountId: 'lukasz',
        groupIds: ['g-2'],
        directRoles: [{ resourceId: CONFLUENCE, roleId: 'atlassian/user', visible: false }],
      }),
      aUserFact({
        accountId: 'nobody',
        status: 'not_invited',
        membershipStatus: 'no_membership',
        addedAt: null,
        directoryIds: [],
      }),
    ],
  };
}

type Table = readonly [name: string, rows: readonly Readonly<Record<string, SqlValue>>[]];

function aUserRow(fields: Readonly<Record<string, SqlValue>> & { readonly account_id: string }) {
  const email = `${fields.account_id}@Acme.example`;
  return {
    status: 'active',
    account_status: 'active',
    membership_status: 'active',
    claim_status: 'managed',
    management_source: 'invited',
    name: fields.account_id,
    name_search: fields.account_id,
    email,
    email_search: email.toLowerCase(),
    email_domain: 'acme.example',
    email_verified: 1,
    added_at: ADDED,
    platform_roles: '',
    row_hash: '',
    first_seen_at: JAN,
    changed_at: JAN,
    ...fields,
  };
}

function aResourceRow(
  resource_no: number,
  resource_id: string,
  place: { site_no: number; product_no: number },
) {
  const name = place.site_no === 1 ? 'acme' : 'labs';
  const owner = place.product_no === 1 ? 'jira-software' : 'confluence';
  const plan = { plan_key: 'standard', plan_name: 'Standard', capacity: 50 };
  const rest = { status: 'online', is_sandbox: 0, created_at: JAN, row_hash: '', changed_at: JAN };
  return { resource_no, resource_id, ...place, name, owner, ...plan, ...rest };
}

function aGroupRow(group_no: number, group_id: string) {
  const flags = { external_synced: 0, readable: 1, modifiable: 1, deletable: null };
  const rest = { managed_by: 'admins', user_count: 1, resource_count: 1, row_hash: '', changed_at: JAN };
  return {
    group_no,
    group_id,
    directory_no: 1,
    name: `Group ${group_id}`,
    name_search: '',
    ...flags,
    ...rest,
  };
}

function aScopeRow(scope_no: number, kind: string, place: Readonly<Record<string, number>> = {}) {
  return { scope_no, kind, site_no: 0, product_no: 0, resource_no: 0, ...place };
}

function aSumsRow(user_no: number, sums: Readonly<Record<string, SqlValue>>) {
  return { user_no, site_count: 0, product_count: 0, seat_count: 0, group_count: 0, roles: '', ...sums };
}

const never = { effective_at: ADDED, is_never: 1, is_held: 1 };

const rightMirror: readonly Table[] = [
  ['directories', [{ directory_no: 1, directory_id: 'd-1', name: 'Acme users', row_hash: '' }]],
  ['sites', [1, 2].map((site_no) => aSiteRow(site_no, site_no === 1 ? 'acme' : 'labs'))],
  ['products', ['jira-software', 'confluence'].map((product_key, i) => ({ product_no: i + 1, product_key }))],
  [
    'resources',
    [
      aResourceRow(1, JIRA, { site_no: 1, product_no: 1 }),
      aResourceRow(2, CONFLUENCE, { site_no: 1, product_no: 2 }),
      aResourceRow(3, LABS_JIRA, { site_no: 2, product_no: 1 }),
    ],
  ],
  ['user_groups', [aGroupRow(1, 'g-1'), aGroupRow(2, 'g-2')]],
  [
    'group_roles',
    [
      { group_no: 1, resource_no: 1, role_id: 'atlassian/user', is_default: 1 },
      { group_no: 2, resource_no: 2, role_id: 'atlassian/guest', is_default: 0 },
    ],
  ],
  [
    'users',
    [
      aUserRow({ user_no: 1, account_id: 'zoe', platform_roles: 'atlassian/org-admin' }),
      aUserRow({ user_no: 2, account_id: 'lukasz' }),
      aUserRow({
        user_no: 3,
        account_id: 'nobody',
        status: 'not_invited',
        membership_status: 'no_membership',
        added_at: null,
      }),
      // A tombstone: gone users are kept for undo and history.
      aUserRow({ user_no: 4, account_id: 'left', gone_at: MAY }),
    ],
  ],
  [
    'directory_users',
    [
      { directory_no: 1, user_no: 1, content_hash: '' },
      { directory_no: 1, user_no: 2, content_hash: '' },
      { directory_no: 0, user_no: 3, content_hash: '' },
    ],
  ],
  ['memberships', [1, 2].map((no) => ({ user_no: no, group_no: no }))],
  ['direct_roles', [{ user_no: 1, resource_no: 3, role_id: 'atlassian/user', method: 'direct' }]],
  [
    'access',
    [
      { user_no: 1, resource_no: 1, is_seat: 1, is_direct: 0, sole_group_no: 1 },
      { user_no: 1, resource_no: 3, is_seat: 1, is_direct: 1, sole_group_no: 0 },
      { user_no: 2, resource_no: 2, is_seat: 0, is_direct: 0, sole_group_no: null },
    ],
  ],
  [
    'user_sums',
    [
      aSumsRow(1, {
        site_count: 2,
        product_count: 2,
        seat_count: 2,
        group_count: 1,
        roles: 'atlassian/user',
      }),
      aSumsRow(2, { site_count: 1, product_count: 1, group_count: 1, roles: 'atlassian/guest' }),
      aSumsRow(3, {}),
    ],
  ],
  [
    'scopes',
    [
      aScopeRow(1, 'organization'),
      aScopeRow(2, 'site', { site_no: 1 }),
      aScopeRow(3, 'site', { site_no: 2 }),
      aScopeRow(4, 'product', { product_no: 1 }),
      aScopeRow(5, 'product', { product_no: 2 }),
      aScopeRow(6, 'resource', { resource_no: 1 }),
      aScopeRow(7, 'resource', { resource_no: 2 }),
      aScopeRow(8, 'resource', { resource_no: 3 }),
    ],
  ],
  [
    'activity',
    [
      { scope_no: 1, user_no: 1, effective_at: MAY, is_never: 0, is_held: 1 },
      { scope_no: 2, user_no: 1, effective_at: JAN, is_never: 0, is_held: 1 },
      { scope_no: 3, user_no: 1, effective_at: MAY, is_never: 0, is_held: 1 },
      { scope_no: 4, user_no: 1, effective_at: MAY, is_never: 0, is_held: 1 },
      { scope_no: 6, user_no: 1, effective_at: JAN, is_never: 0, is_held: 1 },
      { scope_no: 8, user_no: 1, effective_at: MAY, is_never: 0, is_held: 1 },
      ...[1, 2, 5, 7].map((scope_no) => ({ scope_no, user_no: 2, ...never })),
      { scope_no: 1, user_no: 3, effective_at: null, is_never: 1, is_held: 0 },
    ],
  ],
  [
    'freshness',
    ['resources', 'directories', 'groups', 'users', 'activity'].map((collection) => ({
      collection,
      as_of: MAY,
      run_id: 'r-1',
      data_version: 1,
    })),
  ],
];

function aSiteRow(site_no: number, cloud_id: string) {
  return { site_no, cloud_id, host_url: `https://${cloud_id}.example` };
}

export async function storeRightMirror(sql: Sql): Promise<void> {
  for (const [table, rows] of rightMirror) {
    for (const row of rows) {
      const columns = Object.keys(row);
      const marks = columns.map(() => '?').join(', ');
      const statement = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`;
      await sql.change(statement, Object.values(row));
    }
  }
}
