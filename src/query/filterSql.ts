// A filter as SQL that chooses the same users as domain/filter/matches.ts. Clauses that everybody must meet become tests
// of their own, from which a statement may begin; whatever stands deeper is looked up user by user.
import { readCondition } from '../domain/filter/fields';
import type { Condition, FieldId } from '../domain/filter/fields';
import { isCondition } from '../domain/filter/filter';
import type { Clause, Filter } from '../domain/filter/filter';
import { conditionTests } from './conditionSql';
import type { FilterSurroundings } from './conditionSql';
import { every, negated, some } from './userTest';
import type { UserTest } from './userTest';

/** Returns tests that a user must all pass. */
export function filterTests(filter: Filter, around: FilterSurroundings): UserTest[] {
  return filter.all.flatMap((clause) => testsOf(clause, around));
}

function testsOf(clause: Clause, around: FilterSurroundings): UserTest[] {
  if (isCondition(clause)) return conditionTests(clause, around);
  if ('not' in clause) return [negated(every(testsOf(clause.not, around)))];
  if ('all' in clause) return clause.all.flatMap((part) => testsOf(part, around));
  return [some(merged(clause.any).map((part) => every(testsOf(part, around))))];
}

/** Being any of these or any of those is to be any of all, which one look tells. */
function merged(clauses: readonly Clause[]): readonly Clause[] {
  const apart: Clause[] = [];
  const anyOf = new Map<FieldId, Condition>();
  for (const clause of clauses) {
    if (!isCondition(clause) || clause.operator !== 'any-of') apart.push(clause);
    else {
      const values = [...(anyOf.get(clause.field)?.values ?? []), ...clause.values];
      const joined = readCondition({ ...clause, values });
      if (joined !== null) anyOf.set(clause.field, joined);
    }
  }
  return [...anyOf.values(), ...apart];
}
