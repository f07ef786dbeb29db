// Access, activity and sums follow from what was read: groups, direct roles, last uses. Derived per user, compared
// with what is stored, and only the differences are written.
import { accessFrom, type Access, type AccessPath, type UserSums } from '../domain/access';
import { activityByScope, type ScopeActivity } from '../domain/activity';
import type { Sql } from '../ports';
import { activityOf, deleteActivity, upsertActivity } from '../store/activity';
import { lastActiveOf } from '../store/directoryUsers';
import {
  accessOf,
  deleteAccess,
  directRolesOf,
  groupsOf,
  upsertAccess,
  type DirectRole,
} from '../store/userContent';
import { profileFactsOf } from '../store/users';
import { sumsOf, upsertSums } from '../store/userSums';
import type { Context, GroupInMind, Places } from './context';

/** All that a user's access and activity follow from. */
export interface UserFacts {
  readonly userNo: number;
  /** True when nothing can be stored of the user yet. */
  readonly isNew: boolean;
  readonly groups: readonly GroupInMind[];
  readonly directRoles: readonly DirectRole[];
  readonly lastActive: ReadonlyMap<number, number> | null;
  readonly addedAt: number | null;
  readonly isBilled: boolean;
}

/** Stores what follows from the users' facts. Returns the number of rows written. */
export async function deriveUsers(
  sql: Sql,
  places: Pick<Places, 'scopes' | 'siteOf'>,
  users: readonly UserFacts[],
): Promise<number> {
  const storedNos = users.filter((user) => !user.isNew).map((user) => user.userNo);
  const [storedAccess, storedActivity, storedSums] = await Promise.all([
    accessOf(sql, storedNos),
    activityOf(sql, storedNos),
    sumsOf(sql, storedNos),
  ]);
  const access = new Differences<Access>(
    (a, b) => a.isSeat === b.isSeat && a.isDirect === b.isDirect && a.soleGroupNo === b.soleGroupNo,
  );
  const activity = new Differences<ScopeActivity>(
    (a, b) => a.effectiveAt === b.effectiveAt && a.isNever === b.isNever && a.isHeld === b.isHeld,
  );
  const sums: [number, UserSums][] = [];
  for (const user of users) {
    const paths = [...pathsOf(user)];
    const held = accessFrom(paths, user);
    access.compare(user.userNo, new Map(storedAccess.get(user.userNo) ?? []), held);
    const rows = activityByScope({ ...user, held: held.keys() }, places.scopes);
    activity.compare(
      user.userNo,
      new Map((storedActivity.get(user.userNo) ?? []).map((row) => [row.scopeNo, row])),
      new Map(rows.map((row) => [row.scopeNo, row])),
    );
    const sum = sumsFrom({ ...user, paths }, held, places);
    if (!isSame(sum, storedSums.get(user.userNo))) sums.push([user.userNo, sum]);
  }
  const written = await Promise.all([
    upsertAccess(
      sql,
      access.changed.map(([userNo, resourceNo, value]) => ({ userNo, resourceNo, access: value })),
    ),
    upsertActivity(
      sql,
      activity.changed.map(([userNo, , value]) => ({ userNo, activity: value })),
    ),
    upsertSums(sql, sums),
    deleteActivity(sql, activity.gone),
  ]);
  // Who removes a product finds its users by their access, so it goes last: a stop before that repeats all of this.
  const deleted = await deleteAccess(sql, access.gone);
  return written.reduce((sum, rows) => sum + rows, deleted);
}

/** Returns the facts of users as they are stored. */
export async function storedFacts(
  sql: Sql,
  context: Context,
  userNos: readonly number[],
): Promise<UserFacts[]> {
  const [memberships, directRoles, contents, profiles, groups] = await Promise.all([
    groupsOf(sql, userNos),
    directRolesOf(sql, userNos),
    lastActiveOf(sql, userNos),
    profileFactsOf(sql, userNos),
    context.groupsByNo(),
  ]);
  return userNos.map((userNo) => ({
    userNo,
    isNew: false,
    groups: (memberships.get(userNo) ?? []).flatMap((no) => groups.get(no) ?? []),
    directRoles: directRoles.get(userNo) ?? [],
    lastActive: latest((contents.get(userNo) ?? []).map((content) => content.lastActive)),
    ...(profiles.get(userNo) ?? NOT_STORED),
  }));
}

const NOT_STORED = { addedAt: null, isBilled: false };

/** Joins what several directories told; null when none did. */
export function latest(
  readings: readonly (ReadonlyMap<number, number> | null)[],
): ReadonlyMap<number, number> | null {
  const told = readings.filter((reading) => reading !== null);
  if (told.length <= 1) return told[0] ?? null;
  const joined = new Map<number, number>();
  for (const reading of told) {
    for (const [no, at] of reading) joined.set(no, Math.max(at, joined.get(no) ?? at));
  }
  return joined;
}

function sumsFrom(
  { groups, paths }: Pick<UserFacts, 'groups'> & { readonly paths: readonly AccessPath[] },
  held: ReadonlyMap<number, Access>,
  { siteOf }: Pick<Places, 'siteOf'>,
): UserSums {
  return {
    sites: new Set([...held.keys()].map(siteOf).filter((no) => no !== null)).size,
    products: held.size,
    seats: [...held.values()].filter((access) => access.isSeat).length,
    groups: groups.length,
    roles: [...new Set(paths.filter(isGiven).map((path) => path.roleId))].sort(),
  };
}

/** An inferred role follows from another one. */
function isGiven({ groupNo, isDirect }: AccessPath): boolean {
  return groupNo !== null || isDirect;
}

function isSame(sum: UserSums, stored: UserSums | undefined): boolean {
  return (
    sum.sites === stored?.sites &&
    sum.products === stored.products &&
    sum.seats === stored.seats &&
    sum.groups === stored.groups &&
    sum.roles.join() === stored.roles.join()
  );
}

function* pathsOf({ groups, directRoles }: UserFacts): Iterable<AccessPath> {
  for (const group of groups) {
    for (const role of group.roles) yield { ...role, groupNo: group.groupNo, isDirect: false };
  }
  for (const role of directRoles) {
    // An inferred role follows from another one: it can be taken from nobody directly.
    const isDirect = role.method !== 'inferred';
    yield { resourceNo: role.resourceNo, roleId: role.roleId, groupNo: null, isDirect };
  }
}

/** What must be written and deleted so that the stored values become the derived ones. */
class Differences<Value> {
  /** [user number, key, value]. */
  readonly changed: [number, number, Value][] = [];
  /** Keys, by user number. */
  readonly gone = new Map<number, number[]>();
  readonly #equal: (a: Value, b: Value) => boolean;

  constructor(equal: (a: Value, b: Value) => boolean) {
    this.#equal = equal;
  }

  compare(userNo: number, stored: ReadonlyMap<number, Value>, derived: ReadonlyMap<number, Value>): void {
    for (const [key, value] of derived) {
      const before = stored.get(key);
      if (before === undefined || !this.#equal(before, value)) this.changed.push([userNo, key, value]);
    }
    const gone = [...stored.keys()].filter((key) => !derived.has(key));
    if (gone.length > 0) this.gone.set(userNo, gone);
  }
}
