// Teams: some bring product roles of their own, some come from the identity provider, names repeat across directories.
import { addGroup } from '../world/changes';
import { newGroup } from '../world/group';
import type { Directory, Group, GroupRole, Target } from '../world/world';
import type { GroupPlan } from './plan';
import { DEPARTMENTS, TEAM_WORDS } from './words';

export function generateTeams(plan: GroupPlan): void {
  addWorkGroups(plan);
  let withRoles = countWithRoles(plan);
  for (let number = 1; plan.world.groups.size < plan.groups; number += 1) {
    const grants = withRoles < plan.withRoles;
    if (grants) withRoles += 1;
    // Every other one, until each directory has each department: small companies have other groups, too.
    const department = number % 2 === 0 ? departmentName(plan, number / 2) : null;
    const directory = directoryOf(plan, department === null ? number : number / 2);
    addGroup(
      plan.world,
      newGroup(plan.random.uuid(), {
        directory,
        name: department ?? teamName(number),
        description: plan.random.chance(0.5) ? `Group number ${number}` : null,
        managedBy: department !== null ? 'external' : teamManager(plan),
        roles: grants ? teamRoles(plan, directory) : [],
      }),
    );
  }
}

/** Project and goal roles: other things than products, on a group each. */
function addWorkGroups({ random, world }: GroupPlan): void {
  const directory = world.directories[0];
  if (directory === undefined) return;
  for (const owner of ['project', 'goal']) {
    const target: Target = { resourceId: `ari:cloud:${owner}::workspace/${random.uuid()}`, owner, directory };
    const roles = [{ target, roleId: 'atlassian/contributor', isDefault: false }];
    addGroup(world, newGroup(random.uuid(), { directory, name: `${owner}-editors`, roles }));
  }
}

function countWithRoles(plan: GroupPlan): number {
  let count = 0;
  for (const group of plan.world.groups.values()) if (group.roles.length > 0) count += 1;
  return count;
}

function directoryOf(plan: GroupPlan, number: number): Directory {
  const { directories } = plan.world;
  const directory = directories[number % directories.length];
  if (directory === undefined) throw new Error('an organization has a directory');
  return directory;
}

/** The same department has a group in each directory: duplicate names in the original model. */
function departmentName({ world }: GroupPlan, turn: number): string | null {
  const word = DEPARTMENTS[Math.floor((turn - 1) / world.directories.length)];
  return word === undefined ? null : `dept-${word.toLowerCase().replaceAll(' ', '-')}`;
}

function teamName(number: number): string {
  return `Team ${TEAM_WORDS[number % TEAM_WORDS.length] ?? ''} ${number}`;
}

function teamManager({ random }: GroupPlan): Group['managedBy'] {
  if (random.chance(0.1)) return 'external';
  if (random.chance(0.3)) return 'team-members';
  return random.chance(0.2) ? 'open' : 'admins';
}

/** Mostly the seat that a default group gives already, at times a role that costs nothing, or two products at once. */
function teamRoles({ random, world }: GroupPlan, directory: Directory): readonly GroupRole[] {
  const resources = world.resources.filter((resource) => resource.directory === directory);
  const first = random.pick(resources);
  const roles: GroupRole[] = [{ target: first, roleId: random.pick(first.product.roles), isDefault: false }];
  const second = random.pick(resources);
  if (second !== first && random.chance(0.3)) {
    roles.push({ target: second, roleId: 'atlassian/user', isDefault: false });
  }
  return roles;
}
