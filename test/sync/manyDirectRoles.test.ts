import { afterEach, describe, expect, test } from 'vitest';
import type { RunningOrganization } from '../../local/organization/server';
import { holds } from '../../local/organization/world/access';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

interface Change {
  readonly verb: 'assign' | 'revoke';
  readonly accountId: string;
  readonly role: string;
  readonly resource: string;
}

/** Returns whether Atlassian did it. */
async function change({ url, orgId, apiKey }: RunningOrganization, order: Change): Promise<boolean> {
  const { verb, accountId, role, resource } = order;
  const path = `/admin/v1/orgs/${orgId}/users/${encodeURIComponent(accountId)}/roles/${verb}`;
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ role, resource }),
  });
  return response.ok;
}

/** Gives people a role on a product that they do not use yet, past any group. Returns what was given. */
async function giveDirectRoles(organization: RunningOrganization): Promise<Change[]> {
  const { people, resources } = organization.model.world;
  const given: Change[] = [];
  for (const [i, person] of [...people.values()].entries()) {
    const resource = resources.find((each, n) => n >= i % 6 && !holds(person, each, null));
    // A direct role beside a group's does not show in the counts, and a product's search cannot tell it.
    if (resource === undefined || person.directRoles.length > 0) continue;
    const role = i % 7 === 0 ? 'atlassian/admin' : 'atlassian/user';
    const order = {
      verb: 'assign',
      accountId: person.accountId,
      role,
      resource: resource.resourceId,
    } as const;
    if (await change(organization, order)) given.push(order);
  }
  return given;
}

describe.each(['centralized', 'original'] as const)('an organization of direct roles, %s', (model) => {
  test('is searched by product where that takes fewer calls than asking user by user', async () => {
    harness = await createSyncHarness({ model, users: 150 });
    const { sync, compare, organization } = harness;
    const given = await giveDirectRoles(organization);

    const run = await sync();

    expect(given.length).toBeGreaterThan(60);
    expect(run.outcome).toBe('complete');
    // The generated few who hold one beside a group's as well.
    expect(run.apiCalls['listUserRoles'] ?? 0).toBeLessThan(5);
    expect(await compare()).toMatchObject({ differing: {}, equal: true });
  });

  test('forgets a direct role that was taken away', async () => {
    harness = await createSyncHarness({ model, users: 150 });
    const { sync, compare, organization } = harness;
    const given = await giveDirectRoles(organization);
    await sync();
    for (const order of given.slice(0, 20)) await change(organization, { ...order, verb: 'revoke' });

    const run = await sync();

    expect(run).toMatchObject({ outcome: 'complete', changed: 20 });
    expect(await compare()).toMatchObject({ differing: {}, equal: true });
  });
});
