import { expect, test } from 'vitest';
import { truthOf } from '../../local/organization/truth';
import { connect, NOW, USERS } from './connect';
import type { Client, Reply } from './connect';
import { crawl } from './crawl';

type Line = Reply['body'];

async function truth(client: Client): Promise<Line[]> {
  const { text } = await client.control('truth');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const kind = (lines: readonly Line[], name: string): Line[] => lines.filter((line) => line.kind === name);
const site = (ari: string): string => ari.slice(ari.lastIndexOf('/') + 1);
const byKey = (a: string, b: string): number => (a < b ? -1 : 1);

test.each(['centralized', 'original'] as const)('equals a crawl of the public API (%s)', async (model) => {
  const client = await connect({ users: 150, model });
  const lines = await truth(client);
  const crawled = await crawl(client);
  const resources = kind(lines, 'resource');
  // One resource has several ARIs: site and product tell it.
  const idOf = (ari: string, key: string): string =>
    resources.find((each) => each.cloudId === site(ari) && each.productKey === key)?.resourceId;
  const keyOf = (owner: string): string => (owner === 'jira-servicedesk' ? 'jira-service-desk' : owner);

  expect(
    resources.map((each) => [each.resourceId, each.productKey, each.planName, each.capacity, each.isSandbox]),
  ).toEqual(
    crawled.resources.map((row) => [
      row.id,
      row.attributes.typeKey,
      row.relationships.entitlement[0].attributes.plan,
      row.attributes.capacity,
      row.attributes.sandbox.type === 'CHILD',
    ]),
  );
  const groups = new Map(kind(lines, 'group').map((line) => [line.groupId, line]));
  expect(groups.size).toBe(crawled.groups.length);
  for (const row of crawled.groups) {
    const line = groups.get(row.id);
    const { readable, modifiable, deletable } = row.managementAccess;
    const { users: userCount, resources: resourceCount } = row.counts;
    expect(line).toMatchObject({ name: row.name, directoryId: row.directoryId, managedBy: row.managedBy });
    expect(line).toMatchObject({ readable, modifiable, deletable, userCount, resourceCount });
    expect(
      [...line.roles, ...line.otherRoles]
        .map((role: Line) => `${role.resourceId} ${role.roleId}`)
        .sort(byKey),
    ).toEqual(
      row.roles
        .flatMap((each: Line) => each.roles.map((role: string) => `${each.resourceId} ${role}`))
        .sort(byKey),
    );
  }
  const users = new Map(kind(lines, 'user').map((line) => [line.accountId, line]));
  expect(users.size).toBe(crawled.users.length);
  for (const row of crawled.users) {
    const line = users.get(row.accountId);
    for (const field of [
      'name',
      'nickname',
      'email',
      'emailVerified',
      'jobTitle',
      'department',
      'organization',
      'location',
      'timeZone',
    ]) {
      expect(line[field]).toBe(row[field] ?? null);
    }
    expect([line.status, line.membershipStatus, line.claimStatus]).toEqual([
      row.status,
      row.membershipStatus,
      row.claimStatus,
    ]);
    expect(line.avatarUrl).toBe(row.avatar ?? row.picture ?? null);
    expect(line.addedAt).toBe(row.addedToOrg === undefined ? null : Date.parse(row.addedToOrg));
    expect(line.platformRoles).toEqual([...row.platformRoles].sort(byKey));
    expect(line.directoryIds).toEqual(row.directoryIds);
    expect([...line.groupIds].sort(byKey)).toEqual(
      row.groups.map((group: Line) => site(group.id)).sort(byKey),
    );
    expect(line.activity).toEqual(
      Object.fromEntries(
        row.productAccess.map((each: Line) => [
          idOf(each.id, each.key),
          Date.parse(each.lastActiveTimestamp),
        ]),
      ),
    );
    const direct = row.roles.flatMap((each: Line) =>
      each.roleAssignments
        .filter((assignment: Line) => assignment.roleAssignmentMethods.includes('direct'))
        .map((assignment: Line) => `${idOf(each.resourceId, keyOf(each.resourceOwner))} ${assignment.role}`),
    );
    expect(line.directRoles.map((role: Line) => `${role.resourceId} ${role.roleId}`)).toEqual(direct);
  }
  expect(client.organization.violations()).toEqual([]);
  await client.organization.close();
});

test.each(['centralized', 'original'] as const)(
  'adds up what the smallest number of calls depends on (%s)',
  async (model) => {
    const client = await connect({ users: 400, model });
    const lines = await truth(client);
    const [summary] = lines;
    const { world } = client.organization.model;

    expect(summary).toMatchObject({
      kind: 'summary',
      orgId: world.orgId,
      model,
      D: model === 'centralized' ? 1 : 4,
      W: 12,
    });
    expect(summary.G).toBe(kind(lines, 'group').length);
    expect(summary.Gr).toBe(kind(lines, 'group').filter((line) => line.resourceCount > 0).length);
    expect(summary.N).toBe(
      kind(lines, 'user').filter((line) => line.claimStatus === 'managed' && line.directoryIds.length === 0)
        .length,
    );
    expect(summary.K).toBe(
      kind(lines, 'user').filter((line) => line.directRoles.some((role: Line) => role.visible)).length,
    );
    expect(summary.K).toBeGreaterThan(0);
    for (const directory of world.directories) {
      const { body } = await client.send('GET', `${USERS}/count?directoryIds=${directory.directoryId}`);
      expect(summary.directoryUsers[directory.directoryId]).toBe(body.count);
    }
    await client.organization.close();
  },
);

test('has no lag: what was accepted is true before it can be seen', async () => {
  const client = await connect();
  await client.send('POST', '/admin/v2/orgs/{org}/directories/{dir}/groups', { body: { name: 'Just made' } });

  expect(kind(await truth(client), 'group').map((line) => line.name)).toContain('Just made');
  await client.organization.close();
});

test('is the same for the same seed, size, model and day, and another for another seed', async () => {
  const tell = async (seed: number): Promise<string> => {
    const client = await connect({ seed, now: NOW });
    client.organization.model.clock.set(NOW);
    const lines = [...truthOf(client.organization.model)].slice(1);
    await client.organization.close();
    return JSON.stringify(lines);
  };

  const [first, again, other] = [await tell(7), await tell(7), await tell(8)];

  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('makes a believable company', async () => {
  const client = await connect({ users: 2000 });
  const lines = await truth(client);
  const users = kind(lines, 'user');
  const groups = kind(lines, 'group');
  const share = (fits: (line: Line) => boolean): number => users.filter(fits).length / users.length;
  const lastUse = (line: Line): number => Math.max(0, ...Object.values<number>(line.activity));

  expect(groups.length).toBe(100);
  expect(kind(lines, 'summary')[0].Gr).toBe(60);
  expect(users.reduce((sum, line) => sum + line.groupIds.length, 0) / users.length).toBeGreaterThan(6);
  expect(share((line) => lastUse(line) > 0 && lastUse(line) < NOW - 90 * 86_400_000)).toBeGreaterThan(0.15);
  expect(share((line) => lastUse(line) === 0)).toBeGreaterThan(0.03);
  expect(share((line) => line.claimStatus === 'unmanaged')).toBeGreaterThan(0.1);
  expect(share((line) => line.directRoles.some((role: Line) => role.visible))).toBeLessThanOrEqual(0.003);
  expect(share((line) => line.directRoles.some((role: Line) => !role.visible))).toBeGreaterThan(0);
  expect(share((line) => line.addedAt === null)).toBeGreaterThan(0);
  expect(new Set(users.map((line) => line.name)).size).toBeLessThan(users.length);
  for (const name of ['Zoë', 'Łukasz', '李', 'سارة', '🚀'])
    expect(users.some((line) => line.name.includes(name))).toBe(true);
  expect(new Set(groups.map((line) => line.managedBy))).toEqual(
    new Set(['external', 'admins', 'team-members', 'open']),
  );
  await client.organization.close();
});
