import { describe, expect, it } from 'vitest';
import { UnexpectedAnswer } from '../../src/domain/errors';
import { groupStatsAnswer, userStatsAnswer } from '../fixture/stats';
import { workspacesAnswer } from '../fixture/workspaces';
import { adminApi, aWorld, errorOf } from './world';

describe("Atlassian's own numbers", () => {
  it('are read by account status and role, and of groups by who manages them', async () => {
    const world = aWorld([{ body: userStatsAnswer }, { body: groupStatsAnswer }]);
    const api = adminApi(world);

    expect(await world.clock.finish(api.getUserStats())).toEqual({
      accounts: { active: 42, inactive: 3 },
      roles: { 'atlassian/user': 40, 'atlassian/org-admin': 2 },
    });
    expect(await world.clock.finish(api.getGroupStats())).toEqual({ all: 12, managed: 9, synced: 3 });
  });

  it('are asked for by one status of users', async () => {
    const world = aWorld([{ body: { count: 7 } }]);

    expect(await world.clock.finish(adminApi(world).countUsers(null, 'suspended'))).toBe(7);
    expect(world.http.requests[0]?.url).toMatch(/\/directories\/-\/users\/count\?status=suspended$/);
  });

  it('are taken of sites and apps from the smallest page', async () => {
    const world = aWorld([{ body: workspacesAnswer }]);

    expect(await world.clock.finish(adminApi(world).countResources())).toBe(1200);
    expect(world.http.requests[0]?.body).toBe('{"limit":1}');
  });

  it.each([
    ['users', {}],
    ['users', { accountStatus: [{ status: 'active' }], roles: [] }],
    ['groups', { totals: { all: 12, managed: 9 } }],
  ])('are not guessed when %s are told in part: %j', async (what, body) => {
    const world = aWorld([{ body }]);
    const api = adminApi(world);

    const asking = what === 'users' ? api.getUserStats() : api.getGroupStats();

    expect(await errorOf(world, asking)).toBeInstanceOf(UnexpectedAnswer);
  });
});
