// A filter as its controls change it: each control speaks for the first condition on its field. Further conditions on
// the same field, which only an address can hold, stay as they are.
import type { Condition, FieldId } from './fields';
import type { Filter } from './filter';

export type ConditionFor<Field extends FieldId> = Extract<Condition, { readonly field: Field }>;

export function findCondition<Field extends FieldId>(
  filter: Filter,
  field: Field,
): ConditionFor<Field> | null {
  return filter.all.find((condition): condition is ConditionFor<Field> => condition.field === field) ?? null;
}

/** Puts the condition where the first one on its field stood, else at the end; null takes that one away. */
export function withCondition(filter: Filter, field: FieldId, condition: Condition | null): Filter {
  const at = filter.all.findIndex((existing) => existing.field === field);
  if (condition === null) return at < 0 ? filter : withoutCondition(filter, at);
  return { all: at < 0 ? [...filter.all, condition] : filter.all.with(at, condition) };
}

export function withoutCondition(filter: Filter, at: number): Filter {
  return { all: filter.all.filter((_condition, position) => position !== at) };
}
