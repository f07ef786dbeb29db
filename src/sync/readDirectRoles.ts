// Roles that no group gives. Atlassian's number of resources betrays the users who hold one that no group gives
// them, too; a direct role beside a group's stays unseen here.
import type { UserRoleAssignment } from '../atlassian/api';
import { NotFound } from '../domain/errors';
import { asAccountId, asDirectoryId } from '../domain/ids';
import { isLicensedOwner } from '../domain/role';
import { resourceCountsOf } from '../store/directoryUsers';
import { countTodo, nextTodo, removeTodo } from '../store/todo';
import { setDirectRoles, type DirectRole } from '../store/userContent';
import { accountIdsOf } from '../store/users';
import type { Places } from './context';
import { deriveUsers, storedFacts } from './derive';
import { readWhole } from './listing';
import { searchDirectRoles, searchIfCheaper } from './searchDirectRoles';
import { NO_DIRECTORY, warned, withShortRoles, type SyncState, type WorkOf } from './state';
import { inLanes, type Advance, type SyncTools } from './stage';

/** The requests of one step suffice for them. */
export const USERS_PER_STEP = 8;
const LANES = 4;

/** Asks for each user's roles, or for each product's holders where that takes fewer requests. */
export async function readDirectRoles(
  state: SyncState,
  work: WorkOf<'direct-roles'>,
  tools: SyncTools,
): Promise<Advance> {
  if (work.search !== null) return searchDirectRoles(state, { ...work, search: work.search }, tools);
  const { sql } = tools;
  if (work.total === null) {
    const users = await countTodo(sql, 'direct');
    const search = await searchIfCheaper(tools, users);
    const told = { ...work, total: users, search };
    if (search !== null) return { state, work: told, rows: 0, done: 0, total: users };
  }
  const total = work.total ?? (await countTodo(sql, 'direct'));
  const entries = await nextTodo(sql, 'direct', USERS_PER_STEP);
  if (entries.length === 0) {
    return { state, work: { stage: 'confirm' }, rows: 0, done: 0, total };
  }
  const userNos = entries.map((entry) => entry.userNo);
  const { rows, unmatched, short } = await renewDirectRoles(tools, userNos);
  await removeTodo(sql, 'direct', entries);
  return {
    state: withShortRoles(warned(state, 'unmatched-roles', unmatched), short),
    work: { ...work, total },
    rows,
    done: entries.length,
    total,
  };
}

/**
 * Asks for the users' role assignments, and stores what they hold by themselves. Safe to repeat. `short`: so many were
 * told fewer than Atlassian counts, and keep what is stored.
 */
export async function renewDirectRoles(
  tools: RoleTools,
  userNos: readonly number[],
): Promise<{ rows: number; unmatched: number; short: number }> {
  const { sql, context } = tools;
  const read = await rolesOfUsers(tools, userNos);
  const short = await findShort(tools, read);
  const roleRows = await setDirectRoles(
    sql,
    read.filter((user) => !short.has(user.userNo)),
  );
  const derived = await deriveUsers(sql, await context.places(), await storedFacts(sql, context, userNos));
  const unmatched = read.reduce((sum, user) => sum + user.unmatched, 0);
  return { rows: roleRows + derived, unmatched, short: short.size };
}

type RoleTools = Pick<SyncTools, 'api' | 'sql' | 'context'>;

interface RolesOfUser {
  readonly userNo: number;
  readonly roles: readonly DirectRole[];
  readonly unmatched: number;
  readonly assignments: readonly UserRoleAssignment[];
}

/** Returns the numbers of users of whom fewer resources were told than a directory counts, also when it counts again. */
async function findShort(
  { api, sql, context }: RoleTools,
  read: readonly RolesOfUser[],
): Promise<ReadonlySet<number>> {
  const userNos = read.map(({ userNo }) => userNo);
  const [counts, { directories }] = await Promise.all([resourceCountsOf(sql, userNos), context.places()]);
  const suspects = read.flatMap(({ userNo, assignments }) =>
    (counts.get(userNo) ?? []).flatMap(({ directoryNo, count }) => {
      const told = countResources(assignments, directories.get(directoryNo)?.directoryId);
      return told < count ? [{ userNo, directoryNo, told }] : [];
    }),
  );
  const [first] = suspects;
  const isOne = suspects.every(({ directoryNo }) => directoryNo === first?.directoryNo);
  const place = directories.get(first?.directoryNo ?? NO_DIRECTORY);
  // Counting again is one question for each directory, and a step has room for one.
  if (!isOne || place === undefined) return new Set(suspects.map(({ userNo }) => userNo));
  const accountIds = await accountIdsOf(
    sql,
    suspects.map(({ userNo }) => userNo),
  );
  const { items } = await api.searchUsers({
    directoryId: asDirectoryId(place.directoryId),
    accountIds: [...accountIds.values()].map(asAccountId),
    cursor: null,
  });
  const again = new Map<string, number | null>(items.map((row) => [row.user.accountId, row.resourceCount]));
  const isShort = ({ userNo, told }: (typeof suspects)[number]): boolean =>
    told < (again.get(accountIds.get(userNo) ?? '') ?? 0);
  return new Set(suspects.filter(isShort).map(({ userNo }) => userNo));
}

/** Returns on how many resources of a directory the roles are; one that names no directory may be any's. */
function countResources(assignments: readonly UserRoleAssignment[], directoryId: string | undefined): number {
  const isHere = (each: UserRoleAssignment): boolean =>
    directoryId === undefined || each.directoryId === null || each.directoryId === directoryId;
  return new Set(assignments.filter(isHere).map((each) => each.resourceAri)).size;
}

/** Reads the role assignments of the users; who is gone by now holds none. */
async function rolesOfUsers(tools: RoleTools, userNos: readonly number[]): Promise<RolesOfUser[]> {
  const accountIds = await accountIdsOf(tools.sql, userNos);
  const places = await tools.context.places();
  // With several directories one question covers them all.
  const [only, second] = places.directories.values();
  const directoryId = only === undefined || second !== undefined ? null : asDirectoryId(only.directoryId);
  return inLanes(userNos, LANES, async (userNo) => {
    const accountId = asAccountId(accountIds.get(userNo) ?? '');
    const { items } = await readWhole((cursor) =>
      tools.api.listUserRoles({ directoryId, accountId, cursor }),
    ).catch((error: unknown) => {
      if (error instanceof NotFound) return { items: [] };
      throw error;
    });
    return { userNo, assignments: items, ...directRolesFrom(items, places) };
  });
}

/** Keeps the roles that are held by more than a group. */
function directRolesFrom(assignments: readonly UserRoleAssignment[], places: Places) {
  const roles: DirectRole[] = [];
  let unmatched = 0;
  for (const assignment of assignments.filter((each) => isLicensedOwner(each.resourceOwner))) {
    const resource = places.findResource(assignment.resourceAri, assignment.resourceOwner);
    if (resource === null) {
      unmatched += 1;
      continue;
    }
    for (const { roleId, methods } of assignment.roles) {
      const method = methods.find((each) => each !== 'group_direct');
      if (method !== undefined) roles.push({ resourceNo: resource.resourceNo, roleId, method });
    }
  }
  return { roles, unmatched };
}
