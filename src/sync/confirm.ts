// Asks again, by account id, for every user that a reading did not show. Only this answer removes anybody.
import type { UserRow } from '../atlassian/api';
import { searchBounds } from '../atlassian/limits';
import { NotFound } from '../domain/errors';
import { asAccountId } from '../domain/ids';
import { countTodo, nextTodo, removeTodo, removeUsersFromTodo } from '../store/todo';
import { deleteMemberships, forgetContent, groupsOf, removeFromDirectory } from '../store/userContent';
import { accountIdsOf, markUsersGone } from '../store/users';
import { deriveUsers, storedFacts } from './derive';
import { learnGroups } from './readGroups';
import { NO_DIRECTORY, noted, whereIs } from './readUsers';
import { Seen } from './seen';
import { hasGap, type SyncState, type WorkOf } from './state';
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

type Confirmed = Pick<Advance, 'state' | 'rows'>;

/** Users that were seen elsewhere: are they still in this directory, too? */
async function confirmLeft(
  state: SyncState,
  tools: SyncTools,
  { directoryNo, userNos }: Unseen,
): Promise<Confirmed> {
  if (userNos.length === 0) return { state, rows: 0 };
  // Seen in a directory: nobody needs to be asked whether they are still in none.
  const found = directoryNo === NO_DIRECTORY ? [] : await ask(tools, { directoryNo, userNos });
  const kept = await keep(state, tools, { directoryNo, rows: found });
  const left = userNos.filter((no) => !kept.userNos.has(no));
  return { state: kept.state, rows: kept.rows + (await takeOut(tools, directoryNo, left)) };
}

/** Users that were seen nowhere: does the organization still know them? */
async function confirmGone(
  state: SyncState,
  tools: SyncTools,
  { directoryNo, userNos }: Unseen,
): Promise<Confirmed> {
  if (userNos.length === 0) return { state, rows: 0 };
  const homes = await homesOf(tools, await ask(tools, { directoryNo: null, userNos }));
  let next = state;
  let rows = 0;
  const found = new Set<number>();
  for (const home of homes) {
    const kept = await keep(next, tools, home);
    next = kept.state;
    rows += kept.rows;
    for (const no of kept.userNos) found.add(no);
    const strangers = userNos.filter((no) => kept.userNos.has(no) && home.directoryNo !== directoryNo);
    if (!homes.some((other) => other.directoryNo === directoryNo))
      rows += await takeOut(tools, directoryNo, strangers);
  }
  const gone = userNos.filter((no) => !found.has(no));
  if (gone.length > 0) {
    rows += (await forgetContent(tools.sql, gone)) + gone.length;
    await markUsersGone(tools.sql, gone, tools.clock.now());
    await removeUsersFromTodo(tools.sql, 'left', gone);
  }
  const { tally } = next;
  return { state: { ...next, tally: { ...tally, gone: tally.gone + gone.length } }, rows };
}

/** Returns the users that are found there; `directoryNo` null: anywhere. */
async function ask(
  tools: SyncTools,
  where: { readonly directoryNo: number | null; readonly userNos: readonly number[] },
): Promise<readonly UserRow[]> {
  const accountIds = await accountIdsOf(tools.sql, where.userNos);
  const place = where.directoryNo === null ? { directoryId: null } : await whereIs(where.directoryNo, tools);
  try {
    const page = await tools.api.searchUsers({
      ...place,
      accountIds: [...accountIds.values()].map(asAccountId),
      cursor: null,
    });
    return page.items;
  } catch (error) {
    // The directory itself is gone.
    if (error instanceof NotFound) return [];
    throw error;
  }
}

interface Home {
  readonly directoryNo: number;
  readonly rows: readonly UserRow[];
}

/** Sorts users that were found somewhere by where they are. */
async function homesOf(tools: SyncTools, found: readonly UserRow[]): Promise<Home[]> {
  const unplaced = found.filter((row) => row.user.membershipStatus === 'no_membership');
  const placed = found.filter((row) => row.user.membershipStatus !== 'no_membership');
  const homes: Home[] = [{ directoryNo: NO_DIRECTORY, rows: unplaced }];
  const directories = [...(await tools.context.places()).directories.values()];
  const [only, second] = directories;
  if (only !== undefined && second === undefined) homes.push({ directoryNo: only.directoryNo, rows: placed });
  else if (placed.length > 0) {
    // An answer over all directories may tell the groups of one only: each directory is asked.
    const accountIds = placed.map((row) => row.user.accountId);
    for (const { directoryNo } of directories) {
      const page = await tools.api.searchUsers({
        ...(await whereIs(directoryNo, tools)),
        accountIds,
        cursor: null,
      });
      homes.push({ directoryNo, rows: page.items });
    }
  }
  return homes.filter((home) => home.rows.length > 0);
}

/** Writes users that are there after all. */
async function keep(state: SyncState, tools: SyncTools, home: Home) {
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
async function takeOut(tools: SyncTools, directoryNo: number, userNos: readonly number[]): Promise<number> {
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
