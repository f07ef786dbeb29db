// What a full sync remembers between two pages. Durable: a reader that does not know the version starts the
// sync anew. Version 1: an older app would not know any of it.
import { z } from 'zod';
import { syncCauses, syncReasons, type SyncCause, type SyncWarning } from '../domain/run';
import type { JobKind } from '../jobs/job';
import { listingShape } from './listing';

const VERSION = 1;

/** Number under which managed accounts are kept that are in no directory. */
export const NO_DIRECTORY = 0;

/** One directory being read. */
const lane = z.object({
  directoryNo: z.number(),
  ...listingShape,
  seen: z.string(),
});
export type Lane = z.infer<typeof lane>;

/** Searching for the holders of each product. `pages`: what the searches need by our own count of holders. */
const search = z.discriminatedUnion('part', [
  z.object({ part: z.literal('forget'), pages: z.number() }),
  z.object({
    part: z.literal('search'),
    pages: z.number(),
    resourceNo: z.number(),
    roleId: z.string(),
    ...listingShape,
  }),
  /** `kept`: users who are still unexplained and may be asked for one by one. */
  z.object({ part: z.literal('settle'), pages: z.number(), after: z.number(), kept: z.number() }),
]);
export type DirectSearch = z.infer<typeof search>;

const work = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('organization') }),
  z.object({ stage: z.literal('resources'), ...listingShape, seen: z.array(z.number()) }),
  z.object({ stage: z.literal('directories'), ...listingShape, seen: z.array(z.number()) }),
  z.object({ stage: z.literal('counts'), directoryNos: z.array(z.number()) }),
  z.object({ stage: z.literal('groups'), ...listingShape, seen: z.string() }),
  z.object({ stage: z.literal('group-roles'), after: z.number() }),
  z.object({ stage: z.literal('unplaced-users'), lanes: z.array(lane) }),
  z.object({ stage: z.literal('users'), waiting: z.array(z.number()), lanes: z.array(lane) }),
  z.object({ stage: z.literal('direct-roles'), total: z.number().nullable(), search: search.nullable() }),
  z.object({ stage: z.literal('confirm') }),
  z.object({ stage: z.literal('sweep'), part: z.enum(['groups', 'places', 'finish']) }),
]);
export type Work = z.infer<typeof work>;
export type WorkOf<S extends Work['stage']> = Extract<Work, { stage: S }>;

const problem = z.object({
  code: z.enum(syncReasons),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
/** Something that people must know of this run, in the words of `contract`. */
export type Problem = z.infer<typeof problem>;

const syncState = z.object({
  version: z.literal(VERSION),
  runId: z.string(),
  /** As in the run's row, which a stop may have kept from being written. */
  cause: z.enum(syncCauses),
  startedBy: z.string().nullable(),
  startedAt: z.number(),
  work,
  /** What the stage in work came to so far. */
  figures: z.object({
    stageNo: z.number(),
    startedAt: z.number(),
    done: z.number(),
    total: z.number().nullable(),
    calls: z.number(),
    rows: z.number(),
  }),
  /** What the run came to so far. */
  tally: z.object({
    calls: z.record(z.string(), z.number()),
    rows: z.number(),
    added: z.number(),
    changed: z.number(),
    gone: z.number(),
    waitedMs: z.number(),
    /** Begin of the wait that the job is in; null while it works. */
    waitingSince: z.number().nullable(),
  }),
  /** Atlassian's own counts of users, keyed by directory number, and of groups. */
  counted: z.object({ users: z.record(z.string(), z.number()), groups: z.number().nullable() }),
  /** Users seen in any directory, and how many managed accounts are in none. */
  seenUsers: z.string(),
  seenGroups: z.string(),
  seenResources: z.array(z.number()),
  seenDirectories: z.array(z.number()),
  unplaced: z.number(),
  /** Groups that users were said to be in and that the organization does not show. */
  unknownGroups: z.array(z.string()),
  /** Why the mirror is not complete: any of these ends the run as partial. */
  gaps: z.array(problem),
  /** Removals that a guard refused: any of these ends the run as "needs a look". */
  refusals: z.array(problem),
  /** Worth knowing, but no gap: number of times (of days until the key expires), keyed by code. */
  warnings: z.record(z.string(), z.number()),
});
export type SyncState = z.infer<typeof syncState>;

export interface RunBegin {
  readonly runId: string;
  readonly cause: SyncCause;
  /** Account id; null: the schedule. */
  readonly startedBy: string | null;
  readonly startedAt: number;
}

export function freshState(begin: RunBegin): SyncState {
  return {
    version: VERSION,
    ...begin,
    work: { stage: 'organization' },
    figures: { stageNo: 0, startedAt: begin.startedAt, done: 0, total: null, calls: 0, rows: 0 },
    tally: { calls: {}, rows: 0, added: 0, changed: 0, gone: 0, waitedMs: 0, waitingSince: null },
    counted: { users: {}, groups: null },
    seenUsers: '',
    seenGroups: '',
    seenResources: [],
    seenDirectories: [],
    unplaced: 0,
    unknownGroups: [],
    gaps: [],
    refusals: [],
    warnings: {},
  };
}

export const decodeState: JobKind<SyncState>['decode'] = (text) => {
  const parsed = syncState.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
};

export function encodeState(state: SyncState): string {
  return JSON.stringify(state);
}

/** Adds a warning; the same one is counted, not repeated. */
export function warned(state: SyncState, code: SyncWarning, times = 1): SyncState {
  if (times === 0) return state;
  return { ...state, warnings: { ...state.warnings, [code]: (state.warnings[code] ?? 0) + times } };
}

/** True when a collection was not read to its end. */
export function hasGap(state: SyncState, collection: string): boolean {
  return state.gaps.some((gap) => gap.detail['collection'] === collection);
}
