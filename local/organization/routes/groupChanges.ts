// Groups: create and delete.
import type { OrganizationModel } from '../model';
import { NO_CONTENT, param } from '../wire/call';
import type { Answer, Call, Operation } from '../wire/call';
import { Input } from '../wire/input';
import { refuse } from '../wire/refusal';
import { later, removeGroup, reserveGroup, showGroup } from '../world/changes';
import { isDefaultGroup, newGroup } from '../world/group';
import { nextId } from '../world/newId';
import type { Group } from '../world/world';
import { groupOf, realDirectory } from './place';
import { record } from './record';

const GROUPS = '/v2/orgs/{orgId}/directories/{directoryId}/groups';
const CHANGE = { family: 'v2-change', scope: null, changes: true } as const;

/** A new group is found one to two seconds later – measured in public clients (2026). */
const GROUP_LAG_MS = 1_500;

export const groupChanges: readonly Operation[] = [
  { ...CHANGE, name: 'groups.create', method: 'POST', path: GROUPS, handle: create },
  { ...CHANGE, name: 'groups.delete', method: 'DELETE', path: `${GROUPS}/{groupId}`, handle: remove },
];

/** 201 without body: the id has to be looked up by name. */
function create(model: OrganizationModel, call: Call): Answer {
  const directory = realDirectory(model, call);
  const input = Input.ofBody(call.body);
  const name = input.requiredText('name');
  if (directory.groupNames.has(name.toLowerCase())) {
    throw refuse(409, 'ADMIN-UAM-409-2', 'A group of that name exists.');
  }
  const group = newGroup(nextId(model.world), { directory, name, description: input.text('description') });
  reserveGroup(group);
  later(model.world, { dueAt: call.at + GROUP_LAG_MS, apply: () => showGroup(model.world, group) });
  record(model, call, { action: 'group_created', context: [['group', group.groupId]] });
  return { status: 201 };
}

// 403-5 group, 403-6 default group, 403-7 group grants admin – error codes of the organization admin API document; it
// knows no 409 here (2026-08-21).
function remove(model: OrganizationModel, call: Call): Answer {
  const group = groupOf(model, call, realDirectory(model, call));
  refuseSynced(group);
  if (isDefaultGroup(group)) throw refuse(403, 'ADMIN-403-6', 'The group is a default access group.');
  if (group.grantsAdmin) throw refuse(403, 'ADMIN-403-7', 'The group grants administration.');
  removeGroup(model.world, group);
  record(model, call, { action: 'group_deleted', context: [['group', param(call, 'groupId')]] });
  return NO_CONTENT;
}

/** A group of an identity provider is changed there. */
export function refuseSynced(group: Group): void {
  if (group.externalSynced)
    throw refuse(403, 'ADMIN-403-5', 'The group is synced from an identity provider.');
}
