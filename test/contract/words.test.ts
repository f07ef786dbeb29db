import { describe, expect, it } from 'vitest';
import { keyProblemWords, readOnlyKeyWords } from '../../src/contract/connectionWords';
import { inputWords } from '../../src/contract/inputWords';
import { brokenWords, unansweredWords } from '../../src/contract/shellWords';
import { reasonWords, stageWords, warningWords } from '../../src/contract/syncWords';
import { userErrors } from '../../src/contract/userErrors';
import type { Words } from '../../src/contract/words';
import { syncReasons, syncStages, syncWarnings } from '../../src/domain/run';

const tables: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  userErrors,
  inputWords,
  reasonWords,
  warningWords,
  keyProblemWords,
  page: { broken: brokenWords, unanswered: unansweredWords },
  readOnlyKey: { 'read-only': readOnlyKeyWords },
};
const entries = Object.entries(tables).flatMap(([table, words]) =>
  Object.entries(words).map(([code, entry]) => ({ table, code, entry })),
);

describe('the words of the contract', () => {
  it.each(entries)('say in $table what $code is, and what to do, in whole sentences', ({ entry }) => {
    expect(entry.title).toMatch(/^[A-Z].*[^.]$/);
    expect(entry.message).toMatch(/^[A-Z].*\.$/);
    expect(entry.action).toMatch(/^[A-Z].*\.$/);
  });

  it('name every stage, reason and warning of a sync', () => {
    expect(Object.keys(stageWords).toSorted()).toEqual(syncStages.toSorted());
    expect(Object.keys(reasonWords).toSorted()).toEqual(syncReasons.toSorted());
    expect(Object.keys(warningWords).toSorted()).toEqual(syncWarnings.toSorted());
  });

  it('tell apart what is told apart', () => {
    for (const words of Object.values(tables)) {
      const titles = Object.values(words).map(({ title }) => title);

      expect(new Set(titles).size).toBe(titles.length);
    }
  });
});
