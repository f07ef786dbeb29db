// A filter as its controls change it: each control speaks for the first condition on its field that stands for itself.
// Further conditions on the same field, and groups of conditions, stay as they are.
import type { Condition, FieldId } from './fields';
import { filterOf, isCondition } from './filter';
import type { Filter, LooseClause } from './filter';

export type ConditionFor<Field extends FieldId> = Extract<Condition, { readonly field: Field }>;

export function findCondition<Field extends FieldId>(
  filter: Filter,
  field: Field,
): ConditionFor<Field> | null {
  return (
    filter.all.find(
      (clause): clause is ConditionFor<Field> => isCondition(clause) && clause.field === field,
    ) ?? null
  );
}

/** Puts the condition where the first one on its field stood, else at the end; null takes that one away. */
export function withCondition(filter: Filter, field: FieldId, condition: Condition | null): Filter {
  const at = filter.all.findIndex((clause) => isCondition(clause) && clause.field === field);
  if (condition === null) return at < 0 ? filter : withoutClause(filter, at);
  return { all: at < 0 ? [...filter.all, condition] : filter.all.with(at, condition) };
}

/** Returns the filter with another clause at the place, or at the end; null when it would be out of bounds. */
export function withClause(filter: Filter, at: number | null, clause: LooseClause): Filter | null {
  const all: readonly LooseClause[] = filter.all;
  return filterOf(at === null ? [...all, clause] : all.with(at, clause));
}

export function withoutClause(filter: Filter, at: number): Filter {
  return { all: filter.all.filter((_clause, position) => position !== at) };
}
