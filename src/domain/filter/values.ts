// The kinds of values that conditions hold, and how each is read from outside.

// Bounds of the app's own, so that a filter's statement fits into Forge SQL's 1 MiB
// (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01).
export const filterBounds = {
  /** Groups and negations within one another, with the condition inside. */
  depth: 8,
  conditions: 64,
  /** In all conditions together. */
  values: 200,
  textLength: 255,
  days: 36_500,
  count: 1_000_000,
  /** Characters of the typed form: every value as long as it may be, with each of its characters escaped. */
  typedLength: 160_000,
} as const;

/** What has an id and a name. */
export type NameKind = 'site' | 'product' | 'app' | 'group' | 'role' | 'platform-role';

/** What is typed for a value. */
export type ValueKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'name'; readonly of: NameKind }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'days' }
  | { readonly kind: 'day' }
  | { readonly kind: 'count' };

export interface ValueType<Value> {
  readonly typed: ValueKind;
  /** Returns null for what is no such value. */
  readonly read: (raw: unknown) => Value | null;
}

/** Compared as it is. */
export const text: ValueType<string> = { typed: { kind: 'text' }, read: readText };

/** Looked for within others: more than blanks. */
export const phrase: ValueType<string> = {
  typed: { kind: 'text' },
  read: (raw) => (readText(raw)?.trim() === '' ? null : readText(raw)),
};

/** Compared in any case; kept in lower case, so that one meaning has one spelling. */
export const lowerCased: ValueType<string> = {
  typed: { kind: 'text' },
  read: (raw) => readText(readText(raw)?.toLowerCase()),
};

export function named(of: NameKind): ValueType<string> {
  return { typed: { kind: 'name', of }, read: readText };
}

export function choice<Value extends string>(choices: readonly Value[]): ValueType<Value> {
  return {
    typed: { kind: 'word', words: choices },
    read: (raw) => choices.find((known) => known === raw) ?? null,
  };
}

export const days: ValueType<number> = {
  typed: { kind: 'days' },
  read: (raw) => readNumber(raw, filterBounds.days),
};

export const count: ValueType<number> = {
  typed: { kind: 'count' },
  read: (raw) => readNumber(raw, filterBounds.count),
};

/** A day of the calendar, 'YYYY-MM-DD'. */
export const day: ValueType<string> = {
  typed: { kind: 'day' },
  read: (raw) => (typeof raw === 'string' && isDay(raw) ? raw : null),
};

// Control characters and halves of surrogate pairs: no name or id holds them, and SQLite's LIKE ends at a NUL.
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

function readText(raw: unknown): string | null {
  const isRight =
    typeof raw === 'string' && raw !== '' && raw.length <= filterBounds.textLength && !UNPRINTABLE.test(raw);
  return isRight ? raw : null;
}

function readNumber(raw: unknown, most: number): number | null {
  if (typeof raw !== 'number' && typeof raw !== 'string') return null;
  const number = Number(raw);
  const isRight = Number.isInteger(number) && number >= 0 && number <= most;
  // "090", "9e1" or " 90 " would be second spellings of one filter.
  return isRight && String(raw) === String(number) ? number : null;
}

function isDay(raw: string): boolean {
  if (!/^(?:19|2\d)\d\d-\d\d-\d\d$/.test(raw)) return false;
  const at = Date.parse(`${raw}T00:00:00Z`);
  // Some hosts take the 30th of February for a day in March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(raw);
}
