// Where in a JSON text its values stand, so that what is wrong in a file can be told by its line.

export type JsonPlaces =
  /** Lines by path from the root on, `[2].filter.all[0]`; from 1 on. */
  | { readonly lines: ReadonlyMap<string, number>; readonly wrongLine: null }
  /** The line at which the text ends to be JSON. */
  | { readonly lines: null; readonly wrongLine: number };

class WrongJson extends Error {
  readonly at: number;

  constructor(at: number) {
    super(`No JSON at ${at}`);
    this.at = at;
  }
}

/** The text may be anything. */
export function jsonPlaces(text: string): JsonPlaces {
  const reader = new PlaceReader(text);
  try {
    return { lines: reader.read(), wrongLine: null };
  } catch (error) {
    if (error instanceof WrongJson) return { lines: null, wrongLine: reader.lineOf(error.at) };
    throw error;
  }
}

/** Returns the line of the path, or of the nearest thing around it that has one. */
export function lineOfPath(lines: ReadonlyMap<string, number>, path: string): number {
  for (let rest = path; ; rest = rest.slice(0, Math.max(rest.lastIndexOf('.'), rest.lastIndexOf('[')))) {
    const line = lines.get(rest);
    if (line !== undefined) return line;
    if (rest === '') return 1;
  }
}

// As deep as no file of ours is: a file of brackets alone must not exhaust the stack.
const MOST_DEPTH = 64;

class PlaceReader {
  readonly #text: string;
  readonly #lines = new Map<string, number>();
  #at = 0;
  #line = 1;
  #lineAt = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): ReadonlyMap<string, number> {
    this.#value('', 0);
    this.#blanks();
    if (this.#at < this.#text.length) throw new WrongJson(this.#at);
    return this.#lines;
  }

  /** Counts on from the place asked for before: places are asked for in their order. */
  lineOf(at: number): number {
    for (; this.#lineAt < at; this.#lineAt += 1) if (this.#text[this.#lineAt] === '\n') this.#line += 1;
    return this.#line;
  }

  #value(path: string, depth: number): void {
    this.#blanks();
    this.#lines.set(path, this.lineOf(this.#at));
    if (depth === MOST_DEPTH) throw new WrongJson(this.#at);
    if (this.#takes('[')) {
      for (let i = 0; !this.#ends(']', i); i += 1) this.#value(`${path}[${i}]`, depth + 1);
    } else if (this.#takes('{')) {
      for (let i = 0; !this.#ends('}', i); i += 1) {
        const name = this.#string();
        if (!this.#takes(':')) throw new WrongJson(this.#at);
        this.#value(`${path}.${name}`, depth + 1);
      }
    } else this.#scalar();
  }

  /** True at the end of the list; takes the comma before the next of it. */
  #ends(mark: string, count: number): boolean {
    if (this.#takes(mark)) return true;
    if (count > 0 && !this.#takes(',')) throw new WrongJson(this.#at);
    return false;
  }

  #takes(mark: string): boolean {
    this.#blanks();
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #string(): string {
    this.#blanks();
    const from = this.#at;
    if (this.#text[from] !== '"') throw new WrongJson(from);
    let end = from + 1;
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1;
    this.#at = end + 1;
    return String(this.#parsed(from));
  }

  #scalar(): void {
    if (this.#text[this.#at] === '"') return void this.#string();
    const from = this.#at;
    while (this.#at < this.#text.length && !' \t\r\n,:[]{}"'.includes(this.#text.charAt(this.#at)))
      this.#at += 1;
    this.#parsed(from);
  }

  /** Of the text between there and here. */
  #parsed(from: number): unknown {
    try {
      return JSON.parse(this.#text.slice(from, this.#at));
    } catch (error) {
      if (error instanceof SyntaxError) throw new WrongJson(from);
      throw error;
    }
  }

  #blanks(): void {
    while (' \t\r\n'.includes(this.#text[this.#at] ?? '-')) this.#at += 1;
  }
}
