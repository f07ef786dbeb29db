// Removes groups and products that a whole reading did not show and that a second question confirms as gone,
// unless they are too many; then says how the run ended.
import { searchBounds } from '../atlassian/limits';
import { asGroupId } from '../domain/ids';
import { addToOutbox, setFreshness, type Collection } from '../store/freshness';
import { forgetGroup, listGroups, markGroupGone, withdrawRolesHashes } from '../store/groups';
import {
  forgetRolesOn,
  forgetUseOf,
  listDirectories,
  listResources,
  markResourceGone,
  upsertResources,
} from '../store/places';
import { clearTodo } from '../store/todo';
import { deleteMembers, listHolders, listMembers, withdrawContentHashes } from '../store/userContent';
import { deriveUsers, storedFacts } from './derive';
import { readWhole } from './listing';
import { outcomeOf } from './outcome';
import { isTooMany } from './readUsers';
import { Seen } from './seen';
import { hasGap, type SyncState, type WorkOf } from './state';
import type { Advance, SyncTools } from './stage';

export async function sweep(state: SyncState, work: WorkOf<'sweep'>, tools: SyncTools): Promise<Advance> {
  switch (work.part) {
    case 'groups':
      return sweepGroups(state, work, tools);
    case 'places':
      return sweepPlaces(state, tools);
    case 'finish':
      return finish(state, tools);
  }
}

async function sweepGroups(state: SyncState, work: WorkOf<'sweep'>, tools: SyncTools): Promise<Advance> {
  const after: WorkOf<'sweep'> = { ...work, part: 'places' };
  const seen = Seen.fromText(state.seenGroups);
  const stored = await listGroups(tools.sql);
  const unseen = stored.filter((group) => !seen.has(group.groupNo));
  if (unseen.length === 0 || hasGap(state, 'groups')) return { state, work: after, rows: 0, done: 0 };
  const allowed = tools.settings.maxRemovedShare;
  if (isTooMany({ unseen: unseen.length, of: stored.length, allowed })) {
    return {
      state: refused(state, { collection: 'groups', missing: unseen.length, stored: stored.length, allowed }),
      work: after,
      rows: 0,
      done: 0,
    };
  }
  const asked = unseen.slice(0, searchBounds.groupIds);
  const { items } = await tools.api.searchGroups({
    groupIds: asked.map((group) => asGroupId(group.groupId)),
    cursor: null,
  });
  const found = new Set<string>(items.map((group) => group.groupId));
  let rows = 0;
  for (const group of asked) {
    seen.add(group.groupNo);
    if (!found.has(group.groupId)) rows += await removeGroup(tools, group.groupNo);
  }
  tools.context.forget();
  return {
    state: { ...state, seenGroups: seen.toText() },
    work,
    rows,
    done: asked.length,
    total: unseen.length,
  };
}

const USERS_PER_STATEMENT = 500;

export async function removeGroup(tools: SyncTools, groupNo: number): Promise<number> {
  const { sql, context } = tools;
  let rows = await forgetGroup(sql, groupNo);
  context.forget();
  const places = await context.places();
  for (;;) {
    const members = await listMembers(sql, groupNo, { after: 0, limit: USERS_PER_STATEMENT });
    if (members.length === 0) break;
    // A group that comes back must find its members again: no hash may claim that they are still stored.
    await withdrawContentHashes(sql, null, members);
    const facts = await storedFacts(sql, context, members);
    const without = facts.map((user) => ({
      ...user,
      groups: user.groups.filter((group) => group.groupNo !== groupNo),
    }));
    // Members go last: a stop before that repeats all of this.
    rows += await deriveUsers(sql, places, without);
    rows += await deleteMembers(sql, groupNo, members);
  }
  await markGroupGone(sql, groupNo, tools.clock.now());
  return rows + 1;
}

async function sweepPlaces(state: SyncState, tools: SyncTools): Promise<Advance> {
  const work: WorkOf<'sweep'> = { stage: 'sweep', part: 'finish' };
  const directories = await listDirectories(tools.sql);
  const lost = directories.filter((directory) => !state.seenDirectories.includes(directory.directoryNo));
  const told =
    lost.length === 0
      ? state
      : refused(state, {
          collection: 'directories',
          missing: lost.length,
          stored: directories.length,
          allowed: 0,
        });
  const stored = await listResources(tools.sql);
  const seen = new Set(state.seenResources);
  const unseen = stored.filter((resource) => !seen.has(resource.resourceNo));
  if (unseen.length === 0 || hasGap(state, 'resources')) return { state: told, work, rows: 0, done: 0 };
  const allowed = tools.settings.maxRemovedShare;
  if (isTooMany({ unseen: unseen.length, of: stored.length, allowed })) {
    const detail = { collection: 'resources', missing: unseen.length, stored: stored.length, allowed };
    return { state: refused(told, detail), work, rows: 0, done: 0 };
  }
  const confirmed = await readAllResources(tools);
  let rows = 0;
  for (const resource of unseen.filter((each) => !confirmed.has(each.resourceNo))) {
    rows += await removeResource(tools, resource.resourceNo);
  }
  tools.context.forget();
  return { state: told, work, rows, done: unseen.length, total: unseen.length };
}

export async function removeResource(tools: SyncTools, resourceNo: number): Promise<number> {
  const { sql, context } = tools;
  // Should it come back, no hash may claim that what hangs on it is still stored.
  await withdrawRolesHashes(sql, resourceNo);
  let rows = await forgetRolesOn(sql, resourceNo);
  context.forget();
  const places = await context.places();
  let holders = await listHolders(sql, resourceNo, { after: 0, limit: USERS_PER_STATEMENT });
  while (holders.length > 0) {
    await withdrawContentHashes(sql, null, holders);
    rows += await deriveUsers(sql, places, await storedFacts(sql, context, holders));
    const after = holders.at(-1) ?? 0;
    holders = await listHolders(sql, resourceNo, { after, limit: USERS_PER_STATEMENT });
  }
  rows += await forgetUseOf(sql, resourceNo);
  await markResourceGone(sql, resourceNo, tools.clock.now());
  return rows + 1;
}

async function readAllResources(tools: SyncTools): Promise<Set<number>> {
  const resources = await readWhole((cursor) => tools.api.listResources(cursor));
  const { nos } = await upsertResources(tools.sql, resources, tools.clock.now());
  return new Set(nos);
}

export function refused(
  state: SyncState,
  measure: { collection: string; missing: number; stored: number; allowed: number },
): SyncState {
  const { allowed, ...detail } = measure;
  const refusal = { code: 'sweep-refused', detail: { ...detail, allowedShare: allowed } } as const;
  return { ...state, refusals: [...state.refusals, refusal] };
}

/** Which collections are as fresh as this run, by the gap that would deny it. */
const COLLECTIONS: Readonly<Record<string, readonly Collection[]>> = {
  organization: ['organization'],
  resources: ['resources'],
  directories: ['directories'],
  groups: ['groups'],
  users: ['users', 'activity', 'direct-roles'],
};

async function finish(state: SyncState, tools: SyncTools): Promise<Advance> {
  const now = tools.clock.now();
  const whole = Object.entries(COLLECTIONS).flatMap(([collection, parts]) =>
    hasGap(state, collection) ? [] : parts,
  );
  await setFreshness(tools.sql, whole, { asOf: state.startedAt, runId: state.runId, now });
  await clearTodo(tools.sql, 'direct');
  await clearTodo(tools.sql, 'left');
  const { outcome } = outcomeOf(state);
  const { added, changed, gone } = state.tally;
  const payload = { runId: state.runId, outcome, added, changed, gone };
  await addToOutbox(tools.sql, { eventId: state.runId, kind: 'sync.finished', payload, now });
  return { state, work: 'finished', rows: 0, done: 0 };
}
