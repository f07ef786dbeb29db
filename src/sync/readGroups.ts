// All groups of all directories.
import { searchBounds } from '../atlassian/limits';
import type { Group } from '../domain/directory';
import type { GroupId } from '../domain/ids';
import { setGroupRoles } from '../store/groupRoles';
import { listGroups, upsertGroups } from '../store/groups';
import { FROM_THE_START, readListing } from './listing';
import { readRolesOf } from './readGroupRoles';
import { empty, endless } from './readPlaces';
import { Seen } from './seen';
import type { Advance, SyncTools } from './stage';
import { warned, type SyncState, type WorkOf } from './state';

export async function readGroups(
  state: SyncState,
  work: WorkOf<'groups'>,
  tools: SyncTools,
): Promise<Advance> {
  const page = await readListing<Group>(
    work,
    (cursor) => tools.ahead.take(`groups ${work.pass} ${cursor}`, () => tools.api.searchGroups({ cursor })),
    pageLimit(state.counted.groups),
  );
  const total = state.counted.groups;
  if (page.is === 'again')
    return { state, work: { ...work, ...page.next, seen: '' }, rows: 0, done: 0, total };
  const next = page.is === 'page' ? page.next : null;
  if (next !== null && tools.burst.promiseNextStep()) {
    tools.ahead.ask(`groups ${next.pass} ${next.cursor}`, () =>
      tools.api.searchGroups({ cursor: next.cursor }),
    );
  }
  const written = await writeGroups(tools, page.items);
  const seen = Seen.fromText(work.seen);
  for (const no of written.nos) seen.add(no);
  const rest = { rows: written.rows, done: page.items.length, total };
  if (next !== null) return { state, work: { ...work, ...next, seen: seen.toText() }, ...rest };
  if (page.is === 'endless') return { ...rest, ...afterGroups(endless(state, 'groups'), seen) };
  return { ...rest, ...(await judgeGroups(state, work, { seen, tools })) };
}

// Atlassian may fill its pages badly, but not for ever: ten entries a page on average, and some that are empty.
const FEWEST_PER_PAGE = 10;
const EMPTY_PAGES = 100;

/** Returns after how many pages a list of so many entries is endless; unknown: no bound of ours. */
export function pageLimit(counted: number | null | undefined): number | undefined {
  return counted === null || counted === undefined
    ? undefined
    : Math.ceil(counted / FEWEST_PER_PAGE) + EMPTY_PAGES;
}

/** Compares what was read with Atlassian's count; reads all a second time before it says that groups are missing. */
async function judgeGroups(
  state: SyncState,
  work: WorkOf<'groups'>,
  { seen, tools }: { readonly seen: Seen; readonly tools: SyncTools },
): Promise<Pick<Advance, 'state' | 'work'>> {
  const hasVanished = seen.size === 0 && (await listGroups(tools.sql)).length > 0;
  if (state.counted.groups === seen.size && !hasVanished) return afterGroups(state, seen);
  const expected = await tools.api.countGroups();
  const recounted = { ...state, counted: { ...state.counted, groups: expected } };
  if (expected === seen.size && !hasVanished) return afterGroups(recounted, seen);
  if (work.pass === 1) {
    return { state: recounted, work: { ...work, ...FROM_THE_START, pass: 2, seen: '' } };
  }
  const detail = { collection: 'groups', expected, read: seen.size };
  if (seen.size === 0) return afterGroups(empty(recounted, detail), seen);
  const gap = { code: 'count-mismatch', detail } as const;
  return afterGroups({ ...recounted, gaps: [...state.gaps, gap] }, seen);
}

function afterGroups(state: SyncState, seen: Seen): Pick<Advance, 'state' | 'work'> {
  return { state: { ...state, seenGroups: seen.toText() }, work: { stage: 'group-roles', after: 0 } };
}

export async function writeGroups(tools: SyncTools, groups: readonly Group[]) {
  const { directoryNos } = await tools.context.places();
  const unique = [...new Map(groups.map((group) => [group.groupId, group])).values()];
  const written = await upsertGroups(tools.sql, unique, { now: tools.clock.now(), directoryNos });
  tools.context.forgetGroups();
  return written;
}

const REMEMBERED_UNKNOWN_GROUPS = 500;
// Beside a round of user pages and a search, so many readings of roles make up the requests of a step.
const LEARNED_PER_STEP = 5;

export interface Learned {
  readonly state: SyncState;
  /** False: there are more groups to ask for than one step may. */
  readonly isAll: boolean;
  /** True when requests were sent. */
  readonly hasAsked: boolean;
}

/**
 * Reads some groups that users are in and that the listing did not show: they are newer than it, or hidden. A group
 * whose roles are missing was written by a step that did not come to its end: it is read again.
 */
export async function learnSomeGroups(
  state: SyncState,
  tools: SyncTools,
  groupIds: Iterable<GroupId>,
): Promise<Learned> {
  const unknown = await unknownOf(state, tools, groupIds);
  if (unknown.length === 0) return { state, isAll: true, hasAsked: false };
  // Where so many are hidden, the key may not read groups: the others are not asked for, and only counted.
  if (state.unknownGroups.length >= REMEMBERED_UNKNOWN_GROUPS)
    return { state: warned(state, 'unknown-groups', unknown.length), isAll: true, hasAsked: false };
  const asked = unknown.slice(0, searchBounds.groupIds);
  const { items } = await tools.api.searchGroups({ groupIds: asked, cursor: null });
  const shown = new Map(items.map((group) => [group.groupId, group]));
  const found = asked.flatMap((id) => shown.get(id) ?? []);
  const learned = await writeWithRoles(tools, found.slice(0, LEARNED_PER_STEP));
  const seen = Seen.fromText(state.seenGroups);
  for (const no of learned.nos) seen.add(no);
  const hidden = [...asked.filter((id) => !shown.has(id)), ...learned.vanished];
  return {
    state: {
      ...warned(state, 'unknown-groups', hidden.length),
      seenGroups: seen.toText(),
      unknownGroups: [...state.unknownGroups, ...hidden],
    },
    isAll: unknown.length === asked.length && found.length <= LEARNED_PER_STEP,
    hasAsked: true,
  };
}

/** Returns which of the groups must be asked for. */
export async function unknownOf(
  state: SyncState,
  { context }: SyncTools,
  groupIds: Iterable<GroupId>,
): Promise<GroupId[]> {
  const known = await context.groups();
  return [...new Set(groupIds)].filter(
    (id) => (known.get(id)?.lacksRoles ?? true) && !state.unknownGroups.includes(id),
  );
}

/** Writes the groups with their roles. `vanished`: those that were deleted before their roles were read. */
async function writeWithRoles(tools: SyncTools, groups: readonly Group[]) {
  const { nos } = await writeGroups(tools, groups);
  const { directoryNos } = await tools.context.places();
  const read = await readRolesOf(
    tools,
    groups.map((group, i) => ({
      groupNo: nos[i] ?? 0,
      groupId: group.groupId,
      directoryNo: group.directoryId === null ? null : (directoryNos.get(group.directoryId) ?? null),
    })),
  );
  await setGroupRoles(tools.sql, read.roles);
  tools.context.forgetGroups();
  const readNos = new Set(read.roles.map((roles) => roles.groupNo));
  const vanished = groups.filter((_, i) => !readNos.has(nos[i] ?? 0)).map((group) => group.groupId);
  return { nos, vanished };
}
