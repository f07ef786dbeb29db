// A file of saved filters, read before anything of it is sent: what can be imported, and what not, by line.
import { z } from 'zod';
import { jsonPlaces, lineOfPath } from '../domain/jsonPlaces';
import type { FilterInFile, ImportProblem, RefusedImport } from '../domain/savedFilter';
import { savedFilterBounds } from '../domain/savedFilter';
import { readImport } from './savedFilterRequest';

export interface FoundFilter {
  /** From 1 on. */
  readonly line: number;
  readonly filter: FilterInFile;
}

export interface FileProblem {
  readonly line: number;
  /** Of the filter; null when it has none that can be read. */
  readonly name: string | null;
  readonly problem: ImportProblem;
}

export type FilterFile =
  | {
      readonly fault: null;
      readonly found: readonly FoundFilter[];
      readonly problems: readonly FileProblem[];
    }
  | { readonly fault: 'not-json'; readonly line: number }
  | { readonly fault: 'not-a-list' | 'empty' | 'too-many' };

export function readFilterFile(text: string): FilterFile {
  // Decoding in the fast way makes code out of text. A page may not, and even the attempt breaks its policy.
  z.config({ jitless: true });
  const { lines, wrongLine } = jsonPlaces(text);
  if (lines === null) return { fault: 'not-json', line: wrongLine };
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) return { fault: 'not-a-list' };
  if (list.length === 0) return { fault: 'empty' };
  if (list.length > savedFilterBounds.perImport) return { fault: 'too-many' };
  const read = list.map((raw: unknown, i) => ({ line: lineOfPath(lines, `[${i}]`), ...readImport(raw, i) }));
  return {
    fault: null,
    found: read.flatMap(({ line, filter }) => (filter === null ? [] : [{ line, filter }])),
    problems: read.flatMap(({ refused }) =>
      refused === null
        ? []
        : [{ line: lineOfPath(lines, refused.at), name: refused.name, problem: refused.problem }],
    ),
  };
}

/** Returns what an answer refused, by the lines of the file. `sent`: in the order in which they were sent. */
export function refusedByLine(
  refused: readonly RefusedImport[],
  sent: readonly FoundFilter[],
): readonly FileProblem[] {
  return refused.map(({ at, name, problem }) => {
    const [, index = ''] = /^\[(\d+)\]/.exec(at) ?? [];
    return { line: sent[Number(index)]?.line ?? 1, name, problem };
  });
}
