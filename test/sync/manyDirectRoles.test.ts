import { afterEach, describe, expect, test } from 'vitest';
import type { RunningOrganization } from '../../local/organization/server';
import { holds } from '../../local/organization/world/access';
import type { Http } from '../../src/ports';
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

/** Lets the searches for who holds a role tell only half of their first page. */
function halvingSearches(http: Http, isOn: () => boolean): Http {
  return {
    send: async (request) => {
      const response = await http.send(request);
      if (!isOn() || !(request.body ?? '').includes('roleIds')) return response;
      const answer = JSON.parse(response.body) as { data: unknown[] };
      const data = answer.data.slice(0, Math.floor(answer.data.length / 2));
      return { ...response, body: JSON.stringify({ data, links: {} }) };
    },
  };
}

/**
 * Gives people a role on a product that they do not use yet, past any group. Returns what was given. `before`: those
 * who have one get another.
 */
async function giveDirectRoles(
  organization: RunningOrganization,
  before: readonly Change[] = [],
): Promise<Change[]> {
  const { people, resources } = organization.model.world;
  const given: Change[] = [];
  for (const [i, person] of [...people.values()].entries()) {
    const resource = resources.find((each, n) => n >= i % 6 && !holds(person, each, null));
    // A direct role beside a group's does not show in the counts, and a product's search cannot tell it.
    const isNext = before.some(({ accountId }) => accountId === person.accountId);
    if (resource === undefined || (person.directRoles.length > 0 && !isNext)) continue;
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

  test('forgets what was taken away, also where it searches by product', async () => {
    harness = await createSyncHarness({ model, users: 150 });
    const { sync, compare, organization } = harness;
    const given = await giveDirectRoles(organization);
    await sync();
    await giveDirectRoles(organization, given);
    for (const order of given) await change(organization, { ...order, verb: 'revoke' });

    const run = await sync();

    expect(run.outcome).toBe('complete');
    expect(run.apiCalls['listUserRoles'] ?? 0).toBeLessThan(given.length / 2);
    expect(await compare()).toMatchObject({ differing: {}, equal: true });
  });

  test('keeps what is stored where a search shows only half, and mends it with the next', async () => {
    let isHalved = false;
    harness = await createSyncHarness({ model, users: 150 }, (ports) => ({
      ...ports,
      http: halvingSearches(ports.http, () => isHalved),
    }));
    const { sync, compare, organization, sql } = harness;
    const stored = () => sql.select('SELECT user_no, resource_no FROM direct_roles');
    const given = await giveDirectRoles(organization);
    await sync();
    const before = await stored();
    await giveDirectRoles(organization, given);

    isHalved = true;
    const halved = await sync();
    const kept = await stored();
    isHalved = false;
    const mended = await sync();

    expect(kept).toEqual(expect.arrayContaining(before));
    expect(halved.outcome).toBe('partial');
    expect(mended.outcome).toBe('complete');
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
