// Groups: search, count, stats, details, and the list that search replaces.
import type { OrganizationModel } from '../model';
import type { Answer, Call, Operation } from '../wire/call';
import { bareId, findTargets } from '../wire/ari';
import { Input } from '../wire/input';
import { pageOf, readList } from '../wire/page';
import { targetsOf } from '../world/access';
import { findGroups } from '../world/findGroups';
import type { GroupFilter } from '../world/findGroups';
import { managementAccess } from '../world/group';
import type { Directory, Group } from '../world/world';
import { directoryOf, groupOf } from './place';

const GROUPS = '/v2/orgs/{orgId}/directories/{directoryId}/groups';
const READ = { family: 'v2', scope: 'read:groups:admin', changes: false } as const;

export const groupReads: readonly Operation[] = [
  { ...READ, name: 'groups.search', method: 'POST', path: `${GROUPS}/search`, scope: null, handle: search },
  { ...READ, name: 'groups.count', method: 'GET', path: `${GROUPS}/count`, scope: null, handle: count },
  { ...READ, name: 'groups.stats', method: 'GET', path: `${GROUPS}/stats`, handle: stats },
  { ...READ, name: 'groups.get', method: 'GET', path: `${GROUPS}/{groupId}`, handle: details },
  // Stops working after 2027-06-30 – organization admin API document (2026-08-21).
  { ...READ, name: 'groups.list', method: 'GET', path: GROUPS, handle: list },
];

const EXPANDS = ['counts.resources', 'counts.users'] as const;
type Counts = ReadonlySet<(typeof EXPANDS)[number]>;

function search(model: OrganizationModel, call: Call): Answer {
  const page = readList(call, 'with-body', { max: 100, byDefault: 20 });
  const counts = new Set(page.input.listOf('expand', EXPANDS));
  const groups = groupsFor(model, page.input, directoryOf(model, call));
  return { status: 200, body: pageOf(page, groups, (group) => groupRow(group, counts)) };
}

function list(model: OrganizationModel, call: Call): Answer {
  const page = readList(call, 'alone', { max: 100, byDefault: 20 });
  const groups = groupsFor(model, page.input, directoryOf(model, call));
  return { status: 200, body: pageOf(page, groups, (group) => groupRow(group, new Set())) };
}

function count(model: OrganizationModel, call: Call): Answer {
  const groups = groupsFor(model, Input.ofQuery(call.query), directoryOf(model, call));
  return { status: 200, body: { count: groups.length } };
}

function stats(model: OrganizationModel, call: Call): Answer {
  const groups = groupsFor(model, Input.ofQuery(new URLSearchParams()), directoryOf(model, call));
  const synced = groups.filter((group) => group.externalSynced).length;
  const totals = { all: groups.length, managed: groups.length - synced, synced };
  return { status: 200, body: { totals, types: [{ type: 'GROUP', count: groups.length }] } };
}

function details(model: OrganizationModel, call: Call): Answer {
  const group = groupOf(model, call, directoryOf(model, call));
  return { status: 200, body: { data: groupRow(group, new Set(EXPANDS)) } };
}

function groupsFor(model: OrganizationModel, input: Input, directory: Directory | null): readonly Group[] {
  const { limit: _, expand: __, ...filters } = input.fields;
  const filter = readFilter(model, input, directory);
  const key = `groups ${directory?.directoryId ?? '-'} ${JSON.stringify(filters)}`;
  return model.found.get(model.world, key, () => findGroups(model.world, filter));
}

// All bounds: MultiDirectoryGroupSearchRequest and parameters of groups/count, organization admin API document (2026-08-21).
function readFilter({ world }: OrganizationModel, input: Input, directory: Directory | null): GroupFilter {
  for (const other of ['searchTerm', 'groupIds']) {
    if (input.has('groupNames') && input.has(other)) {
      throw input.wrong('groupNames', `cannot be combined with ${other}`);
    }
  }
  const resourceIds = input.list('resourceIds', 20);
  const accountIds = input.list('accountIds', 10);
  return {
    directory,
    directoryIds: input.list('directoryIds', 10),
    members: accountIds?.flatMap((accountId) => world.people.get(accountId) ?? []) ?? null,
    groupIds: input.list('groupIds', 10)?.map(bareId) ?? null,
    groupNames: input.list('groupNames', 100),
    targets: resourceIds === null ? null : findTargets(world, resourceIds),
    resourceOwners: input.list('resourceOwners', 10),
    roleIds: input.list('roleIds', 10),
    searchTerm: input.text('searchTerm'),
    sort: input.sortDirection('name'),
  };
}

function groupRow(group: Group, counts: Counts): Record<string, unknown> {
  return {
    id: group.groupId,
    name: group.name,
    ...(group.description === null ? {} : { description: group.description }),
    directoryId: group.directory.directoryId,
    managementAccess: managementAccess(group),
    externalSynced: group.externalSynced,
    managedBy: group.managedBy,
    ...(counts.size === 0 ? {} : { counts: countsOf(group, counts) }),
  };
}

function countsOf(group: Group, counts: Counts): Record<string, number> {
  return {
    ...(counts.has('counts.users') ? { users: group.members.size } : {}),
    ...(counts.has('counts.resources') ? { resources: targetsOf(group).size } : {}),
  };
}
