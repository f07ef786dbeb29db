// What a key can be asked before it is stored: whose it is, what it may do, who else administers the organization.
import type { Organization } from '../domain/directory';
import type { AccountId, OrgId } from '../domain/ids';
import type { Page } from '../domain/page';
import { ORG_ADMIN_ROLE } from '../domain/role';
import type { ApiKey, UserRow } from './answers';
import { listApiKeys } from './apiKeys';
import type { Client } from './client';
import { listOrganizations } from './organizations';
import { createTransport, type AdminApiOptions, type TransportPorts } from './transport';
import { searchUsers } from './users';
import { createWordReader } from './words';

/** Errors are those of AdminApi; a key with scopes shows as `detail.scopedKey` of KeyRejected or NotPermitted. */
export interface KeyApi {
  listOrganizations(cursor: string | null): Promise<Page<Organization>>;
  /** Resolves when the key may search users, the call on which everything stands. */
  probeUserSearch(orgId: OrgId): Promise<void>;
  /** Needs a right that many keys lack: NotPermitted and KeyRejected say nothing about the other calls. */
  listApiKeys(orgId: OrgId, cursor: string | null): Promise<Page<ApiKey>>;
  findOrgAdmins(orgId: OrgId, cursor: string | null): Promise<Page<UserRow>>;
  findUser(orgId: OrgId, accountId: AccountId): Promise<UserRow | null>;
}

export function createKeyApi(ports: TransportPorts, apiKey: string, options: AdminApiOptions = {}): KeyApi {
  const transport = createTransport(ports, apiKey, options);
  const words = createWordReader(ports.log);
  const of = (orgId: OrgId): Client => ({ transport, words, orgId });
  return {
    listOrganizations: (cursor) => listOrganizations(transport, cursor),
    async probeUserSearch(orgId) {
      await searchUsers(of(orgId), { directoryId: null, cursor: null, limit: 1 });
    },
    listApiKeys: (orgId, cursor) => listApiKeys(of(orgId), cursor),
    findOrgAdmins: (orgId, cursor) =>
      searchUsers(of(orgId), { directoryId: null, cursor, roleIds: [ORG_ADMIN_ROLE] }),
    async findUser(orgId, accountId) {
      const page = await searchUsers(of(orgId), { directoryId: null, cursor: null, accountIds: [accountId] });
      return page.items.find((row) => row.user.accountId === accountId) ?? null;
    },
  };
}
