// Invitations: 200 when everything went well for everybody, 206 when only a part did.
import type { OrganizationModel } from '../model';
import type { Answer, Call, Operation } from '../wire/call';
import { bareId, findExact } from '../wire/ari';
import { Input, isFields } from '../wire/input';
import { refuse } from '../wire/refusal';
import { hasSeat, isBillable, isFull } from '../world/access';
import { addMember, addPerson, addToDirectory } from '../world/changes';
import { nextId } from '../world/newId';
import { newcomer } from '../world/newcomer';
import type { Person } from '../world/world';
import { record } from './record';

export const invitations: readonly Operation[] = [
  {
    name: 'users.invite',
    method: 'POST',
    path: '/v2/orgs/{orgId}/users/invite',
    family: 'v1',
    scope: null,
    changes: true,
    handle: invite,
  },
];

interface Rule {
  readonly resource: string;
  readonly role: string;
}

interface Outcome {
  readonly status: 'INVITED' | 'ERROR';
  readonly statusReason: string | null;
}

const INVITED: Outcome = { status: 'INVITED', statusReason: null };

function invite(model: OrganizationModel, call: Call): Answer {
  const input = Input.ofBody(call.body);
  // At most 25 – organization admin API document (2026-08-21).
  const emails = input.list('emails', 25);
  if (emails === null) throw input.wrong('emails', 'is missing');
  const rules = readRules(input);
  const groupIds = input.list('additionalGroups', Number.MAX_SAFE_INTEGER) ?? [];
  refuseFull(model, emails, rules);
  const data = emails.map((email) => inviteOne(model, call, { email, rules, groupIds }));
  const failed = data.some(({ results }) =>
    results.some((result) =>
      [...result.roleAssignmentResult, ...result.groupAssignmentResult].some(
        ({ status }) => status === 'ERROR',
      ),
    ),
  );
  return { status: failed ? 206 : 200, body: { data } };
}

function readRules(input: Input): readonly Rule[] {
  const rules = input.fields['permissionRules'] ?? [];
  if (!Array.isArray(rules)) throw input.wrong('permissionRules', 'is not a list');
  return rules.map((rule: unknown) => {
    if (!isFields(rule) || typeof rule['resource'] !== 'string' || typeof rule['role'] !== 'string') {
      throw input.wrong('permissionRules', 'holds a rule without resource or role');
    }
    return { resource: rule['resource'], role: rule['role'] };
  });
}

/** No seat for anybody: the whole request is refused. */
function refuseFull({ world }: OrganizationModel, emails: readonly string[], rules: readonly Rule[]): void {
  for (const { resource, role } of rules) {
    const target = findExact(world, resource);
    if (target === undefined || !isBillable(role) || !isFull(target)) continue;
    const people = emails.map((email) => findByEmail(world.people.values(), email));
    if (people.every((person) => person === undefined || !hasSeat(person, target))) {
      throw refuse(409, 'ADMIN-UAM-409-3', 'The licence limit is reached.');
    }
  }
}

interface Invited {
  readonly id: string;
  readonly email: string;
  readonly results: readonly {
    readonly roleAssignmentResult: readonly (Rule & Outcome)[];
    readonly groupAssignmentResult: readonly (Outcome & { readonly group: string })[];
  }[];
}

interface Invitation {
  readonly email: string;
  readonly rules: readonly Rule[];
  readonly groupIds: readonly string[];
}

function inviteOne(model: OrganizationModel, call: Call, { email, rules, groupIds }: Invitation): Invited {
  const { world } = model;
  const person = findByEmail(world.people.values(), email) ?? newPerson(model, call, email);
  const roleAssignmentResult = rules.map((rule) => ({ ...rule, ...giveRole(model, person, rule) }));
  const groupAssignmentResult = groupIds.map((group) => ({ group, ...giveGroup(model, person, group) }));
  const directory = world.directories[0];
  if (person.places.length === 0 && directory !== undefined) addToDirectory(world, person, directory);
  record(model, call, { action: 'user_invitation_sent', context: [['user', person.accountId]] });
  return { id: person.accountId, email, results: [{ roleAssignmentResult, groupAssignmentResult }] };
}

function newPerson({ world }: OrganizationModel, call: Call, email: string): Person {
  const managed = world.domains.some(
    ({ name, verified }) => verified && email.toLowerCase().endsWith(`@${name}`),
  );
  const person = newcomer({ accountId: `712020:${nextId(world)}`, email, managed, addedAt: call.at });
  addPerson(world, person);
  return person;
}

function giveRole({ world }: OrganizationModel, person: Person, rule: Rule): Outcome {
  const target = findExact(world, rule.resource);
  if (target === undefined) return failure('The resource is not valid.');
  if (!target.product.roles.includes(rule.role)) return failure('The role does not exist on the resource.');
  if (isBillable(rule.role) && !hasSeat(person, target) && isFull(target))
    return failure('The licence limit is reached.');
  addToDirectory(world, person, target.directory);
  person.directRoles = [...person.directRoles, { target, roleId: rule.role }];
  return INVITED;
}

function giveGroup({ world }: OrganizationModel, person: Person, groupId: string): Outcome {
  const group = world.groups.get(bareId(groupId));
  if (group === undefined) return failure('The group could not be found.');
  if (group.externalSynced) return failure('The group is synced from an identity provider.');
  if (group.grantsAdmin) return failure('The group grants administration.');
  addToDirectory(world, person, group.directory);
  addMember(world, group, person);
  return INVITED;
}

function failure(statusReason: string): Outcome {
  return { status: 'ERROR', statusReason };
}

function findByEmail(people: Iterable<Person>, email: string): Person | undefined {
  const wanted = email.toLowerCase();
  for (const person of people) if (person.profile.email?.toLowerCase() === wanted) return person;
  return undefined;
}
