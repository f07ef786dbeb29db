// How operators and fixed values are typed.
import { fields, severalValues, valueTypeOf } from '../fields';
import type { FieldId, Operator } from '../fields';

export interface Phrase {
  readonly operator: Operator;
  readonly words: readonly string[];
  /** What follows: one value, values in parentheses, or nothing. */
  readonly takes: 'one' | 'list' | 'nothing';
}

/** As they are written; others are understood, too. */
export const operatorPhrases = {
  'any-of': 'any of',
  'all-of': 'all of',
  'none-of': 'none of',
  contains: 'contains',
  'not-contains': 'does not contain',
  'more-than': 'more than',
  'less-than': 'less than',
  before: 'before',
  after: 'after',
  never: 'never',
  unknown: 'unknown',
  'at-least': 'at least',
  'at-most': 'at most',
  'only-through': 'only through any of',
  through: 'through any of',
  direct: 'direct',
} as const satisfies Record<Operator, string>;

/** As they are written with a single value. */
export const singlePhrases: Readonly<Partial<Record<Operator, string>>> = {
  'any-of': 'is',
  'none-of': 'is not',
  'only-through': 'only through',
  through: 'through',
};

/** Returns all ways to type the field's operators, those that are offered first. */
export function phrasesOf(field: FieldId): readonly Phrase[] {
  const operators: readonly Operator[] = fields[field].operators;
  return operators.flatMap((operator): Phrase[] => {
    const phrase = (text: string, takes: Phrase['takes']): Phrase => ({
      operator,
      words: text.split(' '),
      takes,
    });
    const usual = operatorPhrases[operator];
    if (valueTypeOf(field, operator) === null)
      return [phrase(usual, 'nothing'), phrase(`is ${usual}`, 'nothing')];
    if (!severalValues.has(operator)) return [phrase(usual, 'one')];
    const single = singlePhrases[operator];
    const list = [phrase(usual, 'list'), phrase(`is ${usual}`, 'list')];
    return single === undefined ? list : [phrase(single, 'one'), ...list];
  });
}

// Screens say external, Atlassian's API says unmanaged.
const ALIASES: Readonly<Record<string, string>> = { external: 'unmanaged' };

/** Returns the fixed value that was typed, or null. */
export function wordFrom(typed: string, words: readonly string[]): string | null {
  const word = typed.toLowerCase().replaceAll('-', '_');
  const meant = Object.hasOwn(ALIASES, word) ? ALIASES[word] : word;
  return words.find((known) => known === meant) ?? null;
}

export function typedWord(value: string): string {
  const alias = Object.entries(ALIASES).find(([, meant]) => meant === value);
  return alias?.[0] ?? value.replaceAll('_', '-');
}
