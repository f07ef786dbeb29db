// Why something is no filter: the place in it that is to blame.
import { readFilter } from './filter';

export interface FilterFault {
  /** From the filter on: `.all[0].values`. */
  readonly path: string;
  /** `too-large`: every part is a filter, but not all of them together. */
  readonly problem: 'malformed' | 'unknown-field' | 'too-large';
}

const KINDS = ['all', 'any', 'not'] as const;
const CONDITION = ['field', 'operator', 'values'];

/** `raw` must be what `readFilter` refuses. */
export function placeOfFault(raw: unknown): FilterFault {
  return faultIn(raw, '');
}

function faultIn(raw: unknown, path: string): FilterFault {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { path, problem: 'malformed' };
  const kind = KINDS.find((each) => Object.hasOwn(raw, each)) ?? null;
  const known: readonly string[] = kind === null ? CONDITION : [kind];
  const unknown = Object.keys(raw).find((key) => !known.includes(key));
  if (unknown !== undefined) return { path: `${path}.${unknown.slice(0, 40)}`, problem: 'unknown-field' };
  if (kind === null) return { path, problem: 'malformed' };

  const inner: unknown = Object.entries(raw)[0]?.[1];
  const at = `${path}.${kind}`;
  if (kind === 'not') return isClause(inner) ? { path, problem: 'too-large' } : faultIn(inner, at);
  if (!Array.isArray(inner) || (inner.length === 0 && path !== '')) return { path: at, problem: 'malformed' };
  const wrong = inner.findIndex((each: unknown) => !isClause(each));
  return wrong < 0 ? { path, problem: 'too-large' } : faultIn(inner[wrong], `${at}[${wrong}]`);
}

function isClause(raw: unknown): boolean {
  return readFilter({ all: [raw] }) !== null;
}
