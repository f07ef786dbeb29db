// A filter as SQL that chooses the same users as domain/filter/matches.ts. Clauses that everybody must meet become tests
// of their own, from which a statement may begin; whatever stands deeper is looked up user by user.
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
  return [some(clause.any.map((part) => every(testsOf(part, around))))];
}
