// POST /admin/v1/orgs/{orgId}/users/{accountId}/roles/assign and …/revoke – direct roles on products. A role that a
// group gives stays. Organization admin API (2026-08-21); `resource` in the form in which workspaces are listed.
import { z } from 'zod';
import type { AccountId } from '../domain/ids';
import type { RoleOnResource } from './answers';
import type { Client } from './client';
import type { Changed } from './transport';

export interface RoleOfUser extends RoleOnResource {
  readonly accountId: AccountId;
}

export function assignRole(client: Client, role: RoleOfUser): Promise<Changed<null>> {
  return changeRole(client, 'assignRole', role);
}

export function revokeRole(client: Client, role: RoleOfUser): Promise<Changed<null>> {
  return changeRole(client, 'revokeRole', role);
}

function changeRole(
  { transport, orgId }: Client,
  operation: 'assignRole' | 'revokeRole',
  { accountId, resourceId, roleId }: RoleOfUser,
): Promise<Changed<null>> {
  const body = { role: roleId, resource: resourceId };
  return transport.change({ operation, path: { orgId, accountId }, body }, z.null());
}
