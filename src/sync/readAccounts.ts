// Reads a few accounts anew, in every directory that they may be in, and removes those that the organization no longer
// knows. A list of ids tells nothing of what it leaves out, so that a second answer must show somebody else.
import type { UserRow } from '../atlassian/api';
import { searchBounds } from '../atlassian/limits';
import { chunks } from '../store/rows';
import { lastActiveOf } from '../store/userContent';
import { countUsers, listWitnesses, userNosOf } from '../store/users';
import { ask, homesOf, keep, removeUsers, takeOut, type Confirmed } from './confirm';
import { isTooMany, refused } from './guard';
import type { SyncTools } from './stage';
import type { SyncState } from './state';

/** Returns also the numbers of those who are there. `accountIds`: as many as one search takes. */
export async function readAccounts(
  state: SyncState,
  accountIds: readonly string[],
  tools: SyncTools,
): Promise<Confirmed & { readonly userNos: readonly number[] }> {
  const stored = await userNosOf(tools.sql, accountIds);
  const shown = await ask(tools, { directoryId: null }, accountIds);
  const missing = without([...stored.keys()], shown);
  const witnesses = await findWitnesses(tools, shown, accountIds);
  const again = await askAgain(tools, missing, witnesses);
  const kept = await keepAll(state, [...shown, ...again.rows], tools);
  const gone = without(missing, again.rows).flatMap((accountId) => stored.get(accountId) ?? []);
  const removed = again.isTrusted
    ? await removeUnlessTooMany(kept.state, gone, tools)
    : { state: withGap(kept.state, gone.length), rows: 0 };
  const present = await userNosOf(tools.sql, accountIds);
  tools.outOfTurn.note(new Map([...stored, ...present]));
  return { state: removed.state, rows: kept.rows + removed.rows, userNos: [...present.values()] };
}

function without(accountIds: readonly string[], rows: readonly UserRow[]): string[] {
  const shown = new Set<string>(rows.map((row) => row.user.accountId));
  return accountIds.filter((accountId) => !shown.has(accountId));
}

// Two: one of them may have been removed since.
const WITNESSES = 2;

/** Returns accounts that an honest answer shows. */
async function findWitnesses(
  { sql }: SyncTools,
  shown: readonly UserRow[],
  accountIds: readonly string[],
): Promise<readonly string[]> {
  if (shown.length > 0) return shown.slice(0, WITNESSES).map((row) => row.user.accountId);
  return listWitnesses(sql, accountIds, WITNESSES);
}

/** Asks a second time for those who were not shown, together with some who must be. */
async function askAgain(
  tools: SyncTools,
  missing: readonly string[],
  witnesses: readonly string[],
): Promise<{ readonly rows: readonly UserRow[]; readonly isTrusted: boolean }> {
  const rows: UserRow[] = [];
  for (const part of chunks(missing, searchBounds.accountIds - witnesses.length)) {
    const answer = await ask(tools, { directoryId: null }, [...part, ...witnesses]);
    const isMissing = (row: UserRow): boolean => part.includes(row.user.accountId);
    const found = answer.filter(isMissing);
    rows.push(...found);
    if (found.length === answer.length) return { rows, isTrusted: false };
  }
  return { rows, isTrusted: true };
}

/** Writes users wherever they are, and takes them out of where they were. */
async function keepAll(state: SyncState, found: readonly UserRow[], tools: SyncTools): Promise<Confirmed> {
  let next = state;
  let rows = 0;
  /** Directory numbers, keyed by user number. */
  const homes = new Map<number, number[]>();
  for (const home of await homesOf(state, tools, found)) {
    const kept = await keep(next, tools, home);
    next = kept.state;
    rows += kept.rows;
    for (const no of kept.userNos) homes.set(no, [...(homes.get(no) ?? []), home.directoryNo]);
  }
  const left = new Map<number, number[]>();
  for (const [userNo, contents] of await lastActiveOf(tools.sql, [...homes.keys()])) {
    for (const { directoryNo } of contents)
      if (homes.get(userNo)?.includes(directoryNo) === false)
        left.set(directoryNo, [...(left.get(directoryNo) ?? []), userNo]);
  }
  for (const [directoryNo, userNos] of left) rows += await takeOut(tools, directoryNo, userNos);
  return { state: next, rows };
}

async function removeUnlessTooMany(
  state: SyncState,
  gone: readonly number[],
  tools: SyncTools,
): Promise<Confirmed> {
  const removedBefore = state.tally.gone;
  const stored = removedBefore + (await countUsers(tools.sql));
  const missing = removedBefore + gone.length;
  const allowed = tools.settings.maxRemovedShare;
  if (gone.length === 0 || !isTooMany({ unseen: missing, of: stored, allowed }))
    return removeUsers(state, gone, tools);
  // A full sync judges by itself who is gone.
  if (state.kind === 'full') return { state, rows: 0 };
  return { state: refused(state, { collection: 'users', missing, stored, allowed }), rows: 0 };
}

function withGap(state: SyncState, missing: number): SyncState {
  if (missing === 0 || state.kind === 'full') return state;
  const gap = { code: 'collection-empty', detail: { collection: 'users', missing } } as const;
  return { ...state, gaps: [...state.gaps, gap] };
}
