// Where a part of the verification begins, as a caller carries it from one part to the next.
import { InvalidInput } from '../domain/errors';

export type AuditPlace =
  /** With the run of this head; `seq`: its last entry that is verified already. */
  | { readonly among: 'heads'; readonly headNo: number; readonly seq: number }
  /** With this run; `seq` 0: with the one after it. */
  | { readonly among: 'open'; readonly runId: string; readonly seq: number };

export function writePlace(place: AuditPlace): string {
  return place.among === 'heads' ? `heads.${place.headNo}.${place.seq}` : `open.${place.runId}.${place.seq}`;
}

/** @throws {InvalidInput} */
export function readPlace(text: string | null): AuditPlace {
  if (text === null) return { among: 'heads', headNo: 1, seq: 0 };
  const [, among, at = '', seq] = /^(heads|open)\.([a-z0-9-]{1,36})\.(\d{1,10})$/.exec(text) ?? [];
  if (among === 'open') return { among, runId: at, seq: Number(seq) };
  if (among === 'heads' && /^[1-9]\d{0,9}$/.test(at)) return { among, headNo: Number(at), seq: Number(seq) };
  throw new InvalidInput('after', 'malformed');
}
