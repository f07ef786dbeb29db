// The tokens of a typed filter, one after the other, and what would have been right at the place where reading ended:
// errors and suggestions are made of it.
import type { FieldId, Operator } from '../fields';
import type { Token } from './tokens';

/** What may stand at a place. */
export type Expected =
  | { readonly kind: 'field' }
  | { readonly kind: 'operator'; readonly field: FieldId }
  | { readonly kind: 'value'; readonly field: FieldId; readonly operator: Operator }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'end' };

export type TypedProblem =
  | 'unexpected'
  | 'unclosed'
  | 'not-a-value'
  | 'unknown-name'
  | 'ambiguous-name'
  | 'too-long'
  | 'too-deep'
  | 'too-many-conditions'
  | 'too-many-values';

/** Where a typed filter ends to be one. */
export interface TypedError {
  /** Of the first character in question; from 0 on. */
  readonly at: number;
  /** 0: at the end, where something is missing. */
  readonly length: number;
  readonly problem: TypedProblem;
  /** What could have stood there; empty when nothing else would help. */
  readonly expected: readonly Expected[];
}

/** Ends the reading; caught where it began. */
export class NotTyped extends Error {
  readonly error: TypedError;

  constructor(error: TypedError) {
    super(error.problem);
    this.error = error;
  }
}

export class TokenReader {
  readonly #tokens: readonly Token[];
  #next = 0;
  #expectedAt = 0;
  #expected: Expected[] = [];

  /** `tokens`: an `end` is the last. */
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get token(): Token {
    const token = this.#tokens[this.#next] ?? this.#tokens.at(-1);
    if (token === undefined) throw new RangeError('There is not even an end');
    return token;
  }

  /** What could stand at the end, if reading came that far. */
  get expectedAtEnd(): readonly Expected[] {
    return this.#expectedAt === this.#tokens.length - 1 ? this.#expected : [];
  }

  /** Notes what may stand here. */
  expect(expected: Expected): void {
    if (this.#expectedAt < this.#next) this.#expected = [];
    this.#expectedAt = this.#next;
    this.#expected.push(expected);
  }

  take(): Token {
    const token = this.token;
    this.#next += 1;
    return token;
  }

  /** Takes the word or mark if it stands here. */
  takes(word: string): boolean {
    this.expect({ kind: 'word', word });
    if (!this.isAt(word)) return false;
    this.#next += 1;
    return true;
  }

  /** True when the word or mark stands here. */
  isAt(word: string): boolean {
    const { kind, text } = this.token;
    return (kind === 'word' || kind === 'mark') && text.toLowerCase() === word;
  }

  fail(problem: TypedProblem, token: Token = this.token): NotTyped {
    const isUnclosed = token.kind === 'unclosed';
    const isOpen = !isUnclosed && (problem === 'unexpected' || problem === 'not-a-value');
    return new NotTyped({
      at: token.at,
      length: token.length,
      problem: isUnclosed ? 'unclosed' : problem,
      expected: isOpen ? this.#expected : [],
    });
  }
}
