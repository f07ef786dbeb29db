// POST …/groups/search, GET …/groups/{groupId}/role-assignments, GET …/groups/count
import { z } from 'zod';
import { bareId } from '../domain/ari';
import type { Group, GroupManager } from '../domain/directory';
import { asDirectoryId, asGroupId, type DirectoryId, type GroupId } from '../domain/ids';
import type { Page } from '../domain/page';
import type { GroupQuery, GroupRoleAssignment } from './answers';
import type { Client } from './client';
import { EVERY_DIRECTORY } from './limits';
import { fetchPage } from './paging';
import type { WordReader } from './words';

const group = z.object({
  id: z.string().min(1),
  name: z.string(),
  description: z.string().nullish(),
  directoryId: z.string().nullish(),
  managementAccess: z
    .object({
      readable: z.boolean().nullish(),
      modifiable: z.boolean().nullish(),
      deletable: z.boolean().nullish(),
    })
    .nullish(),
  externalSynced: z.boolean().nullish(),
  managedBy: z.string().nullish(),
  counts: z.object({ users: z.number().nullish(), resources: z.number().nullish() }).nullish(),
});

const roleAssignment = z.object({
  resourceId: z.string().min(1),
  resourceOwner: z.string(),
  roles: z.array(z.string()),
  defaultRole: z.string().nullish(),
});

const MANAGERS: readonly Exclude<GroupManager, 'unknown'>[] = ['external', 'admins', 'team-members', 'open'];

export async function searchGroups(
  { transport, words, orgId }: Client,
  query: GroupQuery,
): Promise<Page<Group>> {
  return fetchPage(
    transport,
    {
      operation: 'searchGroups',
      path: { orgId, directoryId: query.directoryId ?? EVERY_DIRECTORY },
      cursor: query.cursor,
      search: {
        expand: ['counts.resources', 'counts.users'],
        ...(query.groupIds === undefined ? {} : { groupIds: query.groupIds }),
        ...(query.resourceIds === undefined ? {} : { resourceIds: query.resourceIds }),
      },
    },
    { row: group, toItem: (row) => toGroup(row, words) },
  );
}

export async function listGroupRoles(
  { transport, orgId }: Client,
  query: { directoryId: DirectoryId | null; groupId: GroupId; cursor: string | null },
): Promise<Page<GroupRoleAssignment>> {
  const path = { orgId, directoryId: query.directoryId ?? EVERY_DIRECTORY, groupId: query.groupId };
  return fetchPage(
    transport,
    { operation: 'listGroupRoles', path, cursor: query.cursor },
    { row: roleAssignment, toItem: toGroupRole },
  );
}

export async function countGroups({ transport, orgId }: Client): Promise<number> {
  const answer = await transport.request(
    { operation: 'countGroups', path: { orgId, directoryId: EVERY_DIRECTORY } },
    z.object({ count: z.number().int().nonnegative() }),
  );
  return answer.count;
}

function toGroup(wire: z.infer<typeof group>, words: WordReader): Group {
  return {
    groupId: asGroupId(bareId(wire.id)),
    directoryId: wire.directoryId == null ? null : asDirectoryId(wire.directoryId),
    name: wire.name,
    description: wire.description ?? null,
    managedBy: words.read(MANAGERS, wire.managedBy, 'group.managedBy'),
    externalSynced: wire.externalSynced ?? null,
    readable: wire.managementAccess?.readable ?? null,
    modifiable: wire.managementAccess?.modifiable ?? null,
    deletable: wire.managementAccess?.deletable ?? null,
    userCount: wire.counts?.users ?? null,
    resourceCount: wire.counts?.resources ?? null,
  };
}

function toGroupRole(wire: z.infer<typeof roleAssignment>): GroupRoleAssignment {
  return {
    resourceAri: wire.resourceId,
    resourceOwner: wire.resourceOwner,
    roles: wire.roles,
    defaultRole: wire.defaultRole ?? null,
  };
}
