// The sites and products of a small sync: all of them are one call, so that all of them are read. Of a product that is
// gone all access goes; the last uses of those who no longer held it follow with the next full sync, which reads a
// hundred users a call.
import { ensureScopes, listResources, upsertResources } from '../store/places';
import { resourcesAt } from './chosen';
import { FROM_THE_START, readWhole } from './listing';
import { empty } from './readPlaces';
import { isTooMany, refused } from './guard';
import type { Advance, SyncTools } from './stage';
import type { SyncState, Work, WorkOf } from './state';
import { removeResource } from './remove';

export async function readChosenResources(
  state: SyncState,
  work: WorkOf<'chosen-resources'>,
  tools: SyncTools,
): Promise<Advance> {
  const read = await readAll(tools);
  const stored = await listResources(tools.sql);
  const wanted = resourcesAt(work.place, stored);
  const there = wanted.filter(({ resourceNo }) => read.nos.has(resourceNo)).map((each) => each.resourceNo);
  const missing = wanted.filter(({ resourceNo }) => !read.nos.has(resourceNo)).map((each) => each.resourceNo);
  const removed = await remove(state, { missing, stored: stored.length, read: read.nos.size }, tools);
  const left = [...there, ...removed.kept];
  const next: Work | 'finished' =
    left.length === 0
      ? 'finished'
      : {
          stage: 'chosen-groups',
          chosen: { by: 'resources', resourceNos: left },
          reading: { do: 'search', part: 0, ...FROM_THE_START, found: [] },
        };
  return {
    state: removed.state,
    work: next,
    rows: read.rows + removed.rows,
    done: wanted.length,
    total: wanted.length,
  };
}

async function readAll({ api, sql, clock, context }: SyncTools) {
  const resources = await readWhole((cursor) => api.listResources(cursor));
  const { nos, rows } = await upsertResources(sql, resources, clock.now());
  await ensureScopes(sql);
  context.forget();
  return { nos: new Set(nos), rows };
}

/** Removes resources that a second reading does not show either. `kept`: those that it shows. */
async function remove(
  state: SyncState,
  {
    missing,
    stored,
    read,
  }: { readonly missing: readonly number[]; readonly stored: number; readonly read: number },
  tools: SyncTools,
): Promise<{ readonly state: SyncState; readonly rows: number; readonly kept: readonly number[] }> {
  if (missing.length === 0) return { state, rows: 0, kept: [] };
  if (read === 0) return { state: empty(state, { collection: 'resources' }), rows: 0, kept: [] };
  const allowed = tools.settings.maxRemovedShare;
  if (isTooMany({ unseen: missing.length, of: stored, allowed })) {
    const told = refused(state, { collection: 'resources', missing: missing.length, stored, allowed });
    return { state: told, rows: 0, kept: [] };
  }
  const again = await readAll(tools);
  let { rows } = again;
  for (const no of missing.filter((each) => !again.nos.has(each)))
    rows += (await removeResource(tools, no)).rows;
  tools.context.forget();
  return { state, rows, kept: missing.filter((no) => again.nos.has(no)) };
}
