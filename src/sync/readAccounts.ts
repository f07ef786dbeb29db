// Reads a few accounts anew, in every directory that they may be in, and removes those that the organization no longer
// knows. A list of ids tells nothing of what it leaves out, so that a second answer must show somebody else.
import type { UserRow } from '../atlassian/api';
import { searchBounds } from '../atlassian/limits';
import { chunks } from '../store/rows';
import { countUsers, listWitnesses, userNosOf } from '../store/users';
import { removeUsers } from './confirm';
import { isTooMany, refused } from './guard';
import type { SyncTools } from './stage';
import type { Asked } from './settle';
import type { SyncState } from './state';
import { ask, countingMembers, receive, type Confirmed } from './visit';

/** `asked`: as many accounts as one search takes, and when their reading began. */
export async function readAccounts(state: SyncState, asked: Asked, reading: SyncTools): Promise<Confirmed> {
  const tools = countingMembers(state, reading);
  const { accountIds } = asked;
  const stored = await userNosOf(tools.sql, accountIds);
  const shown = await ask(tools, { directoryId: null }, accountIds);
  const missing = without([...stored.keys()], shown);
  const witnesses = await findWitnesses(tools, shown, accountIds);
  const again = await askAgain(tools, missing, witnesses);
  const gone = without(missing, again.rows).flatMap((accountId) => stored.get(accountId) ?? []);
  const removed = again.isTrusted
    ? await removeUnlessTooMany(state, gone, tools)
    : { state: withGap(state, gone.length), rows: 0 };
  tools.outOfTurn.note(stored);
  const received = await receive(removed.state, { found: [...shown, ...again.rows], asked }, tools);
  return { state: received.state, rows: removed.rows + received.rows };
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
