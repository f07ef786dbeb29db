// Reads a typed filter: conditions joined with and, or, not and parentheses; not binds closest, then and, then or.
//   status is active and (site any of ("acme.atlassian.net") or group is "jira-users")
// Words in any case. One descent without a way back: its time grows with the text, its depth ends at the bound.
import { fieldIds, readCondition, valueTypeOf } from '../fields';
import type { Condition, FieldId, Operator } from '../fields';
import { EVERYBODY, filterOf } from '../filter';
import type { Filter, LooseClause } from '../filter';
import { filterBounds } from '../values';
import type { ValueType } from '../values';
import type { FilterNames } from './names';
import { phrasesOf, wordFrom } from './phrases';
import type { Phrase } from './phrases';
import { NotTyped, TokenReader } from './reader';
import type { Expected, TypedError } from './reader';
import { tokensOf } from './tokens';
import type { Token } from './tokens';

export type TypedFilter =
  | { readonly filter: Filter; readonly error: null }
  | { readonly filter: null; readonly error: TypedError };

/** Empty text is everybody. */
export function parseFilter(typed: string, names: FilterNames): TypedFilter {
  if (typed.length <= filterBounds.typedLength) return parseTokens(tokensOf(typed), names).result;
  const at = filterBounds.typedLength;
  return { filter: null, error: { at, length: typed.length - at, problem: 'too-long', expected: [] } };
}

export interface ParsedTokens {
  readonly result: TypedFilter;
  /** What could follow; empty when the text before is wrong. */
  readonly expectedAtEnd: readonly Expected[];
}

export function parseTokens(tokens: readonly Token[], names: FilterNames): ParsedTokens {
  const reader = new TokenReader(tokens);
  const result = resultOf(new FilterParser(reader, names));
  return { result, expectedAtEnd: reader.expectedAtEnd };
}

function resultOf(parser: FilterParser): TypedFilter {
  try {
    return { filter: parser.filter(), error: null };
  } catch (error) {
    if (error instanceof NotTyped) return { filter: null, error: error.error };
    throw error;
  }
}

class FilterParser {
  readonly #reader: TokenReader;
  readonly #names: FilterNames;
  #depth = 0;
  #conditions = 0;
  #values = 0;

  constructor(reader: TokenReader, names: FilterNames) {
    this.#reader = reader;
    this.#names = names;
  }

  filter(): Filter {
    const first = this.#reader.token;
    const isEmpty = first.kind === 'end';
    const clause = isEmpty ? this.#nothing() : this.#any();
    this.#reader.expect({ kind: 'end' });
    if (this.#reader.token.kind !== 'end') throw this.#reader.fail('unexpected');
    const filter = clause === null ? EVERYBODY : filterOf([clause]);
    if (filter === null) throw this.#reader.fail('too-deep', first);
    return filter;
  }

  #nothing(): null {
    this.#reader.expect({ kind: 'field' });
    this.#reader.expect({ kind: 'word', word: 'not' });
    this.#reader.expect({ kind: 'word', word: '(' });
    return null;
  }

  #any(): LooseClause {
    const any = [this.#all()];
    while (this.#reader.takes('or')) any.push(this.#all());
    return { any };
  }

  #all(): LooseClause {
    const all = [this.#operand()];
    while (this.#reader.takes('and')) all.push(this.#operand());
    return { all };
  }

  #operand(): LooseClause {
    const field = this.#field();
    if (field !== null) return this.#condition(field);
    if (this.#reader.takes('not')) return this.#within(() => ({ not: this.#operand() }));
    if (this.#reader.takes('(')) return this.#within(() => this.#closed(this.#any()));
    throw this.#reader.fail('unexpected');
  }

  #within(read: () => LooseClause): LooseClause {
    if (this.#depth === filterBounds.depth) throw this.#reader.fail('too-deep');
    this.#depth += 1;
    const clause = read();
    this.#depth -= 1;
    return clause;
  }

  #closed<Inner>(inner: Inner): Inner {
    if (!this.#reader.takes(')')) throw this.#reader.fail('unexpected');
    return inner;
  }

  #field(): FieldId | null {
    this.#reader.expect({ kind: 'field' });
    const { kind, text } = this.#reader.token;
    const field = kind === 'word' ? fieldIds.find((id) => id === text.toLowerCase()) : undefined;
    return field ?? null;
  }

  #condition(field: FieldId): Condition {
    if (this.#conditions === filterBounds.conditions) throw this.#reader.fail('too-many-conditions');
    this.#conditions += 1;
    const token = this.#reader.take();
    const { operator, takes } = this.#phrase(field);
    const type = valueTypeOf(field, operator) ?? null;
    const next = (): string | number => this.#value({ field, operator }, type);
    const values = takes === 'nothing' ? [] : takes === 'one' ? [next()] : this.#list(next);
    const condition = readCondition({ field, operator, values });
    if (condition === null) throw this.#reader.fail('not-a-value', token);
    return condition;
  }

  /** Takes words as long as they lead to a phrase. */
  #phrase(field: FieldId): Phrase {
    this.#reader.expect({ kind: 'operator', field });
    let open = phrasesOf(field);
    for (let count = 0; ;) {
      const next = open.filter(({ words }) => this.#reader.isAt(words[count] ?? ''));
      if (next.length === 0) {
        const whole = open.find(({ words }) => words.length === count && count > 0);
        if (whole === undefined) throw this.#reader.fail('unexpected');
        return whole;
      }
      this.#reader.take();
      open = next;
      count += 1;
      for (const { words } of open) {
        const word = words[count];
        if (word !== undefined) this.#reader.expect({ kind: 'word', word });
      }
    }
  }

  /** Values in parentheses; a single one may do without. */
  #list<Value>(next: () => Value): Value[] {
    if (!this.#reader.takes('(')) return [next()];
    const values = [next()];
    while (this.#reader.takes(',')) values.push(next());
    return this.#closed(values);
  }

  #value(
    on: { readonly field: FieldId; readonly operator: Operator },
    type: ValueType<string | number> | null,
  ): string | number {
    this.#reader.expect({ kind: 'value', ...on });
    if (type === null || !VALUES.has(this.#reader.token.kind)) throw this.#reader.fail('unexpected');
    if (this.#values === filterBounds.values) throw this.#reader.fail('too-many-values');
    this.#values += 1;
    const value = type.read(this.#rawValue(type));
    if (value === null) throw this.#reader.fail('not-a-value');
    this.#reader.take();
    if (type.typed.kind === 'days' && !this.#reader.takes('days')) this.#reader.takes('day');
    return value;
  }

  #rawValue({ typed }: ValueType<unknown>): string | null {
    const { kind, text } = this.#reader.token;
    if (kind === 'id') return typed.kind === 'name' ? text : null;
    if (typed.kind === 'word') return wordFrom(text, typed.words);
    if (typed.kind !== 'name') return text;
    const [id, second] = this.#names[typed.of].findIds(text);
    if (id === undefined) throw this.#reader.fail('unknown-name');
    if (second !== undefined) throw this.#reader.fail('ambiguous-name');
    return id;
  }
}

const VALUES: ReadonlySet<Token['kind']> = new Set(['word', 'text', 'id']);
