// Filters to keep, as requests and files carry them. Both are read strictly: a field that is not known is refused with
// its place, because leaving it out could change whom the filter chooses.
import { z } from 'zod';
import { readFilter } from '../domain/filter/filter';
import { placeOfFault } from '../domain/filter/fault';
import type { FilterInFile, ImportProblem, RefusedImport } from '../domain/savedFilter';
import { savedFilterBounds, visibilities } from '../domain/savedFilter';
import { userSortKeys } from '../domain/userList';
import { contextRequest, filterRequest } from './filterRequest';
import { ownId } from './noteRequest';

const line = /^[^\p{Cc}\p{Cs}]*$/u;

export const userSortRequest = z.strictObject({
  by: z.enum(userSortKeys),
  direction: z.enum(['ascending', 'descending']),
});

const named = {
  name: z.string().trim().min(1).max(savedFilterBounds.nameLength).regex(line),
  description: z
    .string()
    .trim()
    .max(savedFilterBounds.descriptionLength)
    .regex(/^(?:[\n\t]|[^\p{Cc}\p{Cs}])*$/u),
  visibility: z.enum(visibilities),
  context: contextRequest.nullable(),
};

/** The version is that of the filter that was changed. */
export const savedFilterVersion = { filterId: ownId, version: z.int().min(1) };

export const savedFilterRequest = z
  .strictObject({
    /** Absent for a new one. */
    filterId: ownId.optional(),
    version: z.int().min(1).optional(),
    ...named,
    filter: filterRequest,
    sort: userSortRequest.nullish(),
  })
  .refine(({ filterId, version }) => (filterId === undefined) === (version === undefined), {
    path: ['version'],
  });

const inFile = z.strictObject({
  version: z.literal(1),
  ...named,
  description: named.description.default(''),
  visibility: named.visibility.default('private'),
  filter: z.unknown(),
  context: named.context.default(null),
  sort: userSortRequest.nullable().default(null),
});

type ReadImport =
  | { readonly filter: FilterInFile; readonly refused: null }
  | { readonly filter: null; readonly refused: RefusedImport };

/** Reads the filter at this place of the file. */
export function readImport(raw: unknown, index: number): ReadImport {
  const name = nameOf(raw);
  const refuse = (path: string, problem: ImportProblem): ReadImport => ({
    filter: null,
    refused: { at: `[${index}]${path}`, name, problem },
  });
  const parsed = inFile.safeParse(raw, { reportInput: true });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(placeOf(issue), problemOf(issue));
  }
  const filter = readFilter(parsed.data.filter);
  if (filter === null) {
    const { path, problem } = placeOfFault(parsed.data.filter);
    return refuse(`.filter${path}`, problem);
  }
  return { filter: { ...parsed.data, filter }, refused: null };
}

function nameOf(raw: unknown): string | null {
  const isNamed = typeof raw === 'object' && raw !== null && 'name' in raw;
  const read = named.name.safeParse(isNamed ? raw.name : null);
  return read.success ? read.data : null;
}

type Issue = z.core.$ZodIssue | undefined;

// A name that nobody knows may be as long and strange as its author likes.
const SHOWN_NAME = 40;

function placeOf(issue: Issue): string {
  const path = issue?.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)) ?? [];
  const unknown = issue?.code === 'unrecognized_keys' ? `.${issue.keys[0] ?? ''}` : '';
  return `${path.join('')}${unknown.slice(0, SHOWN_NAME)}`;
}

function problemOf(issue: Issue): ImportProblem {
  if (issue?.code === 'unrecognized_keys') return 'unknown-field';
  if (issue?.path[0] === 'version') return 'unknown-version';
  return issue?.code === 'invalid_type' && issue.input === undefined ? 'missing' : 'malformed';
}
