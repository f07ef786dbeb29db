// Access and activity follow from what was read: groups, direct roles, last uses. Derived per user, compared
// with what is stored, and only the differences are written.
import { accessFrom, type Access, type AccessPath } from '../domain/access';
import { activityByScope, type ScopeActivity, type Scopes } from '../domain/activity';
import type { Sql } from '../ports';
import {
  accessOf,
  activityOf,
  deleteAccess,
  deleteActivity,
  directRolesOf,
  groupsOf,
  lastActiveOf,
  upsertAccess,
  upsertActivity,
  type DirectRole,
} from '../store/userContent';
import { addedAtOf } from '../store/users';
import type { Context, GroupInMind } from './context';

/** All that a user's access and activity follow from. */
export interface UserFacts {
  readonly userNo: number;
  /** True when nothing can be stored of the user yet. */
  readonly isNew: boolean;
  readonly groups: readonly GroupInMind[];
  readonly lastActive: ReadonlyMap<number, number> | null;
  readonly addedAt: number | null;
}

/** Stores what follows from the users' facts. Returns the number of rows written. */
export async function deriveUsers(sql: Sql, scopes: Scopes, users: readonly UserFacts[]): Promise<number> {
  const storedNos = users.filter((user) => !user.isNew).map((user) => user.userNo);
  const [directRoles, storedAccess, storedActivity] = await Promise.all([
    directRolesOf(sql, storedNos),
    accessOf(sql, storedNos),
    activityOf(sql, storedNos),
  ]);
  const access = new Differences<Access>((a, b) => a.isSeat === b.isSeat && a.isDirect === b.isDirect);
  const activity = new Differences<ScopeActivity>(
    (a, b) => a.effectiveAt === b.effectiveAt && a.isNever === b.isNever,
  );
  for (const user of users) {
    const held = accessFrom(pathsOf(user.groups, directRoles.get(user.userNo) ?? []));
    access.compare(user.userNo, new Map(storedAccess.get(user.userNo) ?? []), held);
    const rows = activityByScope({ ...user, held: held.keys() }, scopes);
    activity.compare(
      user.userNo,
      new Map((storedActivity.get(user.userNo) ?? []).map((row) => [row.scopeNo, row])),
      new Map(rows.map((row) => [row.scopeNo, row])),
    );
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
    deleteAccess(sql, access.gone),
    deleteActivity(sql, activity.gone),
  ]);
  return written.reduce((sum, rows) => sum + rows, 0);
}

/** Returns the facts of users as they are stored. */
export async function storedFacts(
  sql: Sql,
  context: Context,
  userNos: readonly number[],
): Promise<UserFacts[]> {
  const [memberships, contents, addedAts, groups] = await Promise.all([
    groupsOf(sql, userNos),
    lastActiveOf(sql, userNos),
    addedAtOf(sql, userNos),
    context.groupsByNo(),
  ]);
  return userNos.map((userNo) => ({
    userNo,
    isNew: false,
    groups: (memberships.get(userNo) ?? []).flatMap((no) => groups.get(no) ?? []),
    lastActive: latest((contents.get(userNo) ?? []).map((content) => content.lastActive)),
    addedAt: addedAts.get(userNo) ?? null,
  }));
}

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

function* pathsOf(groups: readonly GroupInMind[], directRoles: readonly DirectRole[]): Iterable<AccessPath> {
  for (const group of groups) {
    for (const role of group.roles) yield { ...role, isDirect: false };
  }
  for (const role of directRoles) {
    // An inferred role follows from another one: it can be taken from nobody directly.
    yield { resourceNo: role.resourceNo, roleId: role.roleId, isDirect: role.method !== 'inferred' };
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
