// A typed filter taken apart: words, "texts", id:"texts", parentheses and commas, each with its place.

export interface Token {
  readonly kind: 'word' | 'text' | 'id' | 'unclosed' | 'mark' | 'end';
  /** Of its first character; from 0 on. */
  readonly at: number;
  readonly length: number;
  /** What it says: without quotes and escapes. */
  readonly text: string;
}

const MARKS = '(),';
const QUOTE = '"';
const ESCAPE = '\\';
const ID_PREFIX = 'id:';

/** Returns the tokens in their order, an `end` behind them. Any text has tokens. */
export function tokensOf(typed: string): Token[] {
  const tokens: Token[] = [];
  let at = skipBlanks(typed, 0);
  while (at < typed.length) {
    const token = tokenAt(typed, at);
    tokens.push(token);
    at = skipBlanks(typed, at + token.length);
  }
  return [...tokens, { kind: 'end', at, length: 0, text: '' }];
}

function tokenAt(typed: string, at: number): Token {
  const first = typed.charAt(at);
  if (MARKS.includes(first)) return { kind: 'mark', at, length: 1, text: first };
  if (first === QUOTE) return quotedAt(typed, at, at);
  const isId = typed.slice(at, at + ID_PREFIX.length).toLowerCase() === ID_PREFIX;
  if (isId && typed.charAt(at + ID_PREFIX.length) === QUOTE)
    return quotedAt(typed, at, at + ID_PREFIX.length);
  let end = at + 1;
  while (end < typed.length && !isBlank(typed, end) && !`${MARKS}${QUOTE}`.includes(typed.charAt(end)))
    end += 1;
  return { kind: 'word', at, length: end - at, text: typed.slice(at, end) };
}

/** `quoteAt`: of the opening quote, behind the prefix of an id. */
function quotedAt(typed: string, at: number, quoteAt: number): Token {
  let text = '';
  for (let i = quoteAt + 1; i < typed.length; i += 1) {
    const character = typed.charAt(i);
    if (character === QUOTE) return { kind: quoteAt === at ? 'text' : 'id', at, length: i + 1 - at, text };
    // Whatever follows an escape stands for itself.
    if (character === ESCAPE) i += 1;
    text += typed.charAt(i);
  }
  return { kind: 'unclosed', at, length: typed.length - at, text };
}

export function quoted(text: string): string {
  return `${QUOTE}${text.replaceAll(/["\\]/g, `${ESCAPE}$&`)}${QUOTE}`;
}

export function quotedId(id: string): string {
  return `${ID_PREFIX}${quoted(id)}`;
}

function skipBlanks(typed: string, from: number): number {
  let at = from;
  while (at < typed.length && isBlank(typed, at)) at += 1;
  return at;
}

function isBlank(typed: string, at: number): boolean {
  return /\s/.test(typed.charAt(at));
}
