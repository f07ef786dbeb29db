// Directories that an app admin accepted as gone: asked for once more before anybody is taken out of one.
import { NotFound } from '../domain/errors';
import { asDirectoryId } from '../domain/ids';
import { listDirectories } from '../store/places';
import { addTodo } from '../store/todo';
import { listDirectoryUsers } from '../store/directoryUsers';
import { lastUserNo } from '../store/users';
import { isAccepted } from './guard';
import { readWhole } from './listing';
import { hasGap, type SyncState } from './state';
import type { SyncTools } from './stage';

const USERS_PER_STATEMENT = 5_000;

/** Puts the users of directories that are confirmed as gone on the list of those to ask for. Safe to repeat. */
export async function noteLostDirectories(state: SyncState, tools: SyncTools): Promise<SyncState> {
  if (hasGap(state, 'directories')) return state;
  const stored = await listDirectories(tools.sql);
  const accepted = stored.filter(
    ({ directoryNo, directoryId }) =>
      !state.seenDirectories.includes(directoryNo) &&
      isAccepted(state, { collection: 'directories', directoryId, missing: 1 }),
  );
  if (accepted.length === 0) return state;
  const { items } = await readWhole((cursor) => tools.api.listDirectories(cursor));
  const known = new Set<string>(items.map((directory) => directory.directoryId));
  const gone: number[] = [];
  for (const { directoryNo, directoryId } of accepted) {
    if (known.has(directoryId) || (await answers(tools, directoryId))) continue;
    gone.push(directoryNo);
    await noteUsersOf(directoryNo, tools);
  }
  return { ...state, goneDirectories: gone };
}

async function answers({ api }: SyncTools, directoryId: string): Promise<boolean> {
  try {
    await api.countUsers(asDirectoryId(directoryId));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

async function noteUsersOf(directoryNo: number, { sql }: SyncTools): Promise<void> {
  const last = await lastUserNo(sql);
  for (let after = 0; after < last; after += USERS_PER_STATEMENT) {
    const nos = await listDirectoryUsers(sql, directoryNo, { after, upTo: after + USERS_PER_STATEMENT });
    await addTodo(
      sql,
      'left',
      nos.map((userNo) => ({ directoryNo, userNo })),
    );
  }
}
