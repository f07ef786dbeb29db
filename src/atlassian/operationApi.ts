// What a bulk operation asks of Atlassian: every change, and the readings just before and after it.
import type { AccountId } from '../domain/ids';
import type { Page } from '../domain/page';
import { getManageability, listApiTokens } from './accounts';
import { activateAccount, cancelDeletion, deactivateAccount, deleteAccount } from './accounts';
import type { ApiToken, Invited, Invitees, Manageability, UserQuery } from './answers';
import type { UserRoleAssignment, UserRow } from './answers';
import type { Credentials } from './api';
import type { Client } from './client';
import {
  addMember,
  removeFromDirectory,
  removeMember,
  restoreUser,
  suspendUser,
  type Membership,
  type PlaceOfUser,
} from './directoryChanges';
import { inviteUsers } from './invitations';
import { assignRole, revokeRole, type RoleOfUser } from './roleChanges';
import { createTransport, type AdminApiOptions, type Changed, type TransportPorts } from './transport';
import { listUserRoles } from './userRoles';
import { searchUsers } from './users';
import { createWordReader } from './words';

export type { ApiToken, Invited, Manageability, UserRoleAssignment, UserRow } from './answers';
export type { Changed } from './transport';

/**
 * Errors are those of AdminApi. A change that ends with Unavailable may have been made: only a reading tells. After any
 * other error it was not.
 */
export interface OperationApi {
  searchUsers(query: UserQuery): Promise<Page<UserRow>>;
  /** Of all directories. */
  listUserRoles(accountId: AccountId, cursor: string | null): Promise<Page<UserRoleAssignment>>;
  getManageability(accountId: AccountId): Promise<Manageability>;
  listApiTokens(accountId: AccountId): Promise<readonly ApiToken[]>;
  addMember(membership: Membership): Promise<Changed<unknown>>;
  removeMember(membership: Membership): Promise<Changed<unknown>>;
  assignRole(role: RoleOfUser): Promise<Changed<unknown>>;
  revokeRole(role: RoleOfUser): Promise<Changed<unknown>>;
  suspendUser(place: PlaceOfUser): Promise<Changed<unknown>>;
  restoreUser(place: PlaceOfUser): Promise<Changed<unknown>>;
  removeFromDirectory(place: PlaceOfUser): Promise<Changed<unknown>>;
  deactivateAccount(accountId: AccountId): Promise<Changed<unknown>>;
  activateAccount(accountId: AccountId): Promise<Changed<unknown>>;
  deleteAccount(accountId: AccountId): Promise<Changed<unknown>>;
  cancelDeletion(accountId: AccountId): Promise<Changed<unknown>>;
  inviteUsers(invitees: Invitees): Promise<Changed<readonly Invited[]>>;
}

export function createOperationApi(
  ports: TransportPorts,
  credentials: Credentials,
  options: AdminApiOptions = {},
): OperationApi {
  const client: Client = {
    transport: createTransport(ports, credentials.apiKey, options),
    words: createWordReader(ports.log),
    orgId: credentials.orgId,
  };
  return {
    searchUsers: (query) => searchUsers(client, query),
    listUserRoles: (accountId, cursor) => listUserRoles(client, { directoryId: null, accountId, cursor }),
    getManageability: (accountId) => getManageability(client, accountId),
    listApiTokens: (accountId) => listApiTokens(client, accountId),
    addMember: (membership) => addMember(client, membership),
    removeMember: (membership) => removeMember(client, membership),
    assignRole: (role) => assignRole(client, role),
    revokeRole: (role) => revokeRole(client, role),
    suspendUser: (place) => suspendUser(client, place),
    restoreUser: (place) => restoreUser(client, place),
    removeFromDirectory: (place) => removeFromDirectory(client, place),
    deactivateAccount: (accountId) => deactivateAccount(client, accountId),
    activateAccount: (accountId) => activateAccount(client, accountId),
    deleteAccount: (accountId) => deleteAccount(client, accountId),
    cancelDeletion: (accountId) => cancelDeletion(client, accountId),
    inviteUsers: (invitees) => inviteUsers(client, invitees),
  };
}
