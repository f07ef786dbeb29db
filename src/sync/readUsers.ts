// All users, directory by directory, several directories side by side; first those in no directory.
// A moving cursor can miss a user and repeat one: seen is a set, and only a confirmation removes anybody.
import type { UserQuery, UserRow } from '../atlassian/api';
import { asDirectoryId } from '../domain/ids';
import { listMissingNames } from '../store/missingNames';
import { addTodo } from '../store/todo';
import { listDirectoryUsers } from '../store/directoryUsers';
import { lastUserNo, listHomelessUsers } from '../store/users';
import { learnSomeGroups, pageLimit, unknownOf, type Learned } from './readGroups';
import { mayRemove, refused } from './guard';
import { noteLostDirectories } from './lostDirectories';
import { empty, endless } from './readPlaces';
import { Seen } from './seen';
import { NO_DIRECTORY, warned, type Lane, type SyncState, type WorkOf } from './state';
import { FROM_THE_START, readStretch, type ListingPage } from './listing';
import { type Advance, type SyncTools } from './stage';
import { writeUsers, type WrittenUsers } from './writeUsers';

// Directories read side by side: the rate limit is the organization's, the latency each one's own.
const LANES = 4;
// Pages of one directory that are written together: half the statements, and at most as many pages a step as lanes.
const PAGES_OF_LANE = 2;

export async function readUnplacedUsers(
  state: SyncState,
  work: WorkOf<'unplaced-users'>,
  tools: SyncTools,
): Promise<Advance> {
  const lanes = work.lanes.length > 0 ? work.lanes : [newLane(NO_DIRECTORY)];
  const round = await readRound(state, lanes, tools);
  const rest = { rows: round.rows, done: round.done, total: null };
  if (round.lanes.length > 0) return { state: round.state, work: { ...work, lanes: round.lanes }, ...rest };
  const waiting = round.state.seenDirectories;
  return { state: round.state, work: { stage: 'users', waiting, lanes: [] }, ...rest };
}

export async function readUsers(state: SyncState, work: WorkOf<'users'>, tools: SyncTools): Promise<Advance> {
  const room = LANES - work.lanes.length;
  const lanes = [...work.lanes, ...work.waiting.slice(0, room).map(newLane)];
  const waiting = work.waiting.slice(room);
  const round = await readRound(state, lanes, tools);
  const counted = Object.values(state.counted.users).reduce((sum, count) => sum + count, 0);
  const rest = { rows: round.rows, done: round.done, total: counted };
  if (round.lanes.length > 0 || waiting.length > 0) {
    return { state: round.state, work: { ...work, waiting, lanes: round.lanes }, ...rest };
  }
  await noteHomeless(tools);
  const told = withoutGroups(await noteLostDirectories(round.state, tools));
  return { state: told, work: { stage: 'direct-roles', total: null, search: null }, ...rest };
}

// A few may be a hiccup of the source; more of them and the memberships are not what the organization has.
const HANDFUL = 5;

/** Ends the reading of users: does the mirror hold their groups? */
function withoutGroups(state: SyncState): SyncState {
  const users = state.warnings['groups-not-told'] ?? 0;
  if (users <= HANDFUL) return state;
  const gap = { code: 'groups-not-told', detail: { collection: 'users', users } } as const;
  return { ...state, gaps: [...state.gaps, gap] };
}

function newLane(directoryNo: number): Lane {
  return { directoryNo, ...FROM_THE_START, seen: '' };
}

interface Round {
  readonly state: SyncState;
  /** Lanes that are not at their end. */
  readonly lanes: readonly Lane[] & Lane[];
  readonly rows: number;
  readonly done: number;
}

/** Reads and writes a page or two of every lane, while the next ones are on their way. */
async function readRound(state: SyncState, lanes: readonly Lane[], tools: SyncTools): Promise<Round> {
  const most = lanes.length * PAGES_OF_LANE <= LANES ? PAGES_OF_LANE : 1;
  const reading = { state, pages: most, tools };
  const pages = await Promise.all(
    lanes.map((lane) => tools.ahead.take(nameOf(lane), () => readLane(lane, reading))),
  );
  await askAhead(lanes, pages, reading);
  let next = state;
  let rows = 0;
  let done = 0;
  let hasAsked = false;
  const open: Lane[] = [];
  for (const [i, lane] of lanes.entries()) {
    const page = pages[i];
    if (page === undefined) continue;
    if (page.is === 'again') {
      // What an earlier pass showed may be gone by now.
      open.push({ ...lane, ...page.next, seen: '' });
      continue;
    }
    const groupIds = page.items.flatMap((row) => row.groupIds ?? []);
    // One lane a step asks for groups, and for no more than a step's requests allow: what is left waits for the next.
    const learned: Learned =
      hasAsked && (await unknownOf(next, tools, groupIds)).length > 0
        ? { state: next, isAll: false, hasAsked }
        : await learnSomeGroups(next, tools, groupIds);
    next = learned.state;
    hasAsked ||= learned.hasAsked;
    if (!learned.isAll) {
      tools.ahead.keep(nameOf(lane), page);
      open.push(lane);
      continue;
    }
    done += page.items.length;
    const newest = tools.outOfTurn.sort(page.items);
    const written = await writeUsers(tools, lane.directoryNo, newest.rows);
    next = noted(next, written);
    rows += written.rows;
    const seen = Seen.fromText(lane.seen);
    for (const no of [...written.userNos, ...newest.newerNos]) seen.add(no);
    const read = { ...lane, seen: seen.toText() };
    if (page.is === 'page' && page.next !== null) open.push({ ...read, ...page.next });
    else {
      const closed = await closeLane(next, read, { isEndless: page.is === 'endless', tools });
      next = closed.state;
      if (closed.again !== null) open.push(closed.again);
    }
  }
  return { state: next, lanes: open, rows, done };
}

interface LaneReading {
  readonly state: SyncState;
  /** Most pages of each lane. */
  readonly pages: number;
  readonly tools: SyncTools;
}

function readLane(lane: Lane, { state, pages, tools }: LaneReading): Promise<ListingPage<UserRow>> {
  const maxPages = pageLimit(state.counted.users[String(lane.directoryNo)]);
  return readStretch(lane, (cursor) => search({ ...lane, cursor }, tools), { pages, maxPages });
}

async function askAhead(lanes: readonly Lane[], read: readonly ListingPage<UserRow>[], reading: LaneReading) {
  const next = read.flatMap((page, i) => {
    const lane = lanes[i];
    return lane !== undefined && page.is === 'page' && page.next !== null ? [{ ...lane, ...page.next }] : [];
  });
  if (next.length === 0 || !reading.tools.burst.promiseNextStep()) return;
  for (const lane of next) reading.tools.ahead.ask(nameOf(lane), () => readLane(lane, reading));
}

function nameOf(lane: Lane): string {
  return `users ${lane.directoryNo} ${lane.pass} ${lane.cursor}`;
}

async function search(lane: Lane, tools: SyncTools) {
  return tools.api.searchUsers({ ...(await whereIs(lane.directoryNo, tools)), cursor: lane.cursor });
}

/** Returns what a search must ask to see the users of a directory, or those that are in none. */
export async function whereIs(
  directoryNo: number,
  { context }: SyncTools,
): Promise<Pick<UserQuery, 'directoryId' | 'claimStatus' | 'membershipStatus'>> {
  if (directoryNo === NO_DIRECTORY) {
    return { directoryId: null, claimStatus: 'managed', membershipStatus: ['no_membership'] };
  }
  const directory = (await context.places()).directories.get(directoryNo);
  return { directoryId: directory === undefined ? null : asDirectoryId(directory.directoryId) };
}

/** Adds to the run what a page of users came to. */
export function noted(state: SyncState, written: WrittenUsers): SyncState {
  const { tally } = state;
  let next: SyncState = {
    ...state,
    tally: { ...tally, added: tally.added + written.added, changed: tally.changed + written.changed },
  };
  next = warned(next, 'unmatched-activity', written.unmatchedActivity);
  next = warned(next, 'counts-not-told', written.countsNotTold);
  next = warned(next, 'groups-not-told', written.groupsNotTold);
  return warned(next, 'duplicate-rows', written.duplicates);
}

/** Ends the reading of a directory: was all of it read, and who was not seen? */
async function closeLane(
  state: SyncState,
  lane: Lane,
  { isEndless, tools }: { readonly isEndless: boolean; readonly tools: SyncTools },
): Promise<{ state: SyncState; again: Lane | null }> {
  const seen = Seen.fromText(lane.seen);
  const judged = await judgeCount(state, lane, { read: seen.size, tools });
  if (judged.is === 'short' && lane.pass === 1 && !isEndless) {
    return { state: judged.state, again: { ...newLane(lane.directoryNo), pass: 2 } };
  }
  const everybody = Seen.fromText(state.seenUsers);
  everybody.addAll(seen);
  const unplaced = lane.directoryNo === NO_DIRECTORY ? seen.size : state.unplaced;
  const told = { ...judged.state, seenUsers: everybody.toText(), unplaced };
  if (isEndless) return { state: endless(told, 'users'), again: null };
  if (judged.is === 'whole') return { state: await noteUnseen(told, lane, tools), again: null };
  const detail = { collection: 'users', expected: judged.expected, read: seen.size };
  if (seen.size === 0) return { state: empty(told, detail), again: null };
  return { state: { ...told, gaps: [...told.gaps, { code: 'count-mismatch', detail }] }, again: null };
}

/** Compares with Atlassian's own count; asks for it again before it says that users are missing. */
async function judgeCount(
  state: SyncState,
  lane: Lane,
  { read, tools }: { readonly read: number; readonly tools: SyncTools },
): Promise<{ is: 'whole' | 'short'; state: SyncState; expected: number }> {
  const key = String(lane.directoryNo);
  // Nobody counts those in no directory.
  if (lane.directoryNo === NO_DIRECTORY) return { is: 'whole', state, expected: read };
  const fits = (count: number): boolean => count === read || count === read + state.unplaced;
  const counted = state.counted.users[key] ?? 0;
  if (fits(counted)) return { is: 'whole', state, expected: counted };
  const { directoryId } = await whereIs(lane.directoryNo, tools);
  const expected = await tools.api.countUsers(directoryId);
  const recounted = {
    ...state,
    counted: { ...state.counted, users: { ...state.counted.users, [key]: expected } },
  };
  return { is: fits(expected) ? 'whole' : 'short', state: recounted, expected };
}

const USERS_PER_STATEMENT = 5_000;

/** Puts the users of the directory that were not seen on the list of those to ask for, unless they are too many. */
async function noteUnseen(state: SyncState, lane: Lane, tools: SyncTools): Promise<SyncState> {
  const { directoryNo } = lane;
  const seen = Seen.fromText(lane.seen);
  const unseen: number[] = [];
  let stored = 0;
  const last = await lastUserNo(tools.sql);
  for (let after = 0; after < last; after += USERS_PER_STATEMENT) {
    const nos = await listDirectoryUsers(tools.sql, directoryNo, {
      after,
      upTo: after + USERS_PER_STATEMENT,
    });
    stored += nos.length;
    unseen.push(...nos.filter((no) => !seen.has(no)));
  }
  const place = (await tools.context.places()).directories.get(directoryNo);
  const measure = {
    collection: 'users',
    directoryId: place?.directoryId ?? null,
    missing: unseen.length,
    stored,
    allowed: tools.settings.maxRemovedShare,
  } as const;
  if (directoryNo !== NO_DIRECTORY && !mayRemove(state, measure)) {
    return refused(state, { ...measure, names: await listMissingNames(tools.sql, 'users', unseen) });
  }
  await addTodo(
    tools.sql,
    'left',
    unseen.map((userNo) => ({ directoryNo, userNo })),
  );
  return state;
}

/** Notes users who were written without their directory, by a step cut off, and who left before it was repeated. */
async function noteHomeless({ sql }: SyncTools): Promise<void> {
  const last = await lastUserNo(sql);
  for (let after = 0; after < last; after += USERS_PER_STATEMENT) {
    const nos = await listHomelessUsers(sql, { after, upTo: after + USERS_PER_STATEMENT });
    await addTodo(
      sql,
      'left',
      nos.map((userNo) => ({ directoryNo: NO_DIRECTORY, userNo })),
    );
  }
}
