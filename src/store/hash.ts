// Row hashes: two readings of the same thing have the same hash, so that only changed rows are written.
import { createHash } from 'node:crypto';

/** Returns 16 characters. `null` and the empty string differ. */
export function rowHash(values: readonly (string | number | boolean | null)[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16);
}

/** Returns 64 characters: the hash of a text and of everything before it. */
export function chainedHash(before: string, text: string): string {
  return createHash('sha256').update(before).update('\n').update(text).digest('hex');
}
