// Reads Atlassian's words and times. A word that nobody knows yet becomes 'unknown' and one line in the log, so that
// a new value at Atlassian stops nothing and is seen.
import type { Log } from '../ports';

export interface WordReader {
  /** Returns the word, or 'unknown' when it is absent or new. `field` names it in the log. */
  read<Word extends string>(known: readonly Word[], said: Said, field: string): Word | 'unknown';
  /** Like `read`, but null when absent. */
  find<Word extends string>(known: readonly Word[], said: Said, field: string): Word | 'unknown' | null;
  /** Returns how often a word was unknown since the last time of asking. */
  takeUnknown(): number;
}

type Said = string | null | undefined;

/** Enough to see what is new; a broken answer must not flood the log. */
const MOST_LINES = 50;
/** Words of Atlassian's enums look like this; anything else may be of a person and is not logged. */
const LOGGABLE = /^[a-z][a-z_/-]{0,39}$/;

export function createWordReader(log: Log): WordReader {
  const told = new Set<string>();
  let unknown = 0;

  function find<Word extends string>(
    known: readonly Word[],
    said: Said,
    field: string,
  ): Word | 'unknown' | null {
    if (said === null || said === undefined) return null;
    const word = known.find((candidate) => candidate === said);
    if (word !== undefined) return word;
    unknown += 1;
    const line = `${field}=${said}`;
    if (!told.has(line) && told.size < MOST_LINES) {
      told.add(line);
      log.warn('Unknown word of Atlassian', { field, word: LOGGABLE.test(said) ? said : '(not logged)' });
    }
    return 'unknown';
  }

  function takeUnknown(): number {
    const count = unknown;
    unknown = 0;
    return count;
  }

  return { find, read: (known, said, field) => find(known, said, field) ?? 'unknown', takeUnknown };
}

// Times come as ISO 8601; the ones without a zone are UTC – organization admin API document (2026-08-21).
const TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** Returns epoch milliseconds; null when absent or no time. */
export function toInstant(text: string | null | undefined): number | null {
  const match = TIME.exec(text ?? '');
  if (match === null) return null;
  const hasZone = match[4] !== undefined || match[1] === undefined;
  const instant = Date.parse(hasZone ? match[0] : `${match[0]}Z`);
  return Number.isNaN(instant) ? null : instant;
}
