// Asks again, by account id, for every user that a reading did not show. Only this answer removes anybody.
import type { UserRow } from '../atlassian/api';
import { searchBounds } from '../atlassian/limits';
import { NotFound } from '../domain/errors';
import { countTodo, nextTodo, removeTodo, removeUsersFromTodo } from '../store/todo';
import { forgetContent, groupsOf } from '../store/userContent';
import { accountIdsOf, markUsersGone } from '../store/users';
import { whereIs } from './readUsers';
import { Seen } from './seen';
import { followMembers } from './memberCounts';
import { NOBODY_ASKED } from './settle';
import { hasGap, NO_DIRECTORY, type SyncState, type WorkOf } from './state';
import type { Advance, SyncTools } from './stage';
import { ask, keepIfKnown, receive, takeOut, type Confirmed } from './visit';

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
  if (elsewhere.length === 0) {
    const gone = await confirmGone(state, tools, userNos);
    return { ...gone, work, done: entries.length, total };
  }
  const moved = await confirmLeft(state, tools, { directoryNo, userNos: elsewhere });
  if (!moved.isOver) return { state: moved.state, work, rows: moved.rows, done: 0, total };
  await removeTodo(
    tools.sql,
    'left',
    entries.filter(({ userNo }) => elsewhere.includes(userNo)),
  );
  return { state: moved.state, work, rows: moved.rows, done: elsewhere.length, total };
}

interface Unseen {
  readonly directoryNo: number;
  readonly userNos: readonly number[];
}

/** Users that were seen elsewhere: are they still in this directory, too? `isOver` false: ask again. */
async function confirmLeft(
  state: SyncState,
  tools: SyncTools,
  { directoryNo, userNos }: Unseen,
): Promise<Confirmed & { readonly isOver: boolean }> {
  // Seen in a directory: nobody needs to be asked whether they are still in none, or in one that is gone.
  const isKnown = directoryNo === NO_DIRECTORY || state.goneDirectories.includes(directoryNo);
  const found = isKnown ? [] : await askDirectory(tools, { directoryNo, userNos });
  if (found === null) return { state, rows: 0, isOver: true };
  const kept = await keepIfKnown(state, tools, { directoryNo, rows: found });
  if (!kept.isKept) return { state: kept.state, rows: 0, isOver: false };
  const left = userNos.filter((no) => !kept.home.userNos.includes(no));
  const rows = kept.rows + (await takeOut(tools, directoryNo, left));
  return { state: kept.state, rows, isOver: true };
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

/** Users that were seen nowhere: does the organization still know them? Takes them off the list when it is clear. */
async function confirmGone(
  state: SyncState,
  tools: SyncTools,
  userNos: readonly number[],
): Promise<Confirmed> {
  const accountIds = await accountIdsOf(tools.sql, userNos);
  const found = await ask(tools, { directoryId: null }, [...accountIds.values()]);
  const known = new Set<string>(found.map((row) => row.user.accountId));
  const gone = userNos.filter((no) => !known.has(accountIds.get(no) ?? ''));
  const removed = await removeUsers(state, gone, tools);
  const received = await receive(removed.state, { found, asked: NOBODY_ASKED }, tools);
  return { state: received.state, rows: removed.rows + received.rows };
}

/** Turns users into tombstones whom the organization no longer knows. */
export async function removeUsers(
  state: SyncState,
  gone: readonly number[],
  tools: SyncTools,
): Promise<Confirmed> {
  const { sql, clock } = tools;
  if (gone.length === 0) return { state, rows: 0 };
  // What hangs on them names them to the next run, so it goes last.
  await markUsersGone(sql, gone, clock.now());
  const left = [...(await groupsOf(sql, gone)).values()].flat();
  const rows = (await forgetContent(sql, gone)) + gone.length;
  await followMembers(tools, { joined: [], left });
  await removeUsersFromTodo(sql, 'left', gone);
  const { tally } = state;
  return { state: { ...state, tally: { ...tally, gone: tally.gone + gone.length } }, rows };
}
