// The sites and products of a small sync: all of them are one call, so that all of them are read. Of a product that is
// gone all access goes; the last uses of those who no longer held it follow with the next full sync, which reads a
// hundred users a call.
import { listResources } from '../store/places';
import { resourcesAt } from './chosen';
import { FROM_THE_START } from './listing';
import { empty, isWhole, readAllResources, unlikeTotal } from './readPlaces';
import { isTooMany, refused } from './guard';
import type { Advance, SyncTools } from './stage';
import type { SyncState, Work, WorkOf } from './state';
import { removeResource, removeSome } from './remove';

export async function readChosenResources(
  state: SyncState,
  work: WorkOf<'chosen-resources'>,
  tools: SyncTools,
): Promise<Advance> {
  const read = await readAllResources(tools);
  const stored = await listResources(tools.sql);
  const wanted = resourcesAt(work.place, stored);
  const there = wanted.filter(({ resourceNo }) => read.nos.has(resourceNo)).map((each) => each.resourceNo);
  const missing = wanted.filter(({ resourceNo }) => !read.nos.has(resourceNo)).map((each) => each.resourceNo);
  const removed = await remove(state, { missing, stored: stored.length, read }, tools);
  const rows = read.rows + removed.rows;
  // They have more users than a step looks at: the next one finds them missing again, and goes on.
  if (removed.hasMore) return { state, work, rows, done: 0, total: wanted.length };
  const left = [...there, ...removed.kept];
  const next: Work | 'finished' =
    left.length === 0
      ? 'finished'
      : {
          stage: 'chosen-groups',
          chosen: { by: 'resources', resourceNos: left },
          reading: { do: 'search', part: 0, ...FROM_THE_START, found: [] },
        };
  return { state: removed.state, work: next, rows, done: wanted.length, total: wanted.length };
}

interface Missing {
  readonly missing: readonly number[];
  readonly stored: number;
  readonly read: Awaited<ReturnType<typeof readAllResources>>;
}

interface Removal {
  readonly state: SyncState;
  readonly rows: number;
  /** Those that are there after all, or may be. */
  readonly kept: readonly number[];
  readonly hasMore: boolean;
}

/** Removes resources that a second reading does not show either. */
async function remove(
  state: SyncState,
  { missing, stored, read }: Missing,
  tools: SyncTools,
): Promise<Removal> {
  const nothing = { state, rows: 0, kept: [], hasMore: false };
  if (missing.length === 0) return nothing;
  if (read.nos.size === 0) return { ...nothing, state: empty(state, { collection: 'resources' }) };
  const counted = { read: read.nos.size, total: read.total };
  if (!isWhole(counted)) return { ...nothing, state: unlikeTotal(state, counted), kept: missing };
  const allowed = tools.settings.maxRemovedShare;
  if (isTooMany({ unseen: missing.length, of: stored, allowed })) {
    const measure = { collection: 'resources', missing: missing.length, stored, allowed } as const;
    return { ...nothing, state: refused(state, measure) };
  }
  const again = await readAllResources(tools);
  const gone = missing.filter((no) => !again.nos.has(no));
  const removed = await removeSome(gone, (no, room) => removeResource(tools, no, room));
  tools.context.forget();
  return {
    state,
    rows: again.rows + removed.rows,
    kept: missing.filter((no) => again.nos.has(no)),
    hasMore: removed.left.length > 0,
  };
}
