// Whom a list, a selection or a task is about: a tree of conditions in one canonical form. Variations without meaning –
// a group of one, a group within its like, a negation of a negation – are taken out when a filter is made.
import { readCondition } from './fields';
import type { Condition } from './fields';
import { filterBounds } from './values';

/** Users who meet every clause. */
export interface Filter {
  readonly all: readonly Clause[];
}

export type Clause = Condition | Group | Negation;

/** At least two clauses, none of them a group of the same kind. */
export type Group = AllOf | AnyOf;

export interface AllOf {
  readonly all: readonly Clause[];
}

export interface AnyOf {
  readonly any: readonly Clause[];
}

/** Users who do not meet the clause: also those of whom nothing is known. */
export interface Negation {
  readonly not: Exclude<Clause, Negation>;
}

/** A clause as somebody builds it: groups may be empty of meaning. */
export type LooseClause =
  | Condition
  | { readonly all: readonly LooseClause[] }
  | { readonly any: readonly LooseClause[] }
  | { readonly not: LooseClause };

export const EVERYBODY: Filter = { all: [] };

export function isCondition(clause: LooseClause): clause is Condition {
  return 'field' in clause;
}

/** Returns the filter of users who meet all clauses, or null when it would be out of bounds. */
export function filterOf(clauses: readonly LooseClause[]): Filter | null {
  const filter = { all: clauses.flatMap((clause) => partsOf(canonical(clause), 'all')) };
  return outOfBounds(filter) === null ? filter : null;
}

type Bound = 'depth' | 'conditions' | 'values';

/** Returns which bound is broken; null when none is. */
function outOfBounds(filter: Filter): Bound | null {
  if (filter.all.some((clause) => depthOf(clause) > filterBounds.depth)) return 'depth';
  const conditions = conditionsOf(filter);
  if (conditions.length > filterBounds.conditions) return 'conditions';
  const values = conditions.reduce((sum, condition) => sum + condition.values.length, 0);
  return values > filterBounds.values ? 'values' : null;
}

/** Returns the filter, or null when any part of it is unknown, malformed or out of bounds. */
export function readFilter(raw: unknown): Filter | null {
  const clauses = readGroup(raw, 'all', filterBounds.depth);
  return clauses && filterOf(clauses);
}

/** All conditions, however deep, in the order in which they are read. */
export function conditionsOf(filter: Filter): readonly Condition[] {
  return filter.all.flatMap(conditionsIn);
}

function conditionsIn(clause: Clause): readonly Condition[] {
  if (isCondition(clause)) return [clause];
  if ('not' in clause) return conditionsIn(clause.not);
  return clausesOf(clause).flatMap(conditionsIn);
}

function clausesOf(group: Group): readonly Clause[] {
  return 'all' in group ? group.all : group.any;
}

function depthOf(clause: Clause): number {
  if (isCondition(clause)) return 1;
  const inner = 'not' in clause ? [clause.not] : clausesOf(clause);
  return 1 + Math.max(...inner.map(depthOf));
}

function canonical(clause: LooseClause): Clause {
  if (isCondition(clause)) return clause;
  if ('not' in clause) {
    const inner = canonical(clause.not);
    return 'not' in inner ? inner.not : { not: inner };
  }
  return 'all' in clause ? grouped(clause.all, 'all') : grouped(clause.any, 'any');
}

function grouped(clauses: readonly LooseClause[], kind: 'all' | 'any'): Clause {
  const parts = clauses.flatMap((clause) => partsOf(canonical(clause), kind));
  const [only, second] = parts;
  if (only !== undefined && second === undefined) return only;
  return kind === 'all' ? { all: parts } : { any: parts };
}

/** What the clause adds to a group of the kind. */
function partsOf(clause: Clause, kind: 'all' | 'any'): readonly Clause[] {
  if (kind === 'all' && 'all' in clause) return clause.all;
  return kind === 'any' && 'any' in clause ? clause.any : [clause];
}

function readGroup(raw: unknown, kind: 'all' | 'any', depth: number): LooseClause[] | null {
  if (!hasOnly(raw, [kind])) return null;
  const inner = raw[kind];
  if (!Array.isArray(inner)) return null;
  const read = inner.map((each: unknown) => readClause(each, depth)).filter((clause) => clause !== null);
  return read.length === inner.length ? read : null;
}

function readClause(raw: unknown, depth: number): LooseClause | null {
  if (depth === 0) return null;
  if (hasOnly(raw, ['field', 'operator', 'values'])) {
    const { field, operator, values } = raw;
    if (typeof field !== 'string' || typeof operator !== 'string' || !Array.isArray(values)) return null;
    return readCondition({ field, operator, values });
  }
  if (hasOnly(raw, ['not'])) {
    const not = readClause(raw['not'], depth - 1);
    return not && { not };
  }
  const all = readGroup(raw, 'all', depth - 1);
  const any = readGroup(raw, 'any', depth - 1);
  // A group of nothing has no meaning that everybody would guess.
  if (all !== null) return all.length === 0 ? null : { all };
  return any === null || any.length === 0 ? null : { any };
}

function hasOnly(raw: unknown, keys: readonly string[]): raw is Readonly<Record<string, unknown>> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  const own = Object.keys(raw);
  return own.length === keys.length && keys.every((key) => own.includes(key));
}
