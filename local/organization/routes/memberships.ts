// Group memberships: add and remove.
import type { OrganizationModel } from '../model';
import { NO_CONTENT, param } from '../wire/call';
import type { Answer, Call, Operation } from '../wire/call';
import { Input } from '../wire/input';
import { refuse } from '../wire/refusal';
import { addMember, removeMember } from '../world/changes';
import { refuseSynced } from './groupChanges';
import { groupOf, personOf, realDirectory } from './place';
import { record } from './record';
import { checkSeats } from './seats';

const MEMBERSHIPS = '/v2/orgs/{orgId}/directories/{directoryId}/groups/{groupId}/memberships';
const CHANGE = { family: 'v2-change', scope: null, changes: true } as const;

export const membershipChanges: readonly Operation[] = [
  { ...CHANGE, name: 'memberships.add', method: 'POST', path: MEMBERSHIPS, handle: add },
  {
    ...CHANGE,
    name: 'memberships.remove',
    method: 'DELETE',
    path: `${MEMBERSHIPS}/{accountId}`,
    handle: remove,
  },
];

function add(model: OrganizationModel, call: Call): Answer {
  const directory = realDirectory(model, call);
  const group = groupOf(model, call, directory);
  const person = personOf(model, Input.ofBody(call.body).requiredText('accountId'));
  refuseSynced(group);
  if (group.grantsAdmin) throw refuse(403, 'ADMIN-403-7', 'The group grants administration.');
  if (!directory.people.has(person))
    throw refuse(404, 'ADMIN-UAM-404-1', 'The user is not in the directory.');
  if (!person.accountActive) throw refuse(400, 'ADMIN-UAM-400-2', 'The user is not active.');
  // 409-2 is harmless (already a member), 409-3 is the licence limit – measured in public clients (2026-08-31).
  if (group.members.has(person)) throw refuse(409, 'ADMIN-UAM-409-2', 'The user is a member already.');
  checkSeats(model, person, { roles: group.roles, code: 'ADMIN-UAM-409-3' });
  addMember(model.world, group, person);
  record(model, call, { action: 'user_added_to_group', context: context(person.accountId, group.groupId) });
  return NO_CONTENT;
}

function remove(model: OrganizationModel, call: Call): Answer {
  const group = groupOf(model, call, realDirectory(model, call));
  const person = personOf(model, param(call, 'accountId'));
  refuseSynced(group);
  if (!group.members.has(person)) throw refuse(404, 'ADMIN-UAM-404-3', 'The user is not a member.');
  removeMember(model.world, group, person);
  record(model, call, {
    action: 'user_removed_from_group',
    context: context(person.accountId, group.groupId),
  });
  return NO_CONTENT;
}

function context(accountId: string, groupId: string): readonly (readonly [string, string])[] {
  return [
    ['user', accountId],
    ['group', groupId],
  ];
}
