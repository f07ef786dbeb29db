// Filters of entity queries and transactions – @forge/kvs 1.6 out/conditions.js.
import { z } from 'zod';
import { KvsError } from './kvsError';

export const conditionShape = z.object({
  property: z.string(),
  condition: z.string(),
  values: z.array(z.unknown()).default([]),
});

export const filtersShape = z.object({
  and: z.array(conditionShape).optional(),
  or: z.array(conditionShape).optional(),
});

type Condition = z.infer<typeof conditionShape>;
type Filters = z.infer<typeof filtersShape>;

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  GREATER_THAN: (order) => order > 0,
  GREATER_THAN_EQUAL_TO: (order) => order >= 0,
  LESS_THAN: (order) => order < 0,
  LESS_THAN_EQUAL_TO: (order) => order <= 0,
};

export function matchesAll(value: unknown, filters: Filters | undefined): boolean {
  const { and = [], or = [] } = filters ?? {};
  return (
    and.every((one) => matches(attribute(value, one.property), one)) &&
    (or.length === 0 || or.some((one) => matches(attribute(value, one.property), one)))
  );
}

export function attribute(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

/** Attributes of one type have an order; values of two types match no comparison. */
export function compareValues(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : Number(left > right);
  return left === right ? 0 : Number.NaN;
}

export function matches(
  value: unknown,
  { condition, values }: Pick<Condition, 'condition' | 'values'>,
): boolean {
  const [first, second] = values;
  const comparison = COMPARISONS[condition];
  if (comparison !== undefined) return comparison(compareValues(value, first));
  switch (condition) {
    case 'EQUAL_TO':
      return value === first;
    case 'NOT_EQUAL_TO':
      return value !== first;
    case 'BETWEEN':
      return compareValues(value, first) >= 0 && compareValues(value, second) <= 0;
    case 'BEGINS_WITH':
      return typeof value === 'string' && value.startsWith(String(first));
    case 'CONTAINS':
      return holds(value, first);
    case 'NOT_CONTAINS':
      return !holds(value, first);
    case 'EXISTS':
      return value !== undefined && value !== null;
    case 'NOT_EXISTS':
      return value === undefined || value === null;
    default:
      throw new KvsError('QUERY_CONDITION_INVALID', `Unknown condition: ${condition}`);
  }
}

function holds(value: unknown, part: unknown): boolean {
  if (typeof value === 'string') return value.includes(String(part));
  return Array.isArray(value) && value.includes(part);
}
