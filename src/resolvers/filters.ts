// Saved filters: private ones are their owner's alone, shared ones everybody's to see.
import type { Answers } from '../contract/calls';
import { hasRole } from '../domain/appRole';
import { AccessDenied, ChangedMeanwhile, InUse, InvalidInput } from '../domain/errors';
import {
  filterAspects,
  keeperRole,
  mayEditFilter,
  maySeeFilter,
  savedFilterBounds,
  type FilterAspect,
  type SavedFilter,
  type SavedFilterVersion,
  type SavedView,
  type Visibility,
} from '../domain/savedFilter';
import { findUnknownNames } from '../query/unknownNames';
import { insertAudit } from '../store/audit';
import {
  changeFilter,
  countFilters,
  deleteFilter,
  findFilter,
  fitsIntoRow,
  insertFilters,
  listFilters,
  listPastVersions,
  usesOf,
  type FilterContent,
  type StoredFilter,
} from '../store/savedFilters';
import type { Call } from './call';
import { findNames } from './names';

/** Whose call it is; what it asks for does not matter. */
export type FilterCall = Pick<Call<'filters.list'>, 'deps' | 'accountId' | 'caller'>;

export async function getFilters(call: Call<'filters.list'>): Promise<Answers['filters.list']> {
  return { items: await present(call, await listFilters(call.deps.ports.sql, call.accountId)) };
}

export async function saveFilter(call: Call<'filters.save'>): Promise<SavedFilter> {
  const { filterId, version, filter, context, sort, name, description, visibility } = call.request;
  const content = { name, description, visibility, view: { filter, context, sort: sort ?? null } };
  requireKeeper(call, visibility);
  if (!fitsIntoRow(content.view)) throw new InvalidInput('filter', 'filter-too-large');
  const saved =
    filterId === undefined || version === undefined
      ? await create(call, content)
      : await change(call, { filterId, version }, content);
  return presentOne(call, saved);
}

export async function removeFilter(call: Call<'filters.delete'>): Promise<Answers['filters.delete']> {
  const { filterId, version } = call.request;
  const { sql } = call.deps.ports;
  const stored = await getEditable(call, filterId);
  if (!(await deleteFilter(sql, filterId, version))) {
    const uses = (await usesOf(sql, [filterId])).get(filterId)?.length ?? 0;
    if (uses > 0 && stored.version === version) throw new InUse('Filter in use', { uses });
    throw await changedMeanwhile(call, filterId);
  }
  await audit(call, 'filters.delete', { ...stored, version });
  return { filterId };
}

export async function getFilterHistory(call: Call<'filters.history'>): Promise<Answers['filters.history']> {
  const stored = await getVisible(call, call.request.filterId);
  const { sql } = call.deps.ports;
  // The present state first: a change in between is then one version too few, never one twice.
  const all = [stored, ...(await listPastVersions(sql, stored.filterId))];
  // What was private stays its owner's alone when the filter is shared.
  const versions = all.filter((version) => maySeeFilter({ ...stored, ...version }, call.accountId));
  const names = await findNames(sql, [...new Set(versions.map(({ changedBy }) => changedBy))]);
  const items = versions.map(
    ({ view, changedAt, changedBy, version, name, description, visibility }, i): SavedFilterVersion => ({
      ...view,
      version,
      at: changedAt,
      byAccountId: changedBy,
      byName: names.get(changedBy) ?? null,
      name,
      description,
      visibility,
      changed: changesFrom(versions[i + 1], versions[i]),
    }),
  );
  return { items };
}

type Version = Pick<StoredFilter, 'name' | 'description' | 'visibility' | 'view'>;

function changesFrom(before: Version | undefined, after: Version | undefined): FilterAspect[] {
  if (before === undefined || after === undefined) return [];
  const aspects = (version: Version): Record<FilterAspect, string> => {
    const { view, name, description, visibility } = version;
    return {
      name,
      description,
      visibility,
      filter: view.unreadable ?? JSON.stringify(view.filter),
      context: JSON.stringify(view.context),
      sort: JSON.stringify(view.sort),
    };
  };
  const [was, is] = [aspects(before), aspects(after)];
  return filterAspects.filter((aspect) => was[aspect] !== is[aspect]);
}

async function create(call: FilterCall, content: FilterContent): Promise<StoredFilter> {
  const { ports } = call.deps;
  await requireRoom(call, content.visibility);
  const filterId = ports.ids.newId();
  await insertFilters(ports.sql, [{ ...content, filterId }], by(call));
  await audit(call, 'filters.create', { ...content, filterId, version: 1 });
  return getVisible(call, filterId);
}

async function change(
  call: FilterCall,
  of: { readonly filterId: string; readonly version: number },
  content: FilterContent,
): Promise<StoredFilter> {
  const stored = await getEditable(call, of.filterId);
  if (content.visibility !== stored.visibility) {
    // Whoever is not the owner would no longer see what was just saved.
    if (stored.ownerAccountId !== call.accountId) throw new AccessDenied('not-yours');
    await requireRoom(call, content.visibility);
  }
  const isChanged = await changeFilter(call.deps.ports.sql, of, { content, by: by(call) });
  if (!isChanged) throw await changedMeanwhile(call, of.filterId);
  await audit(call, 'filters.change', { ...content, filterId: of.filterId, version: of.version + 1 });
  return getVisible(call, of.filterId);
}

/** @throws {InvalidInput} for a filter that is gone or somebody else's private one: nobody learns which. */
async function getVisible({ deps, accountId }: FilterCall, filterId: string): Promise<StoredFilter> {
  const stored = await findFilter(deps.ports.sql, filterId);
  if (stored === null || !maySeeFilter(stored, accountId)) {
    throw new InvalidInput('filterId', 'no-such-filter');
  }
  return stored;
}

async function getEditable(call: FilterCall, filterId: string): Promise<StoredFilter> {
  const stored = await getVisible(call, filterId);
  requireKeeper(call, stored.visibility);
  if (!mayEditFilter(stored, call.accountId, call.caller)) throw new AccessDenied('not-yours');
  return stored;
}

async function changedMeanwhile(call: FilterCall, filterId: string): Promise<ChangedMeanwhile> {
  const { changedBy, changedAt, version } = await getVisible(call, filterId);
  return new ChangedMeanwhile('Filter changed meanwhile', { changedBy, changedAt, version });
}

function requireKeeper({ caller }: FilterCall, visibility: Visibility): void {
  const needs = keeperRole[visibility];
  if (!hasRole(caller, needs)) throw new AccessDenied('role-too-low', { needs });
}

async function requireRoom(call: FilterCall, visibility: Visibility): Promise<void> {
  if ((await roomFor(call, visibility)) <= 0) throw new InvalidInput('visibility', 'too-many-filters');
}

/** Returns how many more filters of the kind the account may keep. */
export async function roomFor({ deps, accountId }: FilterCall, visibility: Visibility): Promise<number> {
  const most = { private: savedFilterBounds.privatePerOwner, shared: savedFilterBounds.shared }[visibility];
  return most - (await countFilters(deps.ports.sql, { visibility, ownerAccountId: accountId }));
}

export function by({ deps, accountId }: FilterCall): { accountId: typeof accountId; now: number } {
  return { accountId, now: deps.ports.clock.now() };
}

/** What the filter is called and asks for may hold names and addresses of people: neither goes into the audit. */
function audit(
  { deps, accountId }: FilterCall,
  action: 'filters.create' | 'filters.change' | 'filters.delete',
  { filterId, visibility, version }: Pick<StoredFilter, 'filterId' | 'visibility' | 'version'>,
): Promise<void> {
  return insertAudit(deps.ports, {
    action,
    actorId: accountId,
    subject: filterId,
    detail: { visibility, version },
  });
}

async function presentOne(call: FilterCall, stored: StoredFilter): Promise<SavedFilter> {
  const [saved] = await present(call, [stored]);
  if (saved === undefined) throw new Error('A filter was presented as none');
  return saved;
}

/** Returns the filters as the caller sees them, in their order. */
export async function present(
  { deps: { ports }, accountId, caller }: FilterCall,
  filters: readonly StoredFilter[],
): Promise<SavedFilter[]> {
  const people = filters.flatMap(({ ownerAccountId, changedBy }) => [ownerAccountId, changedBy]);
  const [names, uses, unknownNames] = await Promise.all([
    findNames(ports.sql, [...new Set(people)]),
    usesOf(
      ports.sql,
      filters.map(({ filterId }) => filterId),
    ),
    findUnknownNames(
      ports.sql,
      filters.flatMap(({ view }) => readable(view)),
    ),
  ]);
  return filters.map(({ view, changedBy, ...stored }) => ({
    ...stored,
    ...view,
    ownerName: names.get(stored.ownerAccountId) ?? null,
    changedByName: names.get(changedBy) ?? null,
    usedBy: uses.get(stored.filterId) ?? [],
    unknownNames: readable(view).flatMap(unknownNames),
    mayEdit: mayEditFilter(stored, accountId, caller),
  }));
}

function readable(view: StoredFilter['view']): SavedView[] {
  return view.unreadable === null ? [view] : [];
}
