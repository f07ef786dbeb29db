// Every change against the simulated organization over a real socket: each exchange is held against the official
// documents, and the organization's own state says what was done.
import { afterEach, describe, expect, it } from 'vitest';
import { startOrganization, type RunningOrganization } from '../../local/organization/server';
import { createOperationApi } from '../../src/atlassian/operationApi';
import { Conflict, NotPermitted, Unavailable } from '../../src/domain/errors';
import { asAccountId, asDirectoryId, asGroupId, asOrgId, asResourceId } from '../../src/domain/ids';
import type { Clock, Http } from '../../src/ports';
import { createMemorySql } from '../support/memorySql';
import { createRecordedLog } from '../support/recordedLog';
import { createReroutedHttp } from '../support/reroutedHttp';

let running: RunningOrganization | null = null;

afterEach(async () => {
  await running?.close();
  running = null;
});

async function connect(adapt: (http: Http) => Http = (http) => http) {
  const organization = await startOrganization({ users: 80, judge: true, model: 'centralized' });
  running = organization;
  const { clock: theirs, world } = organization.model;
  const clock: Clock = { now: () => theirs.now(), sleep: async (durationMs) => theirs.advance(durationMs) };
  const ports = {
    http: adapt(createReroutedHttp(organization.url)),
    sql: createMemorySql(),
    clock,
    log: createRecordedLog(),
  };
  const credentials = { orgId: asOrgId(organization.orgId), apiKey: organization.apiKey };
  const api = createOperationApi(ports, credentials, { timeoutMs: 1_000 });
  // The first thirteen play known parts.
  const [person] = [...world.people.values()]
    .slice(13)
    .filter(({ accountActive, managed, managementSource, places }) => {
      return accountActive && managed && managementSource !== 'synced' && places.length > 0;
    });
  const group = [...world.groups.values()].find((each) => {
    return !each.externalSynced && !each.grantsAdmin && person !== undefined && each.members.has(person);
  });
  const [directory] = world.directories;
  if (person === undefined || group === undefined || directory === undefined) throw new Error('Nobody fits');
  const accountId = asAccountId(person.accountId);
  const place = { directoryId: asDirectoryId(directory.directoryId), accountId };
  return { organization, world, api, person, group, accountId, place, groupId: asGroupId(group.groupId) };
}

describe('a change at Atlassian', () => {
  it('takes a member out of a group and puts them back, with the ids of both requests', async () => {
    const { organization, api, place, groupId, group, person } = await connect();

    const removed = await api.removeMember({ ...place, groupId });
    const isOut = !group.members.has(person);
    const added = await api.addMember({ ...place, groupId });

    expect(isOut && group.members.has(person)).toBe(true);
    expect([removed.httpStatus, added.httpStatus]).toEqual([204, 204]);
    expect(removed.requestId).toMatch(/^[0-9a-f]{32}$/);
    expect(added.requestId).not.toBe(removed.requestId);
    expect(organization.violations()).toEqual([]);
  });

  it('gives a direct role on a product and takes it away', async () => {
    const { organization, world, api, accountId, person } = await connect();
    const [resource] = world.resources;
    const role = {
      accountId,
      resourceId: asResourceId(resource?.resourceId ?? ''),
      roleId: 'atlassian/user',
    };

    await api.assignRole(role);
    const held = person.directRoles.some(({ target }) => target === resource);
    await api.revokeRole(role);

    expect(held).toBe(true);
    expect(person.directRoles.some(({ target }) => target === resource)).toBe(false);
    expect(organization.violations()).toEqual([]);
  });

  it('suspends, restores and removes a user', async () => {
    const { organization, api, person, place } = await connect();

    await api.suspendUser(place);
    const wasSuspended = person.places[0]?.suspended;
    await api.restoreUser(place);
    const isSuspended = person.places[0]?.suspended;
    await api.removeFromDirectory(place);

    expect([wasSuspended, isSuspended]).toEqual([true, false]);
    expect(organization.violations()).toEqual([]);
  });

  it('deactivates, activates, deletes and brings back a managed account', async () => {
    const { organization, api, person, accountId } = await connect();

    expect(await api.getManageability(accountId)).toMatchObject({
      mayChangeLifecycle: true,
      mayDelete: true,
    });
    await api.deactivateAccount(accountId);
    const wasActive = person.accountActive;
    await api.activateAccount(accountId);
    const isActive = person.accountActive;
    await api.deleteAccount(accountId);
    const goesAt = person.deletionAt;
    await api.cancelDeletion(accountId);

    expect([wasActive, isActive, person.deletionAt]).toEqual([false, true, null]);
    expect(goesAt).not.toBeNull();
    expect(organization.violations()).toEqual([]);
  });

  it('invites people and tells who was given only a part', async () => {
    const { organization, api, groupId, world } = await connect();
    const synced = [...world.groups.values()].find(({ externalSynced }) => externalSynced);
    const invitees = { access: [], sendsMail: false, text: '' };

    const whole = await api.inviteUsers({ ...invitees, emails: ['new@acme.example'], groupIds: [groupId] });
    const partly = await api.inviteUsers({
      ...invitees,
      emails: ['newer@acme.example'],
      groupIds: [groupId, asGroupId(synced?.groupId ?? '')],
    });

    expect(whole).toMatchObject({ httpStatus: 200, answer: [{ email: 'new@acme.example', isWhole: true }] });
    expect(partly).toMatchObject({ httpStatus: 206, answer: [{ isWhole: false }] });
    expect(organization.violations()).toEqual([]);
  });

  it('takes nobody for given what the answer does not tell of', async () => {
    const { api, groupId } = await connect((http) => ({
      async send(request) {
        const answer = await http.send(request);
        return { ...answer, body: answer.body.replaceAll('groupAssignmentResult', 'unknown') };
      },
    }));
    const invitees = { access: [], sendsMail: false, text: '', emails: ['new@acme.example'] };

    const invited = await api.inviteUsers({ ...invitees, groupIds: [groupId] });

    expect(invited).toMatchObject({ httpStatus: 200, answer: [{ isWhole: false }] });
  });

  it('that is refused says why, with the code and the id of the request', async () => {
    const { api, accountId, world } = await connect();
    const external = [...world.people.values()].find(({ managed }) => !managed);
    await api.deactivateAccount(accountId);

    await expect(api.deactivateAccount(accountId)).rejects.toThrowError(Conflict);
    await expect(api.deactivateAccount(accountId)).rejects.toMatchObject({
      detail: { code: 'accountAlreadyInactive', requestId: expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
    await expect(api.getManageability(asAccountId(external?.accountId ?? ''))).rejects.toThrowError(
      NotPermitted,
    );
  });

  it.each(['lost-answer', 'server-error', 'cut', 'html'] as const)(
    'that meets %s is sent once, and nobody claims to know what came of it',
    async (name) => {
      const { organization, api, accountId } = await connect();
      organization.model.faults.set({ name, operation: 'accounts.delete' });

      await expect(api.deleteAccount(accountId)).rejects.toThrowError(Unavailable);

      expect(sent(organization, 'accounts.delete')).toBe(1);
    },
  );

  it('that was refused for now is sent again, at the time that Atlassian names', async () => {
    const { organization, api, accountId } = await connect();
    organization.model.faults.set({ name: 'rate-limited', operation: 'accounts.delete', times: 1 });

    await api.deleteAccount(accountId);

    expect(sent(organization, 'accounts.delete')).toBe(2);
  });
});

function sent({ model }: RunningOrganization, operation: string): number {
  return model.requests.list().filter((request) => request.operation === operation).length;
}
