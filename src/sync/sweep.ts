// Removes groups and products that a whole reading did not show and that a second question confirms as gone,
// unless they are too many; then says how the run ended.
import { searchBounds } from '../atlassian/limits';
import { asGroupId } from '../domain/ids';
import { addToOutbox, setFreshness, type Collection } from '../store/freshness';
import { listGroups } from '../store/groups';
import { listMissingNames } from '../store/missingNames';
import { listDirectories, listResources, markDirectoryGone } from '../store/places';
import { clearSomeTodo } from '../store/todo';
import { hasUsers } from '../store/directoryUsers';
import { outcomeOf } from './outcome';
import { readAllResources } from './readPlaces';
import { mayRemove, refused } from './guard';
import { removeGroup, removeResource, removeSome } from './remove';
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
  const measure = {
    collection: 'groups',
    missing: unseen.length,
    stored: stored.length,
    allowed: tools.settings.maxRemovedShare,
  } as const;
  if (!mayRemove(state, measure)) {
    const nos = unseen.map((group) => group.groupNo);
    const names = await listMissingNames(tools.sql, 'groups', nos);
    return { state: refused(state, { ...measure, names }), work: after, rows: 0, done: 0 };
  }
  const asked = unseen.slice(0, searchBounds.groupIds);
  const { items } = await tools.api.searchGroups({
    groupIds: asked.map((group) => asGroupId(group.groupId)),
    cursor: null,
  });
  const found = new Set<string>(items.map((group) => group.groupId));
  const missing = asked.filter((group) => !found.has(group.groupId)).map((group) => group.groupNo);
  const { rows, left } = await removeSome(missing, (no, room) => removeGroup(tools, no, room));
  tools.context.forget();
  // Who is left stays unseen: the next step asks for them again, and goes on.
  const done = asked.filter((group) => !left.includes(group.groupNo));
  for (const group of done) seen.add(group.groupNo);
  const told = { ...state, seenGroups: seen.toText() };
  return { state: told, work, rows, done: done.length, total: unseen.length };
}

async function sweepPlaces(state: SyncState, tools: SyncTools): Promise<Advance> {
  const work: WorkOf<'sweep'> = { stage: 'sweep', part: 'finish' };
  const told = await sweepDirectories(state, tools);
  const stored = await listResources(tools.sql);
  const seen = new Set(state.seenResources);
  const unseen = stored.filter((resource) => !seen.has(resource.resourceNo));
  if (unseen.length === 0 || hasGap(state, 'resources')) return { state: told, work, rows: 0, done: 0 };
  const measure = {
    collection: 'resources',
    missing: unseen.length,
    stored: stored.length,
    allowed: tools.settings.maxRemovedShare,
  } as const;
  if (!mayRemove(state, measure)) {
    const nos = unseen.map((resource) => resource.resourceNo);
    const names = await listMissingNames(tools.sql, 'resources', nos);
    return { state: refused(told, { ...measure, names }), work, rows: 0, done: 0 };
  }
  const { nos: confirmed } = await readAllResources(tools);
  const missing = unseen.map(({ resourceNo }) => resourceNo).filter((no) => !confirmed.has(no));
  const { rows, left } = await removeSome(missing, (no, room) => removeResource(tools, no, room));
  tools.context.forget();
  const total = unseen.length;
  if (left.length > 0) return { state, work: { ...work, part: 'places' }, rows, done: 0, total };
  return { state: told, work, rows, done: total, total };
}

/** A directory never goes by itself: only if an app admin accepted it, it is gone, and nobody is in it any more. */
async function sweepDirectories(state: SyncState, { sql, clock }: SyncTools): Promise<SyncState> {
  const stored = await listDirectories(sql);
  let told = state;
  for (const { directoryNo, directoryId } of stored) {
    if (state.seenDirectories.includes(directoryNo)) continue;
    const isConfirmed = state.goneDirectories.includes(directoryNo);
    if (isConfirmed && !(await hasUsers(sql, directoryNo))) {
      await markDirectoryGone(sql, directoryNo, clock.now());
      continue;
    }
    const names = await listMissingNames(sql, 'directories', [directoryNo]);
    const measure = { missing: 1, stored: stored.length, allowed: 0, directoryId, names };
    told = refused(told, { collection: 'directories', ...measure });
  }
  return told;
}

/** Which collections are as fresh as this run, by the gap that would deny it. */
const COLLECTIONS: Readonly<Record<string, readonly Collection[]>> = {
  organization: ['organization'],
  resources: ['resources'],
  directories: ['directories'],
  groups: ['groups'],
  users: ['users', 'activity'],
  'direct-roles': ['direct-roles'],
};

async function finish(state: SyncState, tools: SyncTools): Promise<Advance> {
  for (const kind of ['direct', 'left', 'found'] as const) {
    const isClear = await clearSomeTodo(tools.sql, kind);
    if (!isClear) return { state, work: { stage: 'sweep', part: 'finish' }, rows: 0, done: 0 };
  }
  const now = tools.clock.now();
  const whole = Object.entries(COLLECTIONS).flatMap(([collection, parts]) =>
    hasGap(state, collection) || (collection === 'direct-roles' && hasGap(state, 'users')) ? [] : parts,
  );
  await setFreshness(tools.sql, whole, { asOf: state.startedAt, runId: state.runId, now });
  const { outcome } = outcomeOf(state);
  const { added, changed, gone } = state.tally;
  const payload = { runId: state.runId, outcome, added, changed, gone };
  await addToOutbox(tools.sql, { eventId: state.runId, kind: 'sync.finished', payload, now });
  return { state, work: 'finished', rows: 0, done: 0 };
}
