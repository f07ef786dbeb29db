// What a sync remembers between two pages. Durable: a reader that does not know the version starts a full sync anew.
// Version 2: an older app would lose the stages that are over, and would not know what a small sync still has to read.
import { z } from 'zod';
import {
  refusableCollections,
  syncCauses,
  syncKinds,
  syncReasons,
  syncStages,
  type SyncWarning,
} from '../domain/run';
import type { JobKind } from '../jobs/job';
import { listingShape } from './listing';

const VERSION = 2;

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
  /** What an earlier search found, which did not come to its end. */
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

/** The part that a small sync reads. */
const chosen = z.discriminatedUnion('by', [
  /** `begunAt`: begin of the reading. At most ten groups. */
  z.object({ by: z.literal('groups'), groupIds: z.array(z.string()), begunAt: z.number() }),
  z.object({ by: z.literal('resources'), resourceNos: z.array(z.number()) }),
]);
export type Chosen = z.infer<typeof chosen>;

const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('site'), cloudId: z.string() }),
  z.object({ kind: z.literal('product'), productKey: z.string() }),
  z.object({ kind: z.literal('resource'), resourceId: z.string() }),
]);
export type Place = z.infer<typeof place>;

/** Groups that give something: searched for by the resources of a part, asked for by id, then their roles. */
const groupReading = z.discriminatedUnion('do', [
  z.object({ do: z.literal('search'), part: z.number(), ...listingShape, found: z.array(z.number()) }),
  z.object({ do: z.literal('ask'), groupIds: z.array(z.string()), found: z.array(z.number()) }),
  z.object({ do: z.literal('roles'), groupNos: z.array(z.number()) }),
]);
export type GroupReading = z.infer<typeof groupReading>;

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
  z.object({ stage: z.literal('chosen-resources'), place }),
  z.object({ stage: z.literal('chosen-groups'), chosen, reading: groupReading }),
  /** `part`: of the resources; `directoryNos`: not read to the end for this part. */
  z.object({
    stage: z.literal('chosen-users'),
    chosen,
    part: z.number(),
    directoryNos: z.array(z.number()),
    ...listingShape,
    seen: z.string(),
  }),
  /** `next`: who is read now; once something of them was written, the store may no longer tell that they belong here. */
  z.object({
    stage: z.literal('chosen-unseen'),
    chosen,
    seen: z.string(),
    after: z.number(),
    next: z.array(z.number()),
  }),
  /** Null: whatever anybody asked for. */
  z.object({ stage: z.literal('asked'), accountIds: z.array(z.string()).nullable() }),
]);
export type Work = z.infer<typeof work>;
export type WorkOf<S extends Work['stage']> = Extract<Work, { stage: S }>;

const problem = z.object({
  code: z.enum(syncReasons),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
/** Something that people must know of this run, in the words of `contract`. */
export type Problem = z.infer<typeof problem>;

const refusal = z.object({
  collection: z.enum(refusableCollections),
  directoryId: z.string().nullable(),
  missing: z.number(),
  stored: z.number(),
  allowedShare: z.number(),
  names: z.array(z.string()),
});

const stageFigures = z.object({
  stage: z.enum(syncStages),
  done: z.number(),
  total: z.number().nullable(),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  apiCalls: z.number(),
  rowsWritten: z.number(),
});

/** Users being asked for in one directory after the other. */
const visit = z.object({
  accountIds: z.array(z.string()),
  /** Not asked yet. */
  directoryNos: z.array(z.number()),
  /** Where they were found so far. */
  homes: z.array(z.object({ directoryNo: z.number(), userNos: z.array(z.number()) })),
});
export type Visit = z.infer<typeof visit>;

/** Users who were found or written, and who must be read further before they count as read. */
const unsettled = z.object({
  /** Directories come before roles; null: over. */
  visit: visit.nullable(),
  /** Those whose roles must be read. */
  userNos: z.array(z.number()),
  /** Those of them who were asked for, when that reading began. */
  accountIds: z.array(z.string()),
  begunAt: z.number(),
});

const syncState = z.object({
  version: z.literal(VERSION),
  runId: z.string(),
  kind: z.enum(syncKinds),
  target: z
    .object({
      name: z.string().nullable(),
      users: z.number().nullable(),
      operationId: z.string().optional(),
    })
    .nullable(),
  /** As in the run's row, which a stop may have kept from being written. */
  cause: z.enum(syncCauses),
  startedBy: z.string().nullable(),
  startedAt: z.number(),
  work,
  unsettled: unsettled.nullable(),
  /** Stages that are over, in the order in which they began. */
  stages: z.array(stageFigures),
  /** What the stage in work came to so far. */
  figures: z.object({
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
  refusals: z.array(refusal),
  /** Removals that an app admin accepted for this run: so many, and no more. */
  accepted: z.array(refusal),
  /** Directories that a second question found to be gone, too, as an app admin had accepted. */
  goneDirectories: z.array(z.number()),
  /** Worth knowing, but no gap: number of times (of days until the key expires), keyed by code. */
  warnings: z.record(z.string(), z.number()),
});
export type SyncState = z.infer<typeof syncState>;

export type RunBegin = Pick<
  SyncState,
  'runId' | 'kind' | 'target' | 'cause' | 'startedBy' | 'startedAt' | 'work'
> & { readonly accepted?: SyncState['accepted'] };

export function freshState(begin: RunBegin): SyncState {
  return {
    version: VERSION,
    ...begin,
    unsettled: null,
    stages: [],
    figures: { startedAt: begin.startedAt, done: 0, total: null, calls: 0, rows: 0 },
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
    accepted: begin.accepted ?? [],
    goneDirectories: [],
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

/** What the roles of these users are is not known: what is stored of them stays. */
export function withShortRoles(state: SyncState, users: number): SyncState {
  if (users === 0 || hasGap(state, 'direct-roles')) return state;
  const detail = { collection: 'direct-roles', rolesNotTold: users };
  return { ...state, gaps: [...state.gaps, { code: 'count-mismatch', detail }] };
}

const BEFORE_USERS: readonly Work['stage'][] = [
  'organization',
  'resources',
  'directories',
  'counts',
  'groups',
  'group-roles',
];

/** True once this run knows what groups give, so that a user can be read. */
export function hasGroups({ work: { stage } }: SyncState): boolean {
  return !BEFORE_USERS.includes(stage);
}
