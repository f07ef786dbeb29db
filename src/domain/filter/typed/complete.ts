// What could stand where somebody types.
import { fieldIds, valueTypeOf } from '../fields';
import type { FieldId, Operator } from '../fields';
import type { FilterNames, Named } from './names';
import { parseTokens } from './parse';
import { phrasesOf } from './phrases';
import { printValue } from './print';
import type { Expected } from './reader';
import { quotedId, tokensOf } from './tokens';
import type { Token } from './tokens';

export interface Completion {
  /** The characters that a suggestion takes the place of. */
  readonly from: number;
  readonly to: number;
  readonly suggestions: readonly Suggestion[];
}

export interface Suggestion {
  /** `word`: and, or, not, a parenthesis, or the rest of an operator. */
  readonly kind: 'field' | 'operator' | 'value' | 'word';
  /** What is typed by taking it. */
  readonly text: string;
  /** What a value of this field is called; null for what is typed as it is shown. */
  readonly label: string | null;
}

// As many as somebody reads before typing another letter.
const MOST_SUGGESTIONS = 20;

/** Returns what the text could go on with at the cursor; nothing where the text before it is wrong. */
export function completeFilter(typed: string, cursor: number, names: FilterNames): Completion {
  const tokens = tokensOf(typed.slice(0, cursor));
  const begun = begunAt(tokens, cursor);
  const from = begun?.at ?? cursor;
  const before =
    begun === null ? tokens : [...tokens.slice(0, -2), { ...begun, kind: 'end', length: 0 } as const];
  const { expectedAtEnd } = parseTokens(before, names);
  const wanted = (begun?.text ?? '').toLowerCase();
  const all = expectedAtEnd.flatMap((expected) => suggestionsFor(expected, wanted, names));
  const isQuoted = begun !== null && begun.kind !== 'word';
  const suggestions = unique(isQuoted ? all.filter(({ kind }) => kind === 'value') : all);
  return { from, to: endOf(typed, cursor, begun), suggestions: suggestions.slice(0, MOST_SUGGESTIONS) };
}

/** The token that the cursor is still in. */
function begunAt(tokens: readonly Token[], cursor: number): Token | null {
  const last = tokens.at(-2);
  const isTouched = last !== undefined && last.at + last.length === cursor;
  return isTouched && (last.kind === 'word' || last.kind === 'unclosed') ? last : null;
}

/** The rest of a word belongs to it; of a text that is open, only the quote right behind the cursor does. */
function endOf(typed: string, cursor: number, begun: Token | null): number {
  if (begun?.kind === 'unclosed') return typed.charAt(cursor) === '"' ? cursor + 1 : cursor;
  if (begun === null) return cursor;
  const whole = tokensOf(typed.slice(begun.at)).at(0);
  return whole?.kind === 'word' ? begun.at + whole.length : cursor;
}

function suggestionsFor(expected: Expected, wanted: string, names: FilterNames): Suggestion[] {
  switch (expected.kind) {
    case 'field':
      return beginning(fieldIds, wanted).map((text) => ({ kind: 'field', text, label: null }));
    case 'operator':
      return beginning(operatorsOf(expected.field), wanted).map((text) => ({
        kind: 'operator',
        text,
        label: null,
      }));
    case 'word':
      return beginning([expected.word], wanted).map((text) => ({ kind: 'word', text, label: null }));
    case 'value':
      return valuesFor(expected, wanted, names);
    case 'end':
      return [];
  }
}

function operatorsOf(field: FieldId): string[] {
  return phrasesOf(field)
    .filter(({ words, takes }) => takes === 'one' || words[0] !== 'is')
    .map(({ words }) => words.join(' '));
}

function beginning(texts: readonly string[], wanted: string): readonly string[] {
  return texts.filter((text) => text.startsWith(wanted));
}

function valuesFor(
  { field, operator }: { readonly field: FieldId; readonly operator: Operator },
  wanted: string,
  names: FilterNames,
): Suggestion[] {
  const type = valueTypeOf(field, operator)?.typed;
  if (type?.kind === 'word') {
    const words = type.words.map((word) => ({ value: word, text: printValue(word, type, names) }));
    return words
      .filter(({ text }) => text.startsWith(wanted))
      .map(({ value, text }) => ({ kind: 'value', text, label: value }));
  }
  if (type?.kind !== 'name') return [];
  const table = names[type.of];
  const found = table.all.filter(({ name }) => name.toLowerCase().includes(wanted));
  // A name is mostly typed from its beginning.
  const beginsSo = ({ name }: Named): number => Number(name.toLowerCase().startsWith(wanted));
  const likely = found.toSorted((a, b) => beginsSo(b) - beginsSo(a));
  return likely.slice(0, MOST_SUGGESTIONS).map(({ id, name }) => ({
    kind: 'value',
    text: table.findName(id) === null ? quotedId(id) : printValue(id, type, names),
    label: name,
  }));
}

function unique(suggestions: readonly Suggestion[]): Suggestion[] {
  const byText = new Map(suggestions.map((suggestion) => [suggestion.text, suggestion]));
  return [...byText.values()];
}
