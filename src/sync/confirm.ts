// Asks again, by account id, for every user that a reading did not show. Only this answer removes anybody.
import type { UserQuery, UserRow } from '../atlassian/api';
import { searchBounds } from '../atlassian/limits';
import { NotFound } from '../domain/errors';
import { asAccountId } from '../domain/ids';
import { countTodo, nextTodo, removeTodo, removeUsersFromTodo } from '../store/todo';
import { deleteMemberships, forgetContent, groupsOf, removeFromDirectory } from '../store/userContent';
import { accountIdsOf, markUsersGone } from '../store/users';
import { deriveUsers, storedFacts } from './derive';
import { learnGroups } from './readGroups';
import { noted, whereIs } from './readUsers';
import { Seen } from './seen';
import { hasGap, NO_DIRECTORY, type SyncState, type WorkOf } from './state';
import type { Advance, SyncTools } from './stage';
import { writeUsers } from './writeUsers';

export async function confirmMissing(
  state: SyncState,
  work: WorkOf<'confirm'>,
  tools: SyncTools,
): Promise<Advance> {
  const next: WorkOf<'sweep'> = { stage: 'sweep', part: 'groups' };
  // A source that hid some users, or seems to have lost too many, is not asked whom to remove.
  if (hasGap(state, 'users') || state.refusals.length > 0) {
    return { state, work: next, rows: 0, done: 0, total: 0 };
  }
  const total = state.figures.total ?? (await countTodo(tools.sql, 'left'));
  const entries = await nextTodo(tools.sql, 'left', searchBounds.accountIds);
  const directoryNo = entries[0]?.directoryNo;
  if (directoryNo === undefined) {
    return { state, work: next, rows: 0, done: 0, total };
  }
  const everybody = Seen.fromText(state.seenUsers);
  const userNos = entries.map((entry) => entry.userNo);
  const elsewhere = userNos.filter((no) => everybody.has(no));
  const nowhere = userNos.filter((no) => !everybody.has(no));
  const moved = await confirmLeft(state, tools, { directoryNo, userNos: elsewhere });
  const gone = await confirmGone(moved.state, tools, { directoryNo, userNos: nowhere });
  await removeTodo(tools.sql, 'left', entries);
  return { state: gone.state, work, rows: moved.rows + gone.rows, done: entries.length, total };
}

interface Unseen {
  readonly directoryNo: number;
  readonly userNos: readonly number[];
}

export type Confirmed = Pick<Advance, 'state' | 'rows'>;

/** Users that were seen elsewhere: are they still in this directory, too? */
async function confirmLeft(
  state: SyncState,
  tools: SyncTools,
  { directoryNo, userNos }: Unseen,
): Promise<Confirmed> {
  if (userNos.length === 0) return { state, rows: 0 };
  // Seen in a directory: nobody needs to be asked whether they are still in none, or in one that is gone.
  const isKnown = directoryNo === NO_DIRECTORY || state.goneDirectories.includes(directoryNo);
  const found = isKnown ? [] : await askDirectory(tools, { directoryNo, userNos });
  if (found === null) return { state, rows: 0 };
  const kept = await keep(state, tools, { directoryNo, rows: found });
  const left = userNos.filter((no) => !kept.userNos.has(no));
  return { state: kept.state, rows: kept.rows + (await takeOut(tools, directoryNo, left)) };
}

/** Returns those who are in the directory; null when the directory itself is gone, which tells nothing of them. */
async function askDirectory(
  tools: SyncTools,
  { directoryNo, userNos }: Unseen,
): Promise<readonly UserRow[] | null> {
  const accountIds = await accountIdsOf(tools.sql, userNos);
  const place = await whereIs(directoryNo, tools);
  return ask(tools, place, [...accountIds.values()]).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
}

/** Users that were seen nowhere: does the organization still know them? */
async function confirmGone(
  state: SyncState,
  tools: SyncTools,
  { directoryNo, userNos }: Unseen,
): Promise<Confirmed> {
  if (userNos.length === 0) return { state, rows: 0 };
  const accountIds = await accountIdsOf(tools.sql, userNos);
  const found = await ask(tools, { directoryId: null }, [...accountIds.values()]);
  let next = state;
  let rows = 0;
  const here = new Set<number>();
  const elsewhere = new Set<number>();
  for (const home of await homesOf(state, tools, found)) {
    const kept = await keep(next, tools, home);
    next = kept.state;
    rows += kept.rows;
    const keptIn = home.directoryNo === directoryNo ? here : elsewhere;
    for (const no of kept.userNos) keptIn.add(no);
  }
  const moved = userNos.filter((no) => elsewhere.has(no) && !here.has(no));
  rows += await takeOut(tools, directoryNo, moved);
  // Who was found in no directory that this run knows is there all the same.
  const known = new Set<string>(found.map((row) => row.user.accountId));
  const gone = userNos.filter((no) => !known.has(accountIds.get(no) ?? ''));
  const removed = await removeUsers(next, gone, tools);
  return { state: removed.state, rows: rows + removed.rows };
}

/** Turns users into tombstones whom the organization no longer knows. */
export async function removeUsers(
  state: SyncState,
  gone: readonly number[],
  { sql, clock }: SyncTools,
): Promise<Confirmed> {
  if (gone.length === 0) return { state, rows: 0 };
  // What hangs on them names them to the next run, so it goes last.
  await markUsersGone(sql, gone, clock.now());
  const rows = (await forgetContent(sql, gone)) + gone.length;
  await removeUsersFromTodo(sql, 'left', gone);
  const { tally } = state;
  return { state: { ...state, tally: { ...tally, gone: tally.gone + gone.length } }, rows };
}

/** Returns those of the accounts, at most ten, who are there. */
export async function ask(
  { api }: SyncTools,
  place: Pick<UserQuery, 'directoryId'>,
  accountIds: readonly string[],
): Promise<readonly UserRow[]> {
  const page = await api.searchUsers({ ...place, accountIds: accountIds.map(asAccountId), cursor: null });
  return page.items;
}

interface Home {
  readonly directoryNo: number;
  readonly rows: readonly UserRow[];
}

/** Sorts users that were found somewhere by where they are. */
export async function homesOf(
  state: SyncState,
  tools: SyncTools,
  found: readonly UserRow[],
): Promise<Home[]> {
  const unplaced = found.filter((row) => row.user.membershipStatus === 'no_membership');
  const placed = found.filter((row) => row.user.membershipStatus !== 'no_membership');
  const homes: Home[] = [{ directoryNo: NO_DIRECTORY, rows: unplaced }];
  const [only, second] = state.seenDirectories;
  if (only !== undefined && second === undefined) homes.push({ directoryNo: only, rows: placed });
  else if (placed.length > 0) {
    // An answer over all directories may tell the groups of one only: each directory is asked.
    const accountIds = placed.map((row) => row.user.accountId);
    for (const directoryNo of state.seenDirectories) {
      homes.push({ directoryNo, rows: await ask(tools, await whereIs(directoryNo, tools), accountIds) });
    }
  }
  return homes.filter((home) => home.rows.length > 0);
}

/** Writes users that are there after all. */
export async function keep(state: SyncState, tools: SyncTools, home: Home) {
  const groupIds = home.rows.flatMap((row) => row.groupIds ?? []);
  const told = await learnGroups(state, tools, groupIds);
  const written = await writeUsers(tools, home.directoryNo, home.rows);
  const seen = Seen.fromText(told.seenUsers);
  for (const no of written.userNos) seen.add(no);
  return {
    state: noted({ ...told, seenUsers: seen.toText() }, written),
    rows: written.rows,
    userNos: new Set(written.userNos),
  };
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
  rows += await removeFromDirectory(sql, directoryNo, userNos);
  const places = await context.places();
  return rows + (await deriveUsers(sql, places, await storedFacts(sql, context, userNos)));
}
