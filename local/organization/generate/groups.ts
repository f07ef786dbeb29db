// Groups: for each product a default and an admin group, then teams, most of which hold no product role.
import { addGroup } from '../world/changes';
import { newGroup } from '../world/group';
import type { Directory, Resource, Target } from '../world/world';
import type { GroupPlan } from './plan';
import { generateTeams } from './teams';

/** Returns how many groups a company of that size has: 5 % of its people, and a minority of them holds resources. */
export function groupSizes(users: number): { groups: number; withRoles: number } {
  const groups = Math.max(40, Math.round(users / 20));
  return { groups, withRoles: Math.min(Math.round(groups * 0.7), Math.round(49 + users * 0.0055)) };
}

export function generateGroups(plan: GroupPlan): void {
  const { world } = plan;
  for (const resource of world.resources) addProductGroups(plan, resource);
  for (const directory of world.directories) {
    addAdminGroup(plan, directory, { name: 'site-admins', roleId: 'atlassian/site-admin', scope: 'site' });
  }
  const first = world.directories[0];
  if (first !== undefined) {
    addAdminGroup(plan, first, { name: 'org-admins', roleId: 'atlassian/org-admin', scope: 'org' });
  }
  generateTeams(plan);
}

function addProductGroups({ random, world }: GroupPlan, resource: Resource): void {
  const suffix = `${resource.product.key}-${resource.site.name}`;
  const { directory } = resource;
  const user = { target: resource, roleId: 'atlassian/user', isDefault: true };
  const admin = { target: resource, roleId: 'atlassian/admin', isDefault: false };
  addGroup(
    world,
    newGroup(random.uuid(), {
      directory,
      name: `${resource.product.key}-users-${resource.site.name}`,
      description: `Grants access to ${resource.name}`,
      roles: [user],
    }),
  );
  addGroup(
    world,
    newGroup(random.uuid(), { directory, name: `admins-${suffix}`, description: '', roles: [admin] }),
  );
}

function addAdminGroup(
  { random, world }: GroupPlan,
  directory: Directory,
  admin: { name: string; roleId: string; scope: 'site' | 'org' },
): void {
  const id = admin.scope === 'org' ? world.orgId : directory.directoryId;
  const target: Target = {
    resourceId: `ari:cloud:platform::${admin.scope}/${id}`,
    owner: 'platform',
    directory,
  };
  addGroup(
    world,
    newGroup(random.uuid(), {
      directory,
      name: admin.name,
      grantsAdmin: true,
      roles: [{ target, roleId: admin.roleId, isDefault: false }],
    }),
  );
}
