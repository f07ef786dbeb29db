// What a user holds, by which path: read; app roles and the organization's own role: assign and revoke.
import type { OrganizationModel } from '../model';
import { NO_CONTENT, param } from '../wire/call';
import type { Answer, Call, Operation } from '../wire/call';
import { findExact } from '../wire/ari';
import { Input } from '../wire/input';
import { pageOf, readList } from '../wire/page';
import { refuse } from '../wire/refusal';
import { findResource, rolesOf } from '../world/access';
import type { Held } from '../world/access';
import { changed, later } from '../world/changes';
import { directoryStatus } from '../world/status';
import type { Person, Resource, Target, World } from '../world/world';
import { targetFilter } from './groupRoles';
import { directoryOf, personOf } from './place';
import { record } from './record';
import { checkSeats } from './seats';

const USER = '/v1/orgs/{orgId}/users/{userId}';
const CHANGE = { family: 'v1', scope: null, changes: true, method: 'POST' } as const;

export const userRoleOperations: readonly Operation[] = [
  {
    name: 'users.roleAssignments',
    method: 'GET',
    path: '/v2/orgs/{orgId}/directories/{directoryId}/users/{accountId}/role-assignments',
    family: 'v2',
    scope: null,
    changes: false,
    handle: list,
  },
  { ...CHANGE, name: 'users.assignRole', path: `${USER}/roles/assign`, handle: assign },
  { ...CHANGE, name: 'users.revokeRole', path: `${USER}/roles/revoke`, handle: revoke },
  { ...CHANGE, name: 'users.assignOrgRole', path: `${USER}/role-assignments/assign`, handle: assignOrgRole },
  { ...CHANGE, name: 'users.revokeOrgRole', path: `${USER}/role-assignments/revoke`, handle: revokeOrgRole },
];

function list(model: OrganizationModel, call: Call): Answer {
  const person = personOf(model, param(call, 'accountId'));
  const page = readList(call, 'alone', { max: 100, byDefault: 20 });
  const fits = targetFilter(model, page.input);
  const held = [...rolesOf(person, directoryOf(model, call))];
  const shown = held.filter(([target, roles]) => fits(target, [...roles.byGroup, ...roles.direct]));
  return {
    status: 200,
    body: pageOf(page, shown, ([target, roles]) => assignmentRow(model.world, person, { target, roles })),
  };
}

function assignmentRow(
  world: World,
  person: Person,
  held: { target: Target; roles: Held },
): Record<string, unknown> {
  const { target, roles } = held;
  const methods = methodsOf(roles);
  const resource = findResource(world, target);
  return {
    resourceId: resource === null ? target.resourceId : userRoleAri(resource),
    resourceOwner: target.owner,
    roleAssignments: [...methods].map(([role, ways]) => ({ role, roleAssignmentMethods: ways })),
    roles: [...methods.keys()],
    directoryId: target.directory.directoryId,
    userDirectoryStatus: directoryStatus(person, target.directory),
  };
}

/** Who administers a product may use it: that role is inferred where nothing gives it. */
function methodsOf({ byGroup, direct }: Held): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>();
  for (const role of byGroup) methods.set(role, ['group_direct']);
  for (const role of direct) methods.set(role, ['direct', ...(methods.get(role) ?? [])]);
  if (methods.has('atlassian/admin') && !methods.has('atlassian/user'))
    methods.set('atlassian/user', ['inferred']);
  return methods;
}

function userRoleAri(resource: Resource): string {
  return `ari:cloud:${resource.product.owners.userRoles}::site/${resource.site.cloudId}`;
}

function assign(model: OrganizationModel, call: Call): Answer {
  const { person, target, roleId } = readRole(model, call);
  if (!person.accountActive) throw refuse(400, 'ADMIN-UAM-400-2', 'The user is not active.');
  if (!person.places.some((place) => place.directory === target.directory)) {
    throw refuse(404, 'ADMIN-404-8', 'The user is not in the directory of the resource.');
  }
  if (!target.product.roles.includes(roleId)) {
    throw refuse(400, 'ADMIN-UAM-400-3', 'The role does not exist on the resource.');
  }
  checkSeats(model, person, { roles: [{ target, roleId }], code: 'ADMIN-409-3' });
  const held = person.directRoles.some((role) => role.target === target && role.roleId === roleId);
  if (!held) person.directRoles = [...person.directRoles, { target, roleId }];
  changed(model.world);
  record(model, call, { action: 'user_granted_role', context: [['user', person.accountId]] });
  return NO_CONTENT;
}

/** What a group gives stays. */
function revoke(model: OrganizationModel, call: Call): Answer {
  const { person, target, roleId } = readRole(model, call);
  person.directRoles = person.directRoles.filter((role) => role.target !== target || role.roleId !== roleId);
  changed(model.world);
  record(model, call, { action: 'user_revoked_role', context: [['user', person.accountId]] });
  return NO_CONTENT;
}

function readRole(
  model: OrganizationModel,
  call: Call,
): { person: Person; target: Resource; roleId: string } {
  const input = Input.ofBody(call.body);
  const roleId = input.requiredText('role');
  const person = personOf(model, param(call, 'userId'));
  const ari = input.text('resource');
  // Also for org-admin, although the document does not ask for a resource there – measured in public (2026).
  if (ari === null) throw refuse(400, 'ADMIN-UAM-400-5', 'Cloud Resource is empty');
  const target = findExact(model.world, ari);
  if (target === undefined) throw refuse(400, 'ADMIN-400-4', 'The resource is not valid.');
  return { person, target, roleId };
}

const ORG_ADMIN = 'atlassian/org-admin';
/** Seen after up to 30 seconds – organization admin API document (2026-08-21). */
const ORG_ROLE_LAG_MS = 20_000;

function assignOrgRole(model: OrganizationModel, call: Call): Answer {
  const person = readOrgRole(model, call);
  if (person.places.length === 0) throw refuse(400, 'ADMIN-UAM-400-2', 'The user is in no directory.');
  return changeOrgRole(model, call, { person, to: [...new Set([...person.platformRoles, ORG_ADMIN])] });
}

function revokeOrgRole(model: OrganizationModel, call: Call): Answer {
  const person = readOrgRole(model, call);
  const admins = [...model.world.people.values()].filter((other) => other.platformRoles.includes(ORG_ADMIN));
  if (admins.length === 1 && admins[0] === person) {
    throw refuse(403, 'ADMIN-403-3', 'An organization keeps one admin.');
  }
  return changeOrgRole(model, call, {
    person,
    to: person.platformRoles.filter((role) => role !== ORG_ADMIN),
  });
}

function readOrgRole(model: OrganizationModel, call: Call): Person {
  const person = personOf(model, param(call, 'userId'));
  const role = Input.ofBody(call.body).oneOf('role', [ORG_ADMIN]);
  if (role === null) throw refuse(400, 'ADMIN-400-24', 'role is missing.');
  return person;
}

function changeOrgRole(
  model: OrganizationModel,
  call: Call,
  change: { person: Person; to: readonly string[] },
): Answer {
  const { person, to } = change;
  later(model.world, {
    dueAt: call.at + ORG_ROLE_LAG_MS,
    apply: () => {
      person.platformRoles = to;
    },
  });
  record(model, call, { action: 'org_admin_changed', context: [['user', person.accountId]] });
  return NO_CONTENT;
}
