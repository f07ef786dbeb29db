// The end of the key's life: said as it comes nearer, once for each limit, and noticed when it has come, before a
// sync fails by it.
import { createAdminApi } from '../atlassian/api';
import { RateLimited, Unavailable } from '../domain/errors';
import { expiryWarning, type ExpiryWarningDays } from '../domain/key';
import type { Ports } from '../ports';
import { readDocument, writeDocument } from '../store/documents';
import { addOnceToOutbox } from '../store/freshness';
import { rowHash } from '../store/hash';
import { keyExpiryDocument, type Connection, type KeyExpiry } from '../store/settings';
import { findKey } from './credentials';
import { withLiveKey } from './liveKey';
import { probe } from './probe';
import { WHILE_SOMEBODY_WAITS } from './whileWaiting';

type ExpiryPorts = Pick<Ports, 'http' | 'sql' | 'clock' | 'ids' | 'log' | 'keyValue' | 'secrets'>;

/** A key that outlives the date it was entered with would otherwise be asked about at every tick, for good. */
const ASK_EVERY_MS = 3_600_000;

/** To be called again and again: what is still to be said or asked follows from what is stored. */
export async function watchKeyExpiry(ports: ExpiryPorts): Promise<void> {
  const key = await findKey(ports);
  if (key.state !== 'alive' || key.connection.expiresAt === null) return;
  const { connection } = key;
  const { expiresAt } = key.connection;
  const now = ports.clock.now();
  const days = expiryWarning(expiresAt, now);
  if (days === null) return;

  const known = await announce(ports, { connection, expiresAt, days });
  const wasAsked = known.askedAt !== null && now - known.askedAt < ASK_EVERY_MS;
  if (now < expiresAt || wasAsked) return;
  if (await isToldByAtlassian(ports))
    await writeDocument(ports, keyExpiryDocument, { ...known, askedAt: now });
}

/**
 * Asks Atlassian for anything: a key that it rejects is marked dead where it is used. The date alone tells too
 * little, for it may be the beginning of a day that somebody entered. Returns false when nobody answered.
 */
async function isToldByAtlassian(ports: ExpiryPorts): Promise<boolean> {
  try {
    await probe(() =>
      withLiveKey(ports, (key) => createAdminApi(ports, key, WHILE_SOMEBODY_WAITS).getOrganization()),
    );
    return true;
  } catch (error) {
    if (!(error instanceof RateLimited || error instanceof Unavailable)) throw error;
    ports.log.info('nobody told whether the key has expired', { reason: error.message });
    return false;
  }
}

interface Warning {
  readonly connection: Connection;
  readonly expiresAt: number;
  readonly days: ExpiryWarningDays;
}

/** Returns what is known once the warning was given. */
async function announce(ports: ExpiryPorts, { connection, expiresAt, days }: Warning): Promise<KeyExpiry> {
  const { orgId, fingerprint } = connection;
  const eventId = `key-expiring-${rowHash([orgId, fingerprint.hash, expiresAt, days])}`;
  const known = await readDocument(ports, keyExpiryDocument);
  if (known.announced === eventId) return known;

  const payload = { orgId, expiresAt: new Date(expiresAt).toISOString(), withinDays: days };
  // The event first: a stop before it is noted repeats it under the same id, and none is lost.
  await addOnceToOutbox(ports.sql, { eventId, kind: 'key.expiring', payload, now: ports.clock.now() });
  const announced: KeyExpiry = { announced: eventId, askedAt: null };
  await writeDocument(ports, keyExpiryDocument, announced);
  ports.log.info('key expires soon', { orgId, expiresAt, withinDays: days });
  return announced;
}
