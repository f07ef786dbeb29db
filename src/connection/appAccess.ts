// Who has which role in the app.
import { createKeyApi } from '../atlassian/keyApi';
import type { AppRole } from '../domain/appRole';
import { InvalidInput } from '../domain/errors';
import type { AccountId } from '../domain/ids';
import type { Ports } from '../ports';
import { readDocument, writeDocument } from '../store/documents';
import { accessDocument, hasAdmin, roleOf, withRole } from '../store/settings';
import type { Access } from '../store/settings';
import { withLiveKey } from './liveKey';
import { WHILE_SOMEBODY_WAITS } from './whileWaiting';

export type AccessPorts = Pick<Ports, 'http' | 'sql' | 'clock' | 'log' | 'keyValue' | 'secrets'>;

export interface RoleChange {
  readonly accountId: AccountId;
  /** Null takes the access away. */
  readonly role: AppRole | null;
}

export function getAccess(ports: Pick<Ports, 'keyValue' | 'log'>): Promise<Access> {
  return readDocument(ports, accessDocument);
}

export async function findRole(
  ports: Pick<Ports, 'keyValue' | 'log'>,
  accountId: AccountId,
): Promise<AppRole | null> {
  return roleOf(await getAccess(ports), accountId);
}

/**
 * Returns the access as it is then.
 * @throws {InvalidInput} when no app admin would be left, or Atlassian does not list a new app admin as active.
 */
export async function setRole(ports: AccessPorts, { accountId, role }: RoleChange): Promise<Access> {
  if (role === 'admin') await requireActiveUser(ports, accountId);

  const next = withRole(await getAccess(ports), accountId, role);
  if (!hasAdmin(next)) throw new InvalidInput('role', 'last-administrator');
  await writeDocument(ports, accessDocument, next);
  return next;
}

async function requireActiveUser(ports: AccessPorts, accountId: AccountId): Promise<void> {
  const row = await withLiveKey(ports, ({ orgId, apiKey }) =>
    createKeyApi(ports, apiKey, WHILE_SOMEBODY_WAITS).findUser(orgId, accountId),
  );
  if (row?.user.status !== 'active') throw new InvalidInput('accountId', 'not-an-active-user');
}
