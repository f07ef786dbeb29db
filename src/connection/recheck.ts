// Asks Atlassian anew about the key in place: a rejection may have been a mistake on Atlassian's side, and a key may be
// allowed more or less than when it was entered.
import type { AccountId } from '../domain/ids';
import { readDocument, writeDocument } from '../store/documents';
import { connectionDocument } from '../store/settings';
import { checkKey, type CheckPorts } from './check';
import { API_KEY_SECRET, markKeyDead, type CredentialPorts } from './credentials';
import { isFingerprintOf } from './fingerprint';

/**
 * Without the key that was entered there is nothing to ask about, and everything stays as it is known.
 * @throws {RateLimited | Unavailable} when Atlassian tells nothing about the key now.
 */
export async function recheckKey(ports: CheckPorts & CredentialPorts, actorId: AccountId): Promise<void> {
  const apiKey = await ports.secrets.get(API_KEY_SECRET);
  if (apiKey === null) return;
  const check = await checkKey(ports, { apiKey, actorId });
  const connection = await readDocument(ports, connectionDocument);
  // Another key was entered meanwhile, or the record never spoke of this one: nothing was learned about it.
  if (connection === null || !isFingerprintOf(connection.fingerprint, apiKey)) return;

  const { orgId } = connection;
  const isOurs = check.organizations.some((organization) => organization.orgId === orgId);
  const checkedAt = ports.clock.now();
  if (check.problem === 'rejected' || !isOurs) {
    await writeDocument(ports, connectionDocument, { ...connection, checkedAt });
    if (check.problem === 'rejected') await markKeyDead(ports, { orgId, apiKey });
    return;
  }
  const { abilities, isReadOnly } = check;
  await writeDocument(ports, connectionDocument, {
    ...connection,
    abilities,
    isReadOnly,
    expiresAt: check.expiresAt ?? connection.expiresAt,
    ownerAccountId: check.ownerAccountId ?? connection.ownerAccountId,
    checkedAt,
    death: null,
  });
}
