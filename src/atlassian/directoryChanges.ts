// Changes of a user's place: groups, suspension, removal from a directory – organization admin API (2026-08-21). All of
// them name a real directory, and answer with 204 and no body.
import { z } from 'zod';
import type { AccountId, DirectoryId, GroupId } from '../domain/ids';
import type { Client } from './client';
import type { Changed } from './transport';

export interface PlaceOfUser {
  readonly directoryId: DirectoryId;
  readonly accountId: AccountId;
}

export interface Membership extends PlaceOfUser {
  readonly groupId: GroupId;
}

const nothing = z.null();

export function addMember(
  { transport, orgId }: Client,
  { directoryId, groupId, accountId }: Membership,
): Promise<Changed<null>> {
  const path = { orgId, directoryId, groupId };
  return transport.change({ operation: 'addMember', path, body: { accountId } }, nothing);
}

export function removeMember({ transport, orgId }: Client, membership: Membership): Promise<Changed<null>> {
  return transport.change({ operation: 'removeMember', path: { orgId, ...membership } }, nothing);
}

/** Takes all products of the directory away; groups and roles are kept. */
export function suspendUser({ transport, orgId }: Client, place: PlaceOfUser): Promise<Changed<null>> {
  return transport.change({ operation: 'suspendUser', path: { orgId, ...place } }, nothing);
}

export function restoreUser({ transport, orgId }: Client, place: PlaceOfUser): Promise<Changed<null>> {
  return transport.change({ operation: 'restoreUser', path: { orgId, ...place } }, nothing);
}

/** Is queued: for a while the user is still found. Groups and roles are lost. */
export function removeFromDirectory(
  { transport, orgId }: Client,
  place: PlaceOfUser,
): Promise<Changed<null>> {
  return transport.change({ operation: 'removeFromDirectory', path: { orgId, ...place } }, nothing);
}
