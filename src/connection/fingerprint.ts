// Tells whether a key is the one that a record speaks of, without keeping any of it.
import { createHash } from 'node:crypto';

export interface Fingerprint {
  readonly salt: string;
  readonly hash: string;
}

export function fingerprintOf(apiKey: string, salt: string): Fingerprint {
  return { salt, hash: createHash('sha256').update(salt).update('\n').update(apiKey).digest('hex') };
}

export function isFingerprintOf(fingerprint: Fingerprint, apiKey: string): boolean {
  return fingerprintOf(apiKey, fingerprint.salt).hash === fingerprint.hash;
}
