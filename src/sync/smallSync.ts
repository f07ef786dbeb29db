// A small sync as a kind of job: users, a group, a site or a product read anew between two full syncs. It follows the
// rules of the full one, but tells nothing of how old a whole collection is.
import { searchBounds } from '../atlassian/limits';
import type { JobKind } from '../jobs/job';
import type { Sql } from '../ports';
import { countAnyAsked, countAsked, nextAsked, removeAsked, stillAsked } from '../store/asked';
import { listDirectories } from '../store/places';
import { readAsked } from './readAsked';
import { readChosenGroups } from './readChosenGroups';
import { readChosenResources } from './readChosenResources';
import { readChosenUnseen, readChosenUsers } from './readChosenUsers';
import { empty } from './readPlaces';
import type { Advance, SyncTools } from './stage';
import { freshState, type SyncState, type Work, type WorkOf } from './state';
import { syncKind, type SyncConnection, type SyncParts } from './syncKind';

export const SMALL_SYNC = 'small-sync';

type SmallWork = Extract<Work, { stage: 'asked' | `chosen-${string}` }>;

/** Makes the job for one burst. */
export function smallSync(parts: SyncParts, connection: SyncConnection): JobKind<SyncState> {
  const { sql, clock } = parts;
  return syncKind(parts, connection, {
    kind: SMALL_SYNC,
    lost: (runId) => lostState(runId, clock.now()),
    begin: async (state) => {
      const seenDirectories = (await listDirectories(sql)).map(({ directoryNo }) => directoryNo);
      const left = { ...state, seenDirectories, work: await withoutServed(state.work, sql) };
      // Before the first full sync nobody knows where users are.
      return seenDirectories.length > 0 ? left : empty(left, { collection: 'directories' });
    },
    advance: (state, tools) => {
      const { work } = state;
      if (!isSmall(work)) throw new Error(`No stage of a small sync: ${work.stage}`);
      return advanceSmall(state, work, tools);
    },
    whileWaiting: async (state) => {
      const work = await withoutServed(state.work, sql);
      const isOver = work.stage === 'asked' && (work.accountIds?.length ?? (await countAnyAsked(sql))) === 0;
      return isOver ? 'finished' : { ...state, work };
    },
  });
}

/** Leaves out accounts that another job has read since they were asked for. */
async function withoutServed(work: Work, sql: Sql): Promise<Work> {
  if (work.stage !== 'asked' || work.accountIds === null) return work;
  return { ...work, accountIds: await stillAsked(sql, 'user', work.accountIds) };
}

function isSmall(work: Work): work is SmallWork {
  return work.stage === 'asked' || work.stage.startsWith('chosen-');
}

/** Nobody knows what this job was to read; the accounts that it was asked for are on record. */
function lostState(runId: string, startedAt: number): SyncState {
  const begin = {
    runId,
    kind: 'changes',
    target: null,
    cause: 'manual',
    startedBy: null,
    startedAt,
  } as const;
  const state = freshState({ ...begin, work: { stage: 'asked', accountIds: null } });
  return { ...state, gaps: [{ code: 'internal', detail: { collection: 'users' } }] };
}

export async function advanceSmall(state: SyncState, work: SmallWork, tools: SyncTools): Promise<Advance> {
  switch (work.stage) {
    case 'chosen-resources':
      return readChosenResources(state, work, tools);
    case 'chosen-groups':
      return readChosenGroups(state, work, tools);
    case 'chosen-users':
      return readChosenUsers(state, work, tools);
    case 'chosen-unseen': {
      const advance = await readChosenUnseen(state, work, tools);
      return advance === 'over' ? closeChosen(state, work, tools) : advance;
    }
    case 'asked':
      return work.accountIds === null ? readAnyAsked(state, tools) : readThese(state, work, tools);
  }
}

async function closeChosen(
  state: SyncState,
  { chosen }: WorkOf<'chosen-unseen'>,
  { sql }: SyncTools,
): Promise<Advance> {
  if (chosen.by === 'groups')
    await removeAsked(sql, 'group', { ids: chosen.groupIds, begunAt: chosen.begunAt });
  const next: Advance['work'] = state.kind === 'changes' ? { stage: 'asked', accountIds: null } : 'finished';
  return { state, work: next, rows: 0, done: 0 };
}

/** Reads the next accounts of a list. */
async function readThese(state: SyncState, work: WorkOf<'asked'>, tools: SyncTools): Promise<Advance> {
  const accountIds = work.accountIds ?? [];
  const total = state.figures.total ?? accountIds.length;
  const next = accountIds.slice(0, searchBounds.accountIds);
  if (next.length === 0) return { state, work: 'finished', rows: 0, done: 0, total };
  const read = await readAsked(state, next, tools);
  const left = { ...work, accountIds: accountIds.slice(next.length) };
  return { ...read, work: left, done: next.length, total };
}

/** Reads what anybody asked for: groups, which bring users with them, then users. */
async function readAnyAsked(state: SyncState, tools: SyncTools): Promise<Advance> {
  const { sql, clock } = tools;
  const groupIds = await nextAsked(sql, 'group', searchBounds.groupIds);
  if (groupIds.length > 0) {
    const chosen = { by: 'groups', groupIds, begunAt: clock.now() } as const;
    const next: Work = { stage: 'chosen-groups', chosen, reading: { do: 'ask', groupIds, found: [] } };
    return { state, work: next, rows: 0, done: 0 };
  }
  const accountIds = await nextAsked(sql, 'user', searchBounds.accountIds);
  if (accountIds.length === 0) return { state, work: 'finished', rows: 0, done: 0 };
  const total = state.figures.total ?? (await countAsked(sql, 'user'));
  return { ...(await readAsked(state, accountIds, tools)), done: accountIds.length, total };
}
