// Flags of the commands: what each takes and means. Whatever is not listed is refused, so that a misspelt flag
// never runs with a default instead.
import { parseArgs } from 'node:util';

/** Said to the person who typed the command; not a defect. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Flag<Value> {
  /** Name of the value in the help; null: the flag stands alone. */
  readonly takes: string | null;
  readonly help: string;
  /** @throws {UsageError} with what is wrong about the text; the flag's name is added. */
  read(text: string): Value;
}

export type Flags = Readonly<Record<string, Flag<unknown>>>;

/** What was given; absent flags are undefined. */
export type Given<Table extends Flags> = {
  readonly [Name in keyof Table]: Table[Name] extends Flag<infer Value> ? Value | undefined : never;
};

export function toggle(help: string): Flag<true> {
  return { takes: null, help, read: () => true };
}

export function text(takes: string, help: string): Flag<string> {
  return {
    takes,
    help,
    read(given) {
      if (given === '') throw new UsageError('needs a value');
      return given;
    },
  };
}

/** A whole number from `least` on. */
export function count(least: number, help: string): Flag<number> {
  return {
    takes: 'N',
    help,
    read(given) {
      const number = Number(given);
      const isRight = /^\d+$/.test(given) && Number.isSafeInteger(number) && number >= least;
      if (!isRight) throw new UsageError(`takes a whole number from ${least} on, not "${given}"`);
      return number;
    },
  };
}

export function oneOf<const Words extends readonly string[]>(
  words: Words,
  help: string,
): Flag<Words[number]> {
  return {
    takes: words.join('|'),
    help,
    read(given): Words[number] {
      const word = words.find((candidate) => candidate === given);
      if (word === undefined) throw new UsageError(`takes ${words.join(' or ')}, not "${given}"`);
      return word;
    },
  };
}

export function webAddress(help: string): Flag<string> {
  return {
    takes: 'URL',
    help,
    read(given) {
      const isWeb = URL.canParse(given) && ['http:', 'https:'].includes(new URL(given).protocol);
      if (!isWeb) throw new UsageError(`takes an http(s) address, not "${given}"`);
      return given.replace(/\/+$/, '');
    },
  };
}

/** @throws {UsageError} */
export function readFlags<Table extends Flags>(table: Table, argv: readonly string[]): Given<Table> {
  const given = parse(table, argv);
  const values = Object.entries(table).flatMap(([name, flag]) => {
    const value = given[name];
    return value === undefined ? [] : [[name, readOne(name, flag, String(value))]];
  });
  // Each value came out of the `read` of the flag of that name.
  return Object.fromEntries(values) as Given<Table>;
}

type ParsedValue = ReturnType<typeof parseArgs>['values'][string];

function parse(table: Flags, argv: readonly string[]): Readonly<Record<string, ParsedValue>> {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, flag]) => [
      name,
      { type: flag.takes === null ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // node:util says which flag is unknown, lacks a value or takes none.
    const reason = error instanceof Error ? (error.message.split('. ', 1)[0] ?? '') : String(error);
    const names = Object.keys(table).map((name) => `--${name}`);
    throw new UsageError(`${reason}. Known flags: ${names.join(' ')}`, { cause: error });
  }
}

function readOne(name: string, flag: Flag<unknown>, given: string): unknown {
  try {
    return flag.read(given);
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`--${name} ${error.message}`, { cause: error });
    throw error;
  }
}

/** Returns one line a flag. */
export function describeFlags(table: Flags): string {
  const heads = Object.entries(table).map(([name, { takes }]) =>
    takes === null ? `--${name}` : `--${name} ${takes}`,
  );
  const width = Math.max(...heads.map((head) => head.length));
  const helps = Object.values(table).map(({ help }) => help);
  return heads.map((head, i) => `  ${head.padEnd(width)}  ${helps[i] ?? ''}`).join('\n');
}
