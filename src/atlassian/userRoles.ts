// GET …/users/{accountId}/role-assignments – every role of one user, with the ways in which it is held.
import { z } from 'zod';
import type { RoleMethod } from '../domain/directory';
import { asDirectoryId, type AccountId, type DirectoryId } from '../domain/ids';
import type { Page } from '../domain/page';
import type { UserRoleAssignment } from './answers';
import type { Client } from './client';
import { EVERY_DIRECTORY } from './limits';
import { fetchPage } from './paging';
import { MEMBERSHIP_STATUSES } from './users';
import type { WordReader } from './words';

const roleAssignment = z.object({
  role: z.string(),
  roleAssignmentMethods: z.array(z.string()).nullish(),
});

const assignment = z
  .object({
    resourceId: z.string().min(1),
    resourceOwner: z.string(),
    directoryId: z.string().nullish(),
    userDirectoryStatus: z.string().nullish(),
    roleAssignments: z.array(roleAssignment).nullish(),
    /** Deprecated, without methods: read only where the newer field is absent. */
    roles: z.array(z.string()).nullish(),
  })
  .refine((row) => row.roleAssignments != null || row.roles != null, { path: ['roleAssignments'] });

const METHODS: readonly Exclude<RoleMethod, 'unknown'>[] = ['direct', 'group_direct', 'inferred'];

export async function listUserRoles(
  client: Client,
  query: { directoryId: DirectoryId | null; accountId: AccountId; cursor: string | null },
): Promise<Page<UserRoleAssignment>> {
  const { directoryId, accountId, cursor } = query;
  const path = { orgId: client.orgId, directoryId: directoryId ?? EVERY_DIRECTORY, accountId };
  return fetchPage(
    client.transport,
    { operation: 'listUserRoles', path, cursor },
    { row: assignment, toItem: (row) => toUserRole(row, client.words) },
  );
}

function toUserRole(wire: z.infer<typeof assignment>, words: WordReader): UserRoleAssignment {
  return {
    resourceAri: wire.resourceId,
    resourceOwner: wire.resourceOwner,
    directoryId: wire.directoryId == null ? null : asDirectoryId(wire.directoryId),
    userDirectoryStatus: words.find(
      MEMBERSHIP_STATUSES,
      wire.userDirectoryStatus,
      'roleAssignment.userDirectoryStatus',
    ),
    roles: toRoles(wire, words),
  };
}

function toRoles(wire: z.infer<typeof assignment>, words: WordReader): UserRoleAssignment['roles'] {
  if (wire.roleAssignments == null) {
    return (wire.roles ?? []).map((roleId) => ({ roleId, methods: ['unknown'] }));
  }
  return wire.roleAssignments.map(({ role, roleAssignmentMethods }) => ({
    roleId: role,
    methods: (roleAssignmentMethods ?? []).map((method) =>
      words.read(METHODS, method, 'roleAssignment.method'),
    ),
  }));
}
