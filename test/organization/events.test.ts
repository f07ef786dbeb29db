import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, GROUPS, NOW } from './connect';
import type { Client } from './connect';

const STREAM = '/admin/v1/orgs/{org}/events-stream';

let client: Client;
beforeEach(async () => {
  client = await connect();
});
afterEach(async () => {
  expect(client.organization.violations()).toEqual([]);
  await client.organization.close();
});

interface Told {
  readonly action: string;
  readonly actor: { readonly id: string };
  readonly context: readonly { readonly id: string; readonly type: string }[];
}

/** What the stream tells some seconds later. */
async function told(): Promise<Told[]> {
  await client.control('clock', { advanceMs: 5_000 });
  const { body } = await client.send('GET', `${STREAM}?from=${NOW}`);
  return body.data.map((event: { attributes: Told }) => event.attributes);
}

test.each([
  ['add-users', 'user_invitation_sent', 'user'],
  ['remove-users', 'user_removed', 'user'],
  ['suspend-users', 'user_suspended', 'user'],
  ['rename-users', 'user_profile_changed', 'user'],
  ['add-groups', 'group_created', 'group'],
  ['remove-groups', 'group_deleted', 'group'],
  ['add-workspaces', 'product_added', 'workspace'],
  ['remove-workspaces', 'product_removed', 'workspace'],
])('tells of %s as %s, naming what was changed', async (kind, action, type) => {
  const { ids } = (await client.control('change', { kind, count: 2 })).body;

  const events = await told();

  expect(events.map((event) => event.action)).toEqual([action, action]);
  expect(events.flatMap((event) => event.context)).toEqual(ids.map((id: string) => ({ id, type })));
});

test('tells of a change of groups with the person and each group', async () => {
  const { ids } = (await client.control('change', { kind: 'change-memberships', count: 1 })).body;

  const events = await told();

  expect(events.at(-1)).toMatchObject({
    action: 'user_added_to_group',
    context: [{ id: ids[0], type: 'user' }, { type: 'group' }],
  });
});

test('tells of activity as a login by that person', async () => {
  const { ids } = (await client.control('change', { kind: 'move-activity', count: 1 })).body;

  expect(await told()).toEqual([
    expect.objectContaining({
      action: 'user_login',
      context: [],
      actor: expect.objectContaining({ id: ids[0] }),
    }),
  ]);
});

test('tells of a role that a group was given', async () => {
  const group = [...client.organization.model.world.groups.values()].find((each) => !each.grantsAdmin);
  const resource = client.organization.model.world.resources[0];
  await client.send('POST', `${GROUPS}/${group?.groupId}/role-assignments/assign`, {
    body: { resourceId: resource?.resourceId, roleId: resource?.product.roles.at(-1) },
  });

  expect(await told()).toMatchObject([{ action: 'group_granted_role', context: [{ id: group?.groupId }] }]);
});

test('has no audit log without Guard, and everything else', async () => {
  await client.control('faults', { name: 'no-guard' });

  expect((await client.send('GET', STREAM)).status).toBe(403);
  expect((await client.send('GET', `${GROUPS}/count`)).status).toBe(200);
});
