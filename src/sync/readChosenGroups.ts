// The groups of a small sync: those that were chosen, or those that give access to what was chosen.
import { searchBounds } from '../atlassian/limits';
import type { Group } from '../domain/directory';
import { asGroupId } from '../domain/ids';
import { listGroupsGiving, listGroupsToRead } from '../store/chosen';
import { clearGroupRoles, setGroupRoles } from '../store/groupRoles';
import { listGroups } from '../store/groups';
import { directoriesOf, partsOf, resourceIdsOf } from './chosen';
import { FROM_THE_START, readListing } from './listing';
import { readRolesOf } from './readGroupRoles';
import { writeGroups } from './readGroups';
import { empty, endless } from './readPlaces';
import { isTooMany, refused } from './guard';
import type { Advance, SyncTools } from './stage';
import { warned, type GroupReading, type SyncState, type WorkOf } from './state';
import { removeGroup, removeSome } from './remove';

type Work = WorkOf<'chosen-groups'>;
type At<Do extends GroupReading['do']> = {
  readonly work: Work;
  readonly reading: Extract<GroupReading, { do: Do }>;
};

const ROLES_PER_STEP = 8;

export async function readChosenGroups(state: SyncState, work: Work, tools: SyncTools): Promise<Advance> {
  const { reading } = work;
  switch (reading.do) {
    case 'search':
      return searchGroups(state, { work, reading }, tools);
    case 'ask':
      return askForGroups(state, { work, reading }, tools);
    case 'roles':
      return readRoles(state, { work, reading }, tools);
  }
}

async function searchGroups(
  state: SyncState,
  { work, reading }: At<'search'>,
  tools: SyncTools,
): Promise<Advance> {
  const { chosen } = work;
  const parts = partsOf(chosen);
  const resourceIds = await resourceIdsOf(tools.context, parts[reading.part] ?? []);
  const page = await readListing<Group>(reading, (cursor) => tools.api.searchGroups({ resourceIds, cursor }));
  if (page.is === 'again')
    return { state, work: { ...work, reading: { ...reading, ...page.next } }, rows: 0, done: 0 };
  const written = await writeGroups(tools, page.items);
  const found = [...new Set([...reading.found, ...written.nos])];
  const rest = { rows: written.rows, done: page.items.length };
  if (page.is === 'page' && page.next !== null)
    return { state, work: { ...work, reading: { ...reading, ...page.next, found } }, ...rest };
  const told = page.is === 'endless' ? endless(state, 'groups') : state;
  const part = reading.part + 1;
  if (part < parts.length) {
    const next = { do: 'search', part, ...FROM_THE_START, found } as const;
    return { state: told, work: { ...work, reading: next }, ...rest };
  }
  const giving = chosen.by === 'groups' ? [] : await listGroupsGiving(tools.sql, chosen.resourceNos);
  const groupIds = giving.filter(({ groupNo }) => !found.includes(groupNo)).map(({ groupId }) => groupId);
  return { state: told, work: { ...work, reading: { do: 'ask', groupIds, found } }, ...rest };
}

async function askForGroups(
  state: SyncState,
  { work, reading }: At<'ask'>,
  tools: SyncTools,
): Promise<Advance> {
  const asked = reading.groupIds.slice(0, searchBounds.groupIds);
  if (asked.length === 0) {
    const toRead = await listGroupsToRead(tools.sql, reading.found);
    const groupNos = toRead.map(({ groupNo }) => groupNo);
    return { state, work: { ...work, reading: { do: 'roles', groupNos } }, rows: 0, done: 0 };
  }
  const items = await ask(tools, asked);
  const written = await writeGroups(tools, items);
  const shown = new Set<string>(items.map(({ groupId }) => groupId));
  const missing = asked.filter((groupId) => !shown.has(groupId));
  const removed = await removeGroups(state, { missing, witness: items[0]?.groupId ?? null }, tools);
  // They have more members than a step looks at: the next one finds them missing again, and goes on.
  if (removed.hasMore) return { state, work, rows: written.rows + removed.rows, done: 0 };
  const left: GroupReading = {
    do: 'ask',
    groupIds: reading.groupIds.slice(asked.length),
    found: [...new Set([...reading.found, ...written.nos])],
  };
  return {
    state: removed.state,
    work: { ...work, reading: left },
    rows: written.rows + removed.rows,
    done: asked.length,
  };
}

async function ask({ api }: SyncTools, groupIds: readonly string[]): Promise<readonly Group[]> {
  const { items } = await api.searchGroups({ groupIds: groupIds.map(asGroupId), cursor: null });
  return items;
}

/** Removes stored groups that a second question does not show either, in an answer that shows another one. */
async function removeGroups(
  state: SyncState,
  { missing, witness }: { readonly missing: readonly string[]; readonly witness: string | null },
  tools: SyncTools,
): Promise<Pick<Advance, 'state' | 'rows'> & { readonly hasMore: boolean }> {
  const stored = await listGroups(tools.sql);
  const unseen = stored.filter(({ groupId }) => missing.includes(groupId));
  if (unseen.length === 0) return { state, rows: 0, hasMore: false };
  const allowed = tools.settings.maxRemovedShare;
  if (isTooMany({ unseen: unseen.length, of: stored.length, allowed })) {
    const measure = { collection: 'groups' as const, missing: unseen.length, stored: stored.length, allowed };
    return { state: refused(state, measure), rows: 0, hasMore: false };
  }
  const other = witness ?? stored.find(({ groupId }) => !missing.includes(groupId))?.groupId;
  const others = other === undefined ? [] : [other];
  // One place is the witness's: a tenth group stays until the next sync.
  const doubted = unseen.slice(0, searchBounds.groupIds - others.length);
  const again = new Set<string>(
    (await ask(tools, [...doubted.map(({ groupId }) => groupId), ...others])).map(({ groupId }) => groupId),
  );
  if (other === undefined || !again.has(other))
    return { state: empty(state, { collection: 'groups' }), rows: 0, hasMore: false };
  const gone = doubted.filter(({ groupId }) => !again.has(groupId)).map(({ groupNo }) => groupNo);
  const { rows, left } = await removeSome(gone, (no, room) => removeGroup(tools, no, room));
  tools.context.forget();
  return { state, rows, hasMore: left.length > 0 };
}

async function readRoles(
  state: SyncState,
  { work, reading }: At<'roles'>,
  tools: SyncTools,
): Promise<Advance> {
  const { chosen } = work;
  const nos = reading.groupNos.slice(0, ROLES_PER_STEP);
  if (nos.length > 0) {
    const read = await readRolesOf(tools, await listGroupsToRead(tools.sql, nos));
    const rows = await setGroupRoles(tools.sql, read.roles);
    const told = warned(warned(state, 'vanished-groups', read.vanished), 'unmatched-roles', read.unmatched);
    const left = { ...reading, groupNos: reading.groupNos.slice(ROLES_PER_STEP) };
    return { state: told, work: { ...work, reading: left }, rows, done: 0 };
  }
  const rows = await clearGroupRoles(tools.sql);
  tools.context.forget();
  const directoryNos = await directoriesOf(tools.context, chosen);
  const next = { stage: 'chosen-users', chosen, part: 0, directoryNos, ...FROM_THE_START, seen: '' } as const;
  return { state, work: { ...next, directoryNos: [...directoryNos] }, rows, done: 0 };
}
