// What a group gives: read, assign, revoke.
import type { OrganizationModel } from '../model';
import { NO_CONTENT } from '../wire/call';
import type { Answer, Call, Operation } from '../wire/call';
import { findExact, findTargets } from '../wire/ari';
import { Input } from '../wire/input';
import { pageOf, readList } from '../wire/page';
import { refuse } from '../wire/refusal';
import { targetsOf } from '../world/access';
import { changed } from '../world/changes';
import type { Group, GroupRole, Resource, Target } from '../world/world';
import { directoryOf, groupOf, realDirectory } from './place';
import { record } from './record';
import { checkSeats } from './seats';
import { ROLE_IDS } from './userFilter';

const ROLES = '/v2/orgs/{orgId}/directories/{directoryId}/groups/{groupId}/role-assignments';
const READ = { family: 'v2', scope: 'read:groups:admin', changes: false } as const;
const CHANGE = { family: 'v2-change', scope: null, changes: true } as const;

export const groupRoleOperations: readonly Operation[] = [
  { ...READ, name: 'groups.roleAssignments', method: 'GET', path: ROLES, handle: list },
  { ...CHANGE, name: 'groups.assignRole', method: 'POST', path: `${ROLES}/assign`, handle: assign },
  { ...CHANGE, name: 'groups.revokeRole', method: 'POST', path: `${ROLES}/revoke`, handle: revoke },
];

function list(model: OrganizationModel, call: Call): Answer {
  const group = groupOf(model, call, directoryOf(model, call));
  const page = readList(call, 'alone', { max: 100, byDefault: 20 });
  const fits = targetFilter(model, page.input);
  const targets = [...targetsOf(group)].filter((target) => fits(target, rolesOn(group, target)));
  return { status: 200, body: pageOf(page, targets, (target) => assignmentRow(group, target)) };
}

/** Filters that the role assignments of groups and of users share. */
export function targetFilter(
  model: OrganizationModel,
  input: Input,
): (target: Target, roleIds: readonly string[]) => boolean {
  const directoryIds = input.list('directoryIds', 10);
  const owners = input.list('resourceOwners', 10);
  const resourceIds = input.list('resourceIds', 20);
  const targets = resourceIds === null ? null : findTargets(model.world, resourceIds);
  const wanted = input.listOf('roleIds', ROLE_IDS, 10);
  return (target, roleIds) =>
    (directoryIds?.includes(target.directory.directoryId) ?? true) &&
    (owners?.includes(target.owner) ?? true) &&
    (targets?.has(target) ?? true) &&
    (wanted?.some((roleId) => roleIds.includes(roleId)) ?? true);
}

function assignmentRow(group: Group, target: Target): Record<string, unknown> {
  const isDefault = group.roles.find((role) => role.target === target && role.isDefault);
  return {
    resourceId: target.resourceId,
    resourceOwner: target.owner,
    roles: rolesOn(group, target),
    defaultRole: isDefault?.roleId ?? null,
  };
}

function rolesOn(group: Group, target: Target): readonly string[] {
  return group.roles.filter((role) => role.target === target).map((role) => role.roleId);
}

interface WantedRole {
  readonly group: Group;
  readonly target: Resource;
  readonly roleId: string;
}

function assign(model: OrganizationModel, call: Call): Answer {
  const { group, target, roleId } = readRole(model, call);
  if (group.grantsAdmin) throw refuse(403, 'ADMIN-403-7', 'The group grants administration.');
  // 400-3: role invalid for the resource – error codes of the organization admin API document (2026-08-21).
  if (!target.product.roles.includes(roleId)) {
    throw refuse(400, 'ADMIN-UAM-400-3', 'The role does not exist on the resource.');
  }
  const role: GroupRole = { target, roleId, isDefault: false };
  for (const person of group.members) checkSeats(model, person, { roles: [role], code: 'ADMIN-UAM-409-3' });
  if (!rolesOn(group, target).includes(roleId)) group.roles = [...group.roles, role];
  changed(model.world);
  record(model, call, { action: 'group_granted_role', context: [['group', group.groupId]] });
  return { status: 200 };
}

function revoke(model: OrganizationModel, call: Call): Answer {
  const { group, target, roleId } = readRole(model, call);
  if (!rolesOn(group, target).includes(roleId)) {
    throw refuse(404, 'ADMIN-UAM-404-3', 'The group does not hold the role.');
  }
  group.roles = group.roles.filter((role) => role.target !== target || role.roleId !== roleId);
  changed(model.world);
  record(model, call, { action: 'group_revoked_role', context: [['group', group.groupId]] });
  return NO_CONTENT;
}

/** Takes the ARI as workspaces sends it; another form of the same resource is refused. */
function readRole(model: OrganizationModel, call: Call): WantedRole {
  const directory = realDirectory(model, call);
  const group = groupOf(model, call, directory);
  const input = Input.ofBody(call.body);
  const roleId = input.requiredText('roleId');
  const target = findExact(model.world, input.requiredText('resourceId'));
  if (target === undefined) throw refuse(400, 'ADMIN-400-4', 'The resource is not valid.');
  if (target.directory !== directory)
    throw refuse(404, 'ADMIN-UAM-404-3', 'The resource is not in the directory.');
  return { group, target, roleId };
}
