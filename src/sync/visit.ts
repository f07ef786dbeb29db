// Users who were found by their ids are read in each directory that they may be in, a few directories a step, and then
// taken out of those in which they are no longer.
import type { UserQuery, UserRow } from '../atlassian/api';
import { asAccountId } from '../domain/ids';
import { removeUsersFromTodo } from '../store/todo';
import { lastActiveOf, removeFromDirectory } from '../store/directoryUsers';
import { deleteMemberships, groupsOf } from '../store/userContent';
import { userNosOf } from '../store/users';
import { deriveUsers, storedFacts } from './derive';
import { followMembers } from './memberCounts';
import { learnSomeGroups, unknownOf } from './readGroups';
import { noted, whereIs } from './readUsers';
import { Seen } from './seen';
import { unsettle, type Asked } from './settle';
import type { Advance, SyncTools } from './stage';
import { NO_DIRECTORY, type SyncState, type Visit } from './state';
import { writeUsers } from './writeUsers';

export type Confirmed = Pick<Advance, 'state' | 'rows'>;

/** Returns those of the accounts, at most ten, who are there. */
export async function ask(
  { api }: SyncTools,
  place: Pick<UserQuery, 'directoryId'>,
  accountIds: readonly string[],
): Promise<readonly UserRow[]> {
  const page = await api.searchUsers({ ...place, accountIds: accountIds.map(asAccountId), cursor: null });
  return page.items;
}

/** Writes what an answer over all directories tells for sure, and leaves the rest to a visit of each directory. */
export async function receive(
  state: SyncState,
  { found, asked }: { readonly found: readonly UserRow[]; readonly asked: Asked },
  tools: SyncTools,
): Promise<Confirmed> {
  const isUnplaced = (row: UserRow): boolean => row.user.membershipStatus === 'no_membership';
  const placed = found.filter((row) => !isUnplaced(row));
  const unplaced = await keep(state, tools, { directoryNo: NO_DIRECTORY, rows: found.filter(isUnplaced) });
  const visit: Visit = {
    accountIds: found.map((row) => row.user.accountId),
    homes: [unplaced.home],
    // An answer over all directories may tell the groups of one only: each directory is asked.
    directoryNos: placed.length === 0 ? [] : [...state.seenDirectories],
  };
  const [only, second] = visit.directoryNos;
  if (only === undefined) return close(unplaced, { visit, asked }, tools);
  const told =
    second === undefined
      ? await keepIfKnown(unplaced.state, tools, { directoryNo: only, rows: placed })
      : null;
  if (told === null || !told.isKept) {
    const next = told?.state ?? unplaced.state;
    return { state: { ...next, unsettled: { ...asked, userNos: [], visit } }, rows: unplaced.rows };
  }
  const whole = { ...visit, homes: [unplaced.home, told.home], directoryNos: [] };
  return close({ state: told.state, rows: unplaced.rows + told.rows }, { visit: whole, asked }, tools);
}

/** A full sync reads all groups, with their numbers of members, before any user. */
export function countingMembers({ kind, startedAt }: SyncState, tools: SyncTools): SyncTools {
  return kind === 'full' ? tools : { ...tools, countsSince: startedAt };
}

// One question each: with what one of them may have to ask of its groups, the requests of a step.
const DIRECTORIES_PER_STEP = 8;

interface Visiting {
  readonly visit: Visit;
  readonly asked: Asked;
}

/** Asks the next few directories. */
export async function visitNext(
  state: SyncState,
  { visit, asked }: Visiting,
  visiting: SyncTools,
): Promise<Advance> {
  const tools = countingMembers(state, visiting);
  let next = state;
  let rows = 0;
  const homes = [...visit.homes];
  let visited = 0;
  for (const directoryNo of visit.directoryNos.slice(0, DIRECTORIES_PER_STEP)) {
    const home = { directoryNo, rows: await ask(tools, await whereIs(directoryNo, tools), visit.accountIds) };
    const isKnown = (await unknownOf(next, tools, groupIdsOf(home))).length === 0;
    // Its groups are asked for by a step that has sent little else.
    if (visited > 0 && !isKnown) break;
    const kept = await keepIfKnown(next, tools, home);
    next = kept.state;
    if (!kept.isKept) break;
    rows += kept.rows;
    homes.push(kept.home);
    visited += 1;
    if (!isKnown) break;
  }
  const left: Visit = { ...visit, homes, directoryNos: visit.directoryNos.slice(visited) };
  const told =
    left.directoryNos.length === 0
      ? await close({ state: next, rows }, { visit: left, asked }, tools)
      : { state: { ...next, unsettled: { ...asked, userNos: [], visit: left } }, rows };
  return { ...told, work: state.work, done: 0 };
}

/** Takes the users out of where they are no longer; then their roles are what is left. */
async function close({ state, rows }: Confirmed, { visit, asked }: Visiting, tools: SyncTools) {
  const homes = new Map<number, number[]>();
  for (const { directoryNo, userNos } of visit.homes)
    for (const no of userNos) homes.set(no, [...(homes.get(no) ?? []), directoryNo]);
  const left = new Map<number, number[]>();
  for (const [userNo, contents] of await lastActiveOf(tools.sql, [...homes.keys()])) {
    for (const { directoryNo } of contents)
      if (homes.get(userNo)?.includes(directoryNo) === false)
        left.set(directoryNo, [...(left.get(directoryNo) ?? []), userNo]);
  }
  let taken = 0;
  for (const [directoryNo, userNos] of left) taken += await takeOut(tools, directoryNo, userNos);
  // Who was found in no directory that this run knows is there all the same.
  const found = await userNosOf(tools.sql, visit.accountIds);
  tools.outOfTurn.note(found);
  const userNos = [...found.values()];
  if (userNos.length > 0) await removeUsersFromTodo(tools.sql, 'left', userNos);
  return { state: await unsettle(state, { userNos, asked }, tools), rows: rows + taken };
}

/** Users as one directory tells them. */
interface Home {
  readonly directoryNo: number;
  readonly rows: readonly UserRow[];
}

function groupIdsOf(home: Home) {
  return home.rows.flatMap((row) => row.groupIds ?? []);
}

/** Writes users who are there if their groups are known, or become so by as many questions as a step may ask. */
export async function keepIfKnown(state: SyncState, tools: SyncTools, home: Home) {
  const learned = await learnSomeGroups(state, tools, groupIdsOf(home));
  const none = { directoryNo: home.directoryNo, userNos: [] };
  if (!learned.isAll) return { state: learned.state, rows: 0, home: none, isKept: false };
  return { ...(await keep(learned.state, tools, home)), isKept: true };
}

async function keep(state: SyncState, tools: SyncTools, { directoryNo, rows }: Home) {
  if (rows.length === 0) return { state, rows: 0, home: { directoryNo, userNos: [] } };
  const written = await writeUsers(tools, directoryNo, rows);
  const userNos = [...written.userNos];
  const seen = Seen.fromText(state.seenUsers);
  for (const no of userNos) seen.add(no);
  const told = noted({ ...state, seenUsers: seen.toText() }, written);
  return { state: told, rows: written.rows, home: { directoryNo, userNos } };
}

/** Takes users out of a directory and of its groups. */
export async function takeOut(
  tools: SyncTools,
  directoryNo: number,
  userNos: readonly number[],
): Promise<number> {
  if (userNos.length === 0) return 0;
  const { sql, context } = tools;
  const groups = await context.groupsByNo();
  const memberships = await groupsOf(sql, userNos);
  const lost = new Map(
    [...memberships].map(([userNo, nos]) => [
      userNo,
      nos.filter((no) => groups.get(no)?.directoryNo === directoryNo),
    ]),
  );
  let rows = await deleteMemberships(sql, lost);
  await followMembers(tools, { joined: [], left: [...lost.values()].flat() });
  rows += await removeFromDirectory(sql, directoryNo, userNos);
  const places = await context.places();
  return rows + (await deriveUsers(sql, places, await storedFacts(sql, context, userNos)));
}
