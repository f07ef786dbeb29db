import { describe, expect, it } from 'vitest';
import { asAccountId, asDirectoryId, asGroupId } from '../../src/domain/ids';
import { apiKeysAnswer } from '../fixture/apiKeys';
import { groupRolesAnswer, groupsAnswer } from '../fixture/groups';
import { directoriesAnswer, organizationAnswer, organizationsAnswer } from '../fixture/organizations';
import { userRolesAnswer, usersAnswer } from '../fixture/users';
import { workspacesAnswer } from '../fixture/workspaces';
import { adminApi, aWorld, errorOf, keyApi, orgId } from './world';

const everywhere = { directoryId: null, cursor: null } as const;

describe('organizations and directories', () => {
  it('are read by id and as the list of the key', async () => {
    const world = aWorld([{ body: organizationAnswer }, { body: organizationsAnswer }]);

    expect(await world.clock.finish(adminApi(world).getOrganization())).toEqual({ orgId, name: 'Acme' });
    expect(await world.clock.finish(keyApi(world).listOrganizations(null))).toEqual({
      items: [{ orgId, name: 'Acme' }],
      nextCursor: null,
    });
  });

  it('may have directories without a name', async () => {
    const world = aWorld([{ body: directoriesAnswer }]);

    expect(await world.clock.finish(adminApi(world).listDirectories(null))).toEqual({
      items: [
        { directoryId: 'd1f0c7aa-0001-4000-8000-000000000001', name: 'acme' },
        { directoryId: 'd1f0c7aa-0002-4000-8000-000000000002', name: null },
      ],
      nextCursor: 'bmV4dA',
    });
  });
});

describe('resources', () => {
  it('are read with plan, capacity and site', async () => {
    const world = aWorld([{ body: workspacesAnswer }]);

    const page = await world.clock.finish(adminApi(world).listResources(null));

    expect(page.items[0]).toEqual({
      resourceId: 'ari:cloud:jira-software::site/1f2e3d4c-0000-4000-8000-00000000aaaa',
      productKey: 'jira-software',
      name: 'acme',
      owner: 'jira-software',
      status: 'online',
      cloudId: '1f2e3d4c-0000-4000-8000-00000000aaaa',
      hostUrl: 'https://acme.atlassian.net',
      isSandbox: false,
      planKey: 'premium',
      planName: 'Premium',
      capacity: 500,
      createdAt: Date.UTC(2021, 2, 4, 5, 6, 7),
    });
  });

  it('may be told in part, and with a status nobody knows yet', async () => {
    const world = aWorld([{ body: workspacesAnswer }]);

    const page = await world.clock.finish(adminApi(world).listResources(null));

    expect(page.items[1]).toMatchObject({
      status: 'unknown',
      isSandbox: true,
      owner: null,
      hostUrl: null,
      planKey: null,
      capacity: null,
      createdAt: null,
    });
    expect(world.log.lines).toEqual([
      {
        level: 'warn',
        message: 'Unknown word of Atlassian',
        fields: { field: 'workspace.status', word: 'paused' },
      },
    ]);
  });
});

describe('groups', () => {
  it('are read with their counts, under their bare id', async () => {
    const world = aWorld([{ body: groupsAnswer }]);

    const page = await world.clock.finish(adminApi(world).searchGroups({ cursor: null }));

    expect(page.items).toEqual([
      {
        groupId: '0a1b2c3d-1111-4000-8000-000000000001',
        directoryId: 'd1f0c7aa-0001-4000-8000-000000000001',
        name: 'jira-users-acme',
        description: 'Everybody who plans',
        managedBy: 'external',
        externalSynced: true,
        readable: true,
        modifiable: false,
        deletable: false,
        userCount: 42,
        resourceCount: 3,
      },
      {
        groupId: '0a1b2c3d-1111-4000-8000-000000000002',
        directoryId: null,
        name: 'späte Gäste',
        description: null,
        managedBy: 'unknown',
        externalSynced: null,
        readable: null,
        modifiable: null,
        deletable: null,
        userCount: null,
        resourceCount: null,
      },
    ]);
  });

  it('are searched in every directory, or in one and by id', async () => {
    const world = aWorld([{ body: groupsAnswer }, { body: groupsAnswer }]);
    const api = adminApi(world);

    await world.clock.finish(api.searchGroups({ cursor: null }));
    await world.clock.finish(
      api.searchGroups({ directoryId: asDirectoryId('d1'), groupIds: [asGroupId('g1')], cursor: null }),
    );

    expect(world.http.requests.map((request) => new URL(request.url).pathname)).toEqual([
      `/admin/v2/orgs/${orgId}/directories/-/groups/search`,
      `/admin/v2/orgs/${orgId}/directories/d1/groups/search`,
    ]);
    const expand = ['counts.resources', 'counts.users'];
    expect(world.http.bodies()).toEqual([
      { expand, limit: 100 },
      { expand, groupIds: ['g1'], limit: 100 },
    ]);
  });

  it('hold roles on resources', async () => {
    const world = aWorld([{ body: groupRolesAnswer }]);

    const page = await world.clock.finish(
      adminApi(world).listGroupRoles({ directoryId: null, groupId: asGroupId('g1') }, null),
    );

    expect(page.items).toEqual([
      {
        resourceAri: 'ari:cloud:jira::site/1f2e3d4c-0000-4000-8000-00000000aaaa',
        resourceOwner: 'jira',
        roles: ['atlassian/user', 'atlassian/admin'],
        defaultRole: 'atlassian/user',
      },
      {
        resourceAri: 'ari:cloud:platform::site/1f2e3d4c-0000-4000-8000-00000000aaaa',
        resourceOwner: 'platform',
        roles: ['atlassian/guest'],
        defaultRole: null,
      },
    ]);
  });

  it('are counted over all directories', async () => {
    const world = aWorld([{ body: { count: 12 } }]);

    expect(await world.clock.finish(adminApi(world).countGroups())).toBe(12);
    expect(world.http.requests[0]?.url).toBe(
      `https://api.atlassian.com/admin/v2/orgs/${orgId}/directories/-/groups/count`,
    );
  });
});

describe('users', () => {
  it('are read with groups, activity and platform roles', async () => {
    const world = aWorld([{ body: usersAnswer }]);

    const page = await world.clock.finish(adminApi(world).searchUsers(everywhere));

    expect(page.nextCursor).toBe('cGFnZTI=');
    expect(page.items[0]).toEqual({
      user: {
        accountId: '557058:9c1f0b2a-0000-4000-8000-000000000001',
        status: 'active',
        accountStatus: 'active',
        membershipStatus: 'active',
        claimStatus: 'managed',
        managementSource: 'synced',
        name: 'Zoë Łukasz',
        nickname: 'zoë',
        email: 'zoe@acme.test',
        emailVerified: true,
        avatarUrl: 'https://avatars.test/avatar.png',
        jobTitle: 'Planner',
        department: null,
        organization: 'Acme',
        location: null,
        timeZone: 'Europe/Berlin',
        mfaEnabled: false,
        addedAt: Date.UTC(2022, 0, 2, 3, 4, 5),
        platformRoles: ['atlassian/org-admin', 'atlassian/site-admin'],
      },
      groupIds: ['0a1b2c3d-1111-4000-8000-000000000001'],
      activity: [
        {
          resourceAri: 'ari:cloud:jira::site/1f2e3d4c-0000-4000-8000-00000000aaaa',
          productKey: 'jira-software',
          lastActiveAt: Date.UTC(2026, 10, 1, 10, 20, 30, 400),
        },
        {
          resourceAri: 'ari:cloud:confluence::site/1f2e3d4c-0000-4000-8000-00000000aaaa',
          productKey: null,
          lastActiveAt: null,
        },
      ],
      resourceCount: 3,
      tellsPlatformRoles: true,
    });
  });

  it('of whom nothing is told are read as unknown, not as empty', async () => {
    const world = aWorld([{ body: usersAnswer }]);

    const page = await world.clock.finish(adminApi(world).searchUsers(everywhere));

    expect(page.items[1]).toMatchObject({
      user: {
        accountId: '712020:bare',
        status: 'unknown',
        managementSource: null,
        email: null,
        addedAt: null,
      },
      groupIds: null,
      activity: null,
      resourceCount: null,
      tellsPlatformRoles: false,
    });
    expect(world.log.lines).toEqual([]);
  });

  it('have the older picture where the avatar is absent', async () => {
    const world = aWorld([{ body: { data: [{ accountId: 'a', picture: 'https://p.test/1' }] } }]);

    const page = await world.clock.finish(adminApi(world).searchUsers(everywhere));

    expect(page.items[0]?.user.avatarUrl).toBe('https://p.test/1');
  });

  it.each([
    ['2026-11-22T01:02:03', Date.UTC(2026, 10, 22, 1, 2, 3)],
    ['2026-11-22T01:02:03+02:00', Date.UTC(2026, 10, 21, 23, 2, 3)],
    ['2026-11-22', Date.UTC(2026, 10, 22)],
    ['2026-13-40T00:00:00Z', null],
    ['yesterday', null],
  ])('were added at %s', async (addedToOrg, addedAt) => {
    const world = aWorld([{ body: { data: [{ accountId: 'a', addedToOrg }] } }]);

    const page = await world.clock.finish(adminApi(world).searchUsers(everywhere));

    expect(page.items[0]?.user.addedAt).toBe(addedAt);
  });

  it('are counted in a directory by path and by parameter', async () => {
    const world = aWorld([{ body: { count: 7 } }, { body: { count: 9 } }]);
    const api = adminApi(world);

    expect(await world.clock.finish(api.countUsers(asDirectoryId('d1')))).toBe(7);
    expect(await world.clock.finish(api.countUsers(null))).toBe(9);
    expect(world.http.requests.map((request) => request.url.split('/directories/')[1])).toEqual([
      'd1/users/count?directoryIds=d1',
      '-/users/count',
    ]);
  });

  it('make one line in the log for each word nobody knows yet, and none with an address', async () => {
    const strange = { accountId: 'a', status: 'dormant', claimStatus: 'zoe@acme.test' };
    const world = aWorld([{ body: { data: [strange, strange] } }]);

    await world.clock.finish(adminApi(world).searchUsers(everywhere));

    expect(world.log.lines.map((line) => line.fields)).toEqual([
      { field: 'user.status', word: 'dormant' },
      { field: 'user.claimStatus', word: '(not logged)' },
    ]);
  });

  it('hold roles in different ways', async () => {
    const world = aWorld([{ body: userRolesAnswer }]);

    const page = await world.clock.finish(
      adminApi(world).listUserRoles({ ...everywhere, accountId: asAccountId('a') }),
    );

    expect(page.items).toEqual([
      {
        resourceAri: 'ari:cloud:jira::site/1f2e3d4c-0000-4000-8000-00000000aaaa',
        resourceOwner: 'jira',
        directoryId: 'd1f0c7aa-0001-4000-8000-000000000001',
        userDirectoryStatus: 'suspended',
        roles: [{ roleId: 'atlassian/user', methods: ['direct', 'group_direct', 'unknown'] }],
      },
      {
        resourceAri: 'ari:cloud:confluence::site/x',
        resourceOwner: 'confluence',
        directoryId: null,
        userDirectoryStatus: null,
        roles: [{ roleId: 'atlassian/guest', methods: ['unknown'] }],
      },
    ]);
  });

  it('whose roles are not told at all are an unexpected answer', async () => {
    const world = aWorld([{ body: { data: [{ resourceId: 'r', resourceOwner: 'jira' }] } }]);

    const error = await errorOf(
      world,
      adminApi(world).listUserRoles({ ...everywhere, accountId: asAccountId('a') }),
    );

    expect(error).toMatchObject({ code: 'unexpected-answer', detail: { field: 'data.0.roleAssignments' } });
  });
});

describe('a key that is checked', () => {
  it('is found in the inventory with its expiry, its owner and its scopes', async () => {
    const world = aWorld([{ body: apiKeysAnswer }]);

    const page = await world.clock.finish(keyApi(world).listApiKeys(orgId, null));

    expect(page.items).toEqual([
      {
        keyId: 'key-1',
        name: 'License app',
        createdBy: '557058:9c1f0b2a-0000-4000-8000-000000000001',
        expiresAt: Date.UTC(2027, 0, 1),
        lastActiveAt: Date.UTC(2026, 10, 20),
        scopes: [],
      },
    ]);
  });

  it('looks for org admins and for one user by search', async () => {
    const world = aWorld([
      { body: usersAnswer },
      { body: usersAnswer },
      { body: { data: [] } },
      { body: { data: [] } },
    ]);
    const api = keyApi(world);

    const admins = await world.clock.finish(api.findOrgAdmins(orgId, null));
    const found = await world.clock.finish(api.findUser(orgId, asAccountId('712020:bare')));
    const missing = await world.clock.finish(api.findUser(orgId, asAccountId('nobody')));
    await world.clock.finish(api.probeUserSearch(orgId));

    expect(admins.items).toHaveLength(2);
    expect(found?.user.accountId).toBe('712020:bare');
    expect(missing).toBeNull();
    expect(world.http.bodies()).toMatchObject([
      { roleIds: ['atlassian/org-admin'] },
      { accountIds: ['712020:bare'] },
      { accountIds: ['nobody'] },
      { limit: 1 },
    ]);
  });
});
