// The roles of the groups that hold resources: most groups hold none, and are not asked for.
import type { GroupRoleAssignment } from '../atlassian/api';
import { NotFound } from '../domain/errors';
import { asDirectoryId, asGroupId } from '../domain/ids';
import { grantsAdmin, isLicensedOwner } from '../domain/role';
import {
  clearGroupRoles,
  countGroupsWithResources,
  listGroupsWithResources,
  setGroupRoles,
  type GroupToRead,
  type RolesOfGroup,
} from '../store/groupRoles';
import type { Places } from './context';
import { readWhole } from './listing';
import { inLanes, type Advance, type SyncTools } from './stage';
import { hasGap, warned, type SyncState, type WorkOf } from './state';

const ROLES_PER_STEP = 8;
const LANES = 4;

export async function readGroupRoles(
  state: SyncState,
  work: WorkOf<'group-roles'>,
  tools: SyncTools,
): Promise<Advance> {
  const total = work.after === 0 ? await countGroupsWithResources(tools.sql) : state.figures.total;
  const groups = await listGroupsWithResources(tools.sql, { after: work.after, limit: ROLES_PER_STEP });
  const last = groups.at(-1);
  if (last === undefined) {
    const rows = await clearGroupRoles(tools.sql);
    tools.context.forgetGroups();
    return { state, work: { stage: 'unplaced-users', lanes: [] }, rows, done: 0, total };
  }
  const read = await readRolesOf(tools, groups);
  const short = await findShort(tools, read.roles);
  const whole = read.roles.filter((roles) => !short.includes(roles));
  const rows = await setGroupRoles(tools.sql, whole);
  const told = warned(warned(state, 'vanished-groups', read.vanished), 'unmatched-roles', read.unmatched);
  return {
    state: withShort(told, short),
    work: { ...work, after: last.groupNo },
    rows,
    done: groups.length,
    total,
  };
}

/** Returns those of whom fewer resources were told than Atlassian counts, also when it counts again. */
async function findShort({ api, context }: SyncTools, read: readonly ToldRoles[]): Promise<ToldRoles[]> {
  const groups = await context.groupsByNo();
  const suspects = read.filter((roles) => roles.told < (groups.get(roles.groupNo)?.resourceCount ?? 0));
  if (suspects.length === 0) return [];
  const groupIds = suspects.map((roles) => asGroupId(groups.get(roles.groupNo)?.groupId ?? ''));
  const { items } = await api.searchGroups({ groupIds, cursor: null });
  const counts = new Map<string, number | null>(items.map((group) => [group.groupId, group.resourceCount]));
  return suspects.filter((roles, i) => roles.told < (counts.get(groupIds[i] ?? '') ?? 0));
}

/** What these groups give is not known: what is stored of them stays. */
function withShort(state: SyncState, short: readonly ToldRoles[]): SyncState {
  if (short.length === 0 || hasGap(state, 'groups')) return state;
  const detail = { collection: 'groups', rolesNotTold: short.length };
  return { ...state, gaps: [...state.gaps, { code: 'count-mismatch', detail }] };
}

interface ToldRoles extends RolesOfGroup {
  /** On how many resources, ours and others. */
  readonly told: number;
}

interface ReadRoles {
  readonly roles: readonly ToldRoles[];
  /** Groups that were deleted since they were listed. */
  readonly vanished: number;
  /** Roles on products that are no known workspace. */
  readonly unmatched: number;
}

/** Reads the roles of the groups, several at a time. */
export async function readRolesOf(tools: SyncTools, groups: readonly GroupToRead[]): Promise<ReadRoles> {
  const places = await tools.context.places();
  const read = await inLanes(groups, LANES, (group) => rolesOfGroup(tools, places, group));
  const found = read.filter((roles) => roles !== null);
  return {
    roles: found,
    vanished: read.length - found.length,
    unmatched: found.reduce((sum, roles) => sum + roles.unmatched, 0),
  };
}

/** Returns the group's roles, or null when it is gone. */
async function rolesOfGroup({ api }: SyncTools, places: Places, group: GroupToRead) {
  const directory = group.directoryNo === null ? undefined : places.directories.get(group.directoryNo);
  const target = {
    directoryId: directory === undefined ? null : asDirectoryId(directory.directoryId),
    groupId: asGroupId(group.groupId),
  };
  try {
    const { items } = await readWhole((cursor) => api.listGroupRoles(target, cursor));
    return { groupNo: group.groupNo, ...sorted(items, places) };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** Sorts what a group gives into roles on our resources and all else that counts for a member. */
function sorted(assignments: readonly GroupRoleAssignment[], places: Places) {
  const roles: { resourceNo: number; roleId: string; isDefault: boolean }[] = [];
  const otherResources = new Set<string>();
  let unmatched = 0;
  for (const { resourceAri, resourceOwner, roles: roleIds, defaultRole } of assignments) {
    const isLicensed = isLicensedOwner(resourceOwner);
    const resource = isLicensed ? places.findResource(resourceAri, resourceOwner) : null;
    if (resource === null) {
      otherResources.add(resourceAri);
      unmatched += Number(isLicensed);
      continue;
    }
    const { resourceNo } = resource;
    for (const roleId of roleIds) roles.push({ resourceNo, roleId, isDefault: defaultRole === roleId });
  }
  const told = new Set(assignments.map((assignment) => assignment.resourceAri)).size;
  return {
    roles,
    otherResources: [...otherResources],
    grantsAdmin: assignments.some(grantsAdmin),
    unmatched,
    told,
  };
}
