// The organization itself, its sites and products, its directories, and how much there is to read.
import type { Directory, Resource } from '../domain/directory';
import { asDirectoryId } from '../domain/ids';
import { ensureScopes, listResources, upsertDirectories, upsertResources } from '../store/places';
import type { Problem, SyncState, WorkOf } from './state';
import { FROM_THE_START, readListing, readWhole } from './listing';
import { inLanes, type Advance, type SyncTools } from './stage';

/** The key still opens this organization. */
export async function readOrganization(state: SyncState, { api }: SyncTools): Promise<Advance> {
  await api.getOrganization();
  return { state, work: { stage: 'resources', ...FROM_THE_START, seen: [] }, rows: 0, done: 1, total: 1 };
}

export async function readResources(
  state: SyncState,
  work: WorkOf<'resources'>,
  tools: SyncTools,
): Promise<Advance> {
  const page = await readListing<Resource>(work, (cursor) => tools.api.listResources(cursor));
  if (page.is === 'again') return { state, work: { ...work, ...page.next, seen: [] }, rows: 0, done: 0 };
  const written = await upsertResources(tools.sql, page.items, tools.clock.now());
  const seen = [...new Set([...work.seen, ...written.nos])];
  const rest = { rows: written.rows, done: page.items.length };
  if (page.is === 'page' && page.next !== null)
    return { state, work: { ...work, ...page.next, seen }, ...rest };
  await ensureScopes(tools.sql);
  tools.context.forget();
  const told = { ...state, seenResources: seen };
  const next: WorkOf<'directories'> = { stage: 'directories', ...FROM_THE_START, seen: [] };
  const last = { ...rest, work: next, total: seen.length };
  if (page.is === 'endless') return { state: endless(told, 'resources'), ...last };
  if (seen.length === 0 && (await listResources(tools.sql)).length > 0)
    return { state: empty(told, { collection: 'resources' }), ...last };
  if (isWhole({ read: seen.length, total: page.total })) return { state: told, ...last };
  // Something may have come or gone between two pages: all are read a second time before it says so.
  if (work.pass === 1) return { ...last, state, work: { ...work, ...FROM_THE_START, pass: 2, seen: [] } };
  return { state: unlikeTotal(told, { read: seen.length, total: page.total }), ...last };
}

interface ResourcesRead {
  readonly read: number;
  readonly total?: number | undefined;
}

/** True unless Atlassian says that there are more, or fewer. */
export function isWhole({ read, total }: ResourcesRead): boolean {
  return total === undefined || total === read;
}

/** Says that the list of resources is not as long as Atlassian says. */
export function unlikeTotal(state: SyncState, { read, total = 0 }: ResourcesRead): SyncState {
  const detail = { collection: 'resources', expected: total, read };
  return { ...state, gaps: [...state.gaps, { code: 'count-mismatch', detail }] };
}

/** Reads all resources at once: as a rule they are one page. */
export async function readAllResources({ api, sql, clock, context }: SyncTools) {
  const { items, total } = await readWhole((cursor) => api.listResources(cursor));
  const { nos, rows } = await upsertResources(sql, items, clock.now());
  await ensureScopes(sql);
  context.forget();
  return { nos: new Set(nos), rows, total };
}

export async function readDirectories(
  state: SyncState,
  work: WorkOf<'directories'>,
  tools: SyncTools,
): Promise<Advance> {
  const page = await readListing<Directory>(work, (cursor) => tools.api.listDirectories(cursor));
  if (page.is === 'again') return { state, work: { ...work, ...page.next, seen: [] }, rows: 0, done: 0 };
  const written = await upsertDirectories(tools.sql, page.items);
  const seen = [...new Set([...work.seen, ...written.nos])];
  const rest = { rows: written.rows, done: page.items.length };
  if (page.is === 'page' && page.next !== null)
    return { state, work: { ...work, ...page.next, seen }, ...rest };
  tools.context.forget();
  const told = { ...state, seenDirectories: seen };
  // Whoever made the key is in one.
  const judged = seen.length === 0 ? empty(told, { collection: 'directories' }) : told;
  return {
    state: page.is === 'endless' ? endless(judged, 'directories') : judged,
    work: { stage: 'counts', directoryNos: seen },
    ...rest,
    total: seen.length,
  };
}

/** Says that a collection has no end: the source sends us in circles. */
export function endless(state: SyncState, collection: string): SyncState {
  return { ...state, gaps: [...state.gaps, { code: 'page-limit', detail: { collection } }] };
}

/** Says that a collection came back empty although there are entries, by our store or by Atlassian's own count. */
export function empty(state: SyncState, detail: Problem['detail']): SyncState {
  return { ...state, gaps: [...state.gaps, { code: 'collection-empty', detail }] };
}

// Eight directories and the groups stay below a step's ten requests.
const COUNTED_PER_STEP = 8;
const LANES = 4;

/** Asks for Atlassian's own counts: they give the progress its total and the reading its check. */
export async function readCounts(
  state: SyncState,
  work: WorkOf<'counts'>,
  { api, context }: SyncTools,
): Promise<Advance> {
  const { directories } = await context.places();
  const nos = work.directoryNos.slice(0, COUNTED_PER_STEP);
  const left = work.directoryNos.slice(COUNTED_PER_STEP);
  const counts = await inLanes(nos, LANES, async (no) => {
    const directory = directories.get(no);
    return directory === undefined ? 0 : api.countUsers(asDirectoryId(directory.directoryId));
  });
  const users = {
    ...state.counted.users,
    ...Object.fromEntries(nos.map((no, i) => [String(no), counts[i] ?? 0])),
  };
  const groups = left.length === 0 ? await api.countGroups() : null;
  return {
    state: { ...state, counted: { users, groups } },
    work:
      left.length === 0
        ? { stage: 'groups', ...FROM_THE_START, seen: '' }
        : { stage: 'counts', directoryNos: left },
    rows: 0,
    done: nos.length,
    total: state.seenDirectories.length,
  };
}
