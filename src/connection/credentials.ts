// The key in place. It is kept in the secret storage only; the record beside it says what is known of it.
import type { Credentials } from '../atlassian/api';
import { KeyRejected, SetupNeeded } from '../domain/errors';
import type { KeyDeathReason } from '../domain/key';
import type { Clock, KeyValue, Log, Secrets } from '../ports';
import { readDocument, writeDocument } from '../store/documents';
import { connectionDocument } from '../store/settings';
import type { Connection } from '../store/settings';
import { isFingerprintOf } from './fingerprint';

export const API_KEY_SECRET = 'api-key';

export type CredentialPorts = Readonly<{ keyValue: KeyValue; secrets: Secrets; log: Log; clock: Clock }>;

export type KeyInPlace =
  | { readonly state: 'missing' }
  | { readonly state: 'dead'; readonly connection: Connection; readonly reason: KeyDeathReason }
  | { readonly state: 'alive'; readonly connection: Connection; readonly credentials: Credentials };

export async function findKey(ports: CredentialPorts): Promise<KeyInPlace> {
  const connection = await readDocument(ports, connectionDocument);
  if (connection === null) return { state: 'missing' };
  if (connection.death !== null) return { state: 'dead', connection, reason: connection.death.reason };

  // A key that the record does not speak of may belong to another organization: it must not be used.
  const apiKey = await ports.secrets.get(API_KEY_SECRET);
  if (apiKey === null || !isFingerprintOf(connection.fingerprint, apiKey)) {
    return { state: 'dead', connection, reason: 'lost' };
  }
  return { state: 'alive', connection, credentials: { orgId: connection.orgId, apiKey } };
}

/**
 * Returns what a request to Atlassian needs.
 * @throws {SetupNeeded} when no key was entered yet.
 * @throws {KeyRejected} when the key in place is known to be dead.
 */
export async function getCredentials(ports: CredentialPorts): Promise<Credentials> {
  const key = await findKey(ports);
  if (key.state === 'missing') throw new SetupNeeded('key');
  if (key.state === 'dead') throw new KeyRejected('The key in place is dead', { reason: key.reason });
  return key.credentials;
}

/** Notes that Atlassian rejected this key. A key that was replaced meanwhile leaves the new one alone. */
export async function markKeyDead(ports: CredentialPorts, rejected: Credentials): Promise<void> {
  const connection = await readDocument(ports, connectionDocument);
  if (connection === null || connection.death !== null) return;
  if (!isFingerprintOf(connection.fingerprint, rejected.apiKey)) return;

  const at = ports.clock.now();
  const hasExpired = connection.expiresAt !== null && connection.expiresAt <= at;
  const reason = hasExpired ? 'expired' : 'rejected';
  await writeDocument(ports, connectionDocument, { ...connection, death: { reason, at } });
  ports.log.warn('key is dead', { orgId: connection.orgId, reason });
}
