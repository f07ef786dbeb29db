// Row by row, field by field: every disagreement is counted, the first are kept with their values.
import type { Cell, Row, Rows } from './rows';

interface Difference {
  readonly kind: string;
  readonly id: string;
  /** Name of the field; `row` when one side lacks the whole row. */
  readonly field: string;
  readonly expected: Cell;
  readonly found: Cell;
}

export interface Comparison {
  readonly equal: boolean;
  /** Rows looked at on the organization's side, keyed by kind: shows that the comparison was not empty. */
  readonly compared: Readonly<Record<string, number>>;
  /** Disagreements keyed by kind; kinds that agree are absent. */
  readonly differing: Readonly<Record<string, number>>;
  readonly first: readonly Difference[];
}

export interface ComparisonLog {
  compare(kind: string, expected: Rows, found: Rows): void;
  result(): Comparison;
}

/** Keeps at most `keep` differences whole; the others are only counted. */
export function createComparison(keep = 20): ComparisonLog {
  const compared: Record<string, number> = {};
  const differing: Record<string, number> = {};
  const first: Difference[] = [];

  return {
    compare(kind, expected, found) {
      compared[kind] = (compared[kind] ?? 0) + expected.size;
      for (const difference of differences(kind, expected, found)) {
        differing[kind] = (differing[kind] ?? 0) + 1;
        if (first.length < keep) first.push(difference);
      }
    },
    result: () => ({ equal: Object.keys(differing).length === 0, compared, differing, first }),
  };
}

function* differences(kind: string, expected: Rows, found: Rows): Generator<Difference> {
  for (const [id, row] of expected) {
    const foundRow = found.get(id);
    if (foundRow === undefined) yield { kind, id, field: 'row', expected: 'present', found: 'absent' };
    else yield* fieldDifferences({ kind, id }, row, foundRow);
  }
  for (const id of found.keys()) {
    if (!expected.has(id)) yield { kind, id, field: 'row', expected: 'absent', found: 'present' };
  }
}

function* fieldDifferences(
  where: { readonly kind: string; readonly id: string },
  expected: Row,
  found: Row,
): Generator<Difference> {
  for (const [field, value] of Object.entries(expected)) {
    const foundValue = found[field] ?? null;
    if (foundValue !== value) yield { ...where, field, expected: value, found: foundValue };
  }
}
