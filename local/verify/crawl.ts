// Reads a whole organization through its public API, naively: what any client of the documented endpoints would be
// told. Stands in for the truth where the server is not our simulated organization.
import type { AdminReader } from './adminReader';
import type { DirectoryFact, GroupFact, OrganizationFacts, ResourceFact, UserFact } from './facts';
import { z } from 'zod';
import { crawlUsers, type CrawledGroup } from './crawlUsers';
import { matchResource } from './resourceMatch';
import { directoryWire, groupRoleWire, groupWire, lastSegment, workspaceWire } from './wire';

const organizationWire = z.object({ data: z.object({ attributes: z.object({ name: z.string() }) }) });

// Owners whose roles are not licensed – organization admin API, group role assignments (2026-08-21).
const UNLICENSED_OWNERS: ReadonlySet<string> = new Set(['platform', 'project', 'goal']);

/** A group with everything it grants, licensed or not: all of it counts as the user's resources. */
export async function crawlOrganization(api: AdminReader, orgId: string): Promise<OrganizationFacts> {
  const organization = organizationWire.parse(await api.get(`/v1/orgs/${orgId}`));
  const base = `/v2/orgs/${orgId}`;
  const resources = await crawlResources(api, base);
  const directories = await crawlDirectories(api, base);
  const groups = await crawlGroups(api, { base, resources });
  const users: UserFact[] = await crawlUsers(api, { base, resources, directories, groups });
  return {
    orgId,
    name: organization.data.attributes.name,
    directories,
    resources,
    groups: groups.map(({ fact }) => fact),
    users,
  };
}

async function crawlResources(api: AdminReader, base: string): Promise<ResourceFact[]> {
  const resources: ResourceFact[] = [];
  for await (const row of api.workspaces(`${base}/workspaces`, { limit: 1000 })) {
    const { id, attributes, relationships } = workspaceWire.parse(row);
    const plan = relationships?.entitlement?.[0]?.attributes;
    resources.push({
      resourceId: id,
      productKey: attributes.typeKey,
      name: attributes.name,
      owner: attributes.owner,
      status: attributes.status,
      cloudId: lastSegment(id),
      hostUrl: attributes.hostUrl,
      isSandbox: attributes.sandbox?.type === 'CHILD',
      planKey: plan?.planKey ?? null,
      planName: plan?.plan ?? null,
      capacity: attributes.capacity,
      createdAt: attributes.createdAt,
    });
  }
  return resources;
}

async function crawlDirectories(api: AdminReader, base: string): Promise<DirectoryFact[]> {
  const directories: DirectoryFact[] = [];
  for await (const row of api.list(`${base}/directories?limit=100`))
    directories.push(directoryWire.parse(row));
  return directories;
}

async function crawlGroups(
  api: AdminReader,
  { base, resources }: { readonly base: string; readonly resources: readonly ResourceFact[] },
): Promise<CrawledGroup[]> {
  const groups: CrawledGroup[] = [];
  const search = { limit: 100, expand: ['counts.resources', 'counts.users'] };
  for await (const row of api.search(`${base}/directories/-/groups/search`, search)) {
    const { id, counts, managementAccess, ...group } = groupWire.parse(row);
    const groupId = lastSegment(id);
    const path = `${base}/directories/${group.directoryId ?? '-'}/groups/${groupId}/role-assignments?limit=100`;
    const hasResources = counts?.resources !== 0;
    const { roles, grants } = hasResources ? await crawlGroupRoles(api, path, resources) : NO_ROLES;
    groups.push({
      fact: {
        groupId,
        ...group,
        readable: managementAccess?.readable ?? null,
        modifiable: managementAccess?.modifiable ?? null,
        deletable: managementAccess?.deletable ?? null,
        userCount: counts?.users ?? null,
        resourceCount: counts?.resources ?? null,
        roles,
      },
      grants,
    });
  }
  return groups;
}

const NO_ROLES: { readonly roles: GroupFact['roles']; readonly grants: ReadonlySet<string> } = {
  roles: [],
  grants: new Set(),
};

async function crawlGroupRoles(
  api: AdminReader,
  path: string,
  resources: readonly ResourceFact[],
): Promise<typeof NO_ROLES> {
  const roles: GroupFact['roles'][number][] = [];
  const grants = new Set<string>();
  for await (const row of api.list(path)) {
    const assignment = groupRoleWire.parse(row);
    const resourceId = matchResource(assignment.resourceId, resources);
    grants.add(resourceId ?? assignment.resourceId);
    if (resourceId === null || UNLICENSED_OWNERS.has(assignment.resourceOwner ?? '')) continue;
    for (const roleId of assignment.roles ?? []) {
      roles.push({ resourceId, roleId, isDefault: assignment.defaultRole === roleId });
    }
  }
  return { roles, grants };
}
