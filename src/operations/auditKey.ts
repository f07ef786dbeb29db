// The keys that sign the record. They are made here, kept in the secret storage, and never shown or logged: who can
// change the tables cannot make the record agree with the change.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Secrets } from '../ports';

/** What a signature is of; it never passes for one of another kind. */
type Signed = 'entry' | 'head' | 'value';

export interface AuditKey {
  /** Returns the keyed hash of the parts, led by the name of the key: at most 64 characters. */
  sign(what: Signed, parts: readonly (string | number | null)[]): string;
}

const NAME_LENGTH = 12;
/** Of HMAC-SHA-256 – RFC 2104, section 3: as long as the hash. */
const KEY_BYTES = 32;
const PRESENT_KEY = 'audit-key';

/** Returns the key with which new entries are signed; makes one where there is none, or it was lost. */
export async function getAuditKey(secrets: Secrets): Promise<AuditKey> {
  const present = await secrets.get(PRESENT_KEY);
  const known = present === null ? null : await findAuditKey(secrets, present);
  if (known !== null) return known;
  const secret = randomBytes(KEY_BYTES).toString('base64url');
  const name = createHash('sha256').update(secret).digest('hex').slice(0, NAME_LENGTH);
  // Each key under its own name: two that are made at the same time both stay.
  await secrets.set(`${PRESENT_KEY}-${name}`, secret);
  await secrets.set(PRESENT_KEY, name);
  return keyOf(name, secret);
}

/** Returns the key of that name, or null when it is lost. */
export async function findAuditKey(secrets: Secrets, name: string): Promise<AuditKey | null> {
  const secret = await secrets.get(`${PRESENT_KEY}-${name}`);
  return secret === null ? null : keyOf(name, secret);
}

/** Returns the name of the key that signed. */
export function keyNameOf(hash: string): string {
  return hash.slice(0, NAME_LENGTH);
}

function keyOf(name: string, secret: string): AuditKey {
  return {
    sign: (what, parts) => {
      const text = JSON.stringify([what, ...parts]);
      return `${name}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
    },
  };
}
