// What is said about a typed filter: what is wrong at which place, what could stand there instead.
import type { Expected, TypedError, TypedProblem } from '../domain/filter/typed/reader';
import { valueTypeOf } from '../domain/filter/fields';
import { filterBounds } from '../domain/filter/values';
import { fieldWords } from './filterWords';

export const typedFilterWords = {
  label: 'Filter as text',
  hint: 'For example: status is active and last-active more than 90 days',
  everybody: 'Everybody',
  suggestions: 'Suggestions',
} as const;

const problemWords = {
  unexpected: (found: string) => `“${found}” is not understood here`,
  unclosed: () => 'The quote is not closed',
  'not-a-value': (found: string) => `“${found}” is no value of this field`,
  'unknown-name': (found: string) => `Nothing is called “${found}”`,
  'ambiguous-name': (found: string) => `Several are called “${found}”: choose one from the suggestions`,
  'too-long': () => `The text is longer than ${filterBounds.typedLength} characters`,
  'too-deep': () => `More than ${filterBounds.depth} groups stand within one another`,
  'too-many-conditions': () => `There are more than ${filterBounds.conditions} conditions`,
  'too-many-values': () => `There are more than ${filterBounds.values} values`,
} as const satisfies Record<TypedProblem, (found: string) => string>;

/** Returns what is wrong, where, and what was expected: “Character 8: “aktiv” is no value of this field. …” */
export function typedErrorSentence({ at, length, problem, expected }: TypedError, typed: string): string {
  const found = typed.slice(at, at + length).replaceAll(/^"|"$/g, '');
  const isMissing = length === 0 && problem === 'unexpected';
  const said = isMissing ? 'Something is missing at the end' : problemWords[problem](found);
  const wanted = [...new Set(expected.map(expectedWords))].join(', ');
  return `Character ${at + 1}: ${said}.${wanted === '' ? '' : ` Expected: ${wanted}.`}`;
}

function expectedWords(expected: Expected): string {
  switch (expected.kind) {
    case 'field':
      return 'a field';
    case 'operator':
      return `how to compare ${fieldWords[expected.field]}`;
    case 'value':
      return valueWords(expected);
    case 'word':
      return `“${expected.word}”`;
    case 'end':
      return 'the end';
  }
}

function valueWords({ field, operator }: Extract<Expected, { kind: 'value' }>): string {
  switch (valueTypeOf(field, operator)?.typed.kind) {
    case 'days':
      return `a whole number from 0 to ${filterBounds.days}`;
    case 'count':
      return `a whole number from 0 to ${filterBounds.count}`;
    case 'day':
      return 'a day of the calendar as in 2026-03-01';
    default:
      return `a value of ${fieldWords[field]}`;
  }
}
