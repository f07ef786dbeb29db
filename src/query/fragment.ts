// Pieces of statements with their parameters: text of the app's own, values only as `?`.
import type { SqlValue } from '../ports';
import { placeholders } from '../store/rows';

export interface Fragment {
  readonly text: string;
  readonly params: readonly SqlValue[];
}

/** A condition on the row of the given alias. */
export type RowCondition = (row: Fragment) => Fragment;

/** Writes a statement of fragments and values; a value becomes a parameter. */
export function sqlText(parts: TemplateStringsArray, ...values: readonly (Fragment | SqlValue)[]): Fragment {
  let text = parts[0] ?? '';
  const params: SqlValue[] = [];
  for (const [i, value] of values.entries()) {
    const isFragment = typeof value === 'object' && value !== null;
    text += isFragment ? value.text : '?';
    params.push(...(isFragment ? value.params : [value]));
    text += parts[i + 1] ?? '';
  }
  return { text, params };
}

/** Text of the app's own – names of tables, columns and aliases – and never a value. */
export function plain(text: string): Fragment {
  return { text, params: [] };
}

/** Returns `(?, ?, …)`; for no values a list that holds nothing. */
export function listOf(values: readonly SqlValue[]): Fragment {
  if (values.length === 0) return plain('(NULL)');
  return { text: `(${placeholders(values.length)})`, params: values };
}

/** Returns the LIKE pattern, for `ESCAPE '!'`, of lower-cased columns that hold the text anywhere. */
export function anywhere(text: string): string {
  return `%${atBegin(text)}`;
}

/** The same of those that begin with the text. */
export function atBegin(text: string): string {
  return `${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
}

/** `conditions` must not be empty. */
export function allOf(conditions: readonly Fragment[]): Fragment {
  return conditions.reduce((sum, condition) => sqlText`${sum} AND ${condition}`);
}

/** In parentheses; for no conditions one that nothing meets. */
export function anyOf(conditions: readonly Fragment[]): Fragment {
  const [first, ...others] = conditions;
  if (first === undefined) return plain('1 = 0');
  return sqlText`(${others.reduce((sum, condition) => sqlText`${sum} OR ${condition}`, first)})`;
}
