// One page of users as read in one directory: users, their place in the directory, memberships, access, activity.
import type { UserRow } from '../atlassian/api';
import { isBilled } from '../domain/access';
import type { Sql } from '../ports';
import { setDirectoryOfGroups } from '../store/groups';
import { rowHash } from '../store/hash';
import { addTodo } from '../store/todo';
import {
  lastActiveOf,
  upsertDirectoryContents,
  withdrawContentHashes,
  type DirectoryContent,
  type ToldActivity,
} from '../store/directoryUsers';
import {
  deleteMemberships,
  directRolesOf,
  groupsOf,
  insertMemberships,
  type DirectRole,
} from '../store/userContent';
import { upsertUsers, type UpsertedUser } from '../store/users';
import { resourcesGiven, type GroupInMind, type Places } from './context';
import { deriveUsers, latest, type UserFacts } from './derive';
import { followMembers } from './memberCounts';
import type { SyncTools } from './stage';
import { NO_DIRECTORY } from './state';

export type UserWriting = Pick<SyncTools, 'sql' | 'clock' | 'context' | 'countsSince'>;

export interface WrittenUsers {
  readonly userNos: readonly number[];
  readonly added: number;
  readonly changed: number;
  readonly rows: number;
  /** Things that could not be matched, counted. */
  readonly unmatchedActivity: number;
  readonly countsNotTold: number;
  readonly groupsNotTold: number;
  /** Rows that named an account for the second time within the page. */
  readonly duplicates: number;
}

/** One user of the page with everything that was read, in numbers. */
interface ReadUser {
  readonly row: UserRow;
  readonly stored: UpsertedUser;
  readonly groups: readonly GroupInMind[];
  readonly lastActive: ReadonlyMap<number, number> | null;
  readonly contentHash: string;
}

/** Writes the page. Safe to repeat. */
export async function writeUsers(
  writing: UserWriting,
  directoryNo: number,
  page: readonly UserRow[],
): Promise<WrittenUsers> {
  const { sql, context } = writing;
  await placeGroups(writing, directoryNo, page);
  const [places, groupsById] = await Promise.all([context.places(), context.groups()]);
  const rows = [...new Map(page.map((row) => [row.user.accountId, row])).values()];
  const upserted = await upsertUsers(
    sql,
    rows.map((row) => row.user),
    { now: writing.clock.now(), directoryNo, numbers: context.userNumbers },
  );
  let unmatchedActivity = 0;
  const users = rows.flatMap((row, i): ReadUser[] => {
    const stored = upserted.users[i];
    if (stored === undefined) return [];
    const groups = (row.groupIds ?? []).flatMap((groupId) => groupsById.get(groupId) ?? []);
    const { lastActive, unmatched } = lastActiveFrom(row, places);
    unmatchedActivity += unmatched;
    return [{ row, stored, groups, lastActive, contentHash: hashOf(row, groups, lastActive) }];
  });
  const changed = new Set(users.filter((user) => user.stored.contentHash !== user.contentHash));
  const directRoles = await directRolesOf(sql, storedNosOf(changed));
  await noteUnexplained(sql, users, directRoles);
  const contentRows = await writeContents(writing, directoryNo, {
    places,
    changed: [...changed],
    directRoles,
  });
  return {
    userNos: users.map((user) => user.stored.userNo),
    added: users.filter((user) => user.stored.isNew).length,
    changed: users.filter((user) => !user.stored.isNew && (user.stored.isChanged || changed.has(user)))
      .length,
    rows: upserted.rows + contentRows,
    unmatchedActivity,
    countsNotTold: rows.filter((row) => row.resourceCount === null).length,
    // Who is in no directory is in no group of one either.
    groupsNotTold: directoryNo === NO_DIRECTORY ? 0 : rows.filter((row) => row.groupIds === null).length,
    duplicates: page.length - rows.length,
  };
}

/**
 * A directory's users are in its own groups only: so it is known for groups of which it was not told. Without it, the
 * groups of another directory would be taken from who is in both.
 */
async function placeGroups(
  { sql, context }: UserWriting,
  directoryNo: number,
  page: readonly UserRow[],
): Promise<void> {
  if (directoryNo === NO_DIRECTORY) return;
  const groups = await context.groups();
  const unplaced = new Map<string, number>();
  for (const groupId of page.flatMap((row) => row.groupIds ?? [])) {
    const group = groups.get(groupId);
    if (group?.directoryNo === null) unplaced.set(groupId, group.groupNo);
  }
  if (unplaced.size === 0) return;
  await setDirectoryOfGroups(sql, directoryNo, [...unplaced.values()]);
  await context.placeGroups(directoryNo, unplaced.keys());
}

/** Users of whom something may be stored already, by number. */
function storedNosOf(users: Iterable<ReadUser>): number[] {
  return [...users].filter((user) => !user.stored.isNew).map((user) => user.stored.userNo);
}

async function writeContents(
  writing: UserWriting,
  directoryNo: number,
  page: {
    readonly places: Places;
    readonly changed: readonly ReadUser[];
    readonly directRoles: ReadonlyMap<number, readonly DirectRole[]>;
  },
): Promise<number> {
  const { places, changed, directRoles } = page;
  if (changed.length === 0) return 0;
  const { sql } = writing;
  await withdrawContentHashes(
    sql,
    directoryNo,
    changed.filter((user) => user.stored.contentHash !== null).map((user) => user.stored.userNo),
  );
  const memberships = await writeMemberships(writing, directoryNo, changed);
  const told = await lastActiveOf(sql, storedNosOf(changed));
  const contents: DirectoryContent[] = changed.map((user) => ({
    directoryNo,
    userNo: user.stored.userNo,
    contentHash: user.contentHash,
    // Not told this time: what was told before is still the best that is known.
    lastActive: user.lastActive ?? toldIn(told.get(user.stored.userNo), directoryNo),
    resourceCount: user.row.resourceCount,
  }));
  const facts = changed.map((user, i): UserFacts => {
    const { userNo, isNew } = user.stored;
    const others = (told.get(userNo) ?? []).filter((each) => each.directoryNo !== directoryNo);
    return {
      userNo,
      isNew,
      groups: memberships.groupsOf.get(userNo) ?? [],
      directRoles: directRoles.get(userNo) ?? [],
      lastActive: latest([contents[i]?.lastActive ?? null, ...others.map((each) => each.lastActive)]),
      addedAt: user.row.user.addedAt,
      isBilled: isBilled(user.row.user.status),
    };
  });
  const derivedRows = await deriveUsers(sql, places, facts);
  // The content's hash claims all that the page told, so it goes first and comes last: a stop in between repeats
  // the page's work, even if the page tells again what it told before.
  const contentRows = await upsertDirectoryContents(sql, contents);
  return memberships.rows + derivedRows + contentRows;
}

function toldIn(
  contents: readonly ToldActivity[] | undefined,
  directoryNo: number,
): ToldActivity['lastActive'] {
  return contents?.find((content) => content.directoryNo === directoryNo)?.lastActive ?? null;
}

/** Brings the memberships in this directory's groups to what was read; groups of other directories stay. */
async function writeMemberships(
  writing: UserWriting,
  directoryNo: number,
  users: readonly ReadUser[],
): Promise<{ readonly rows: number; readonly groupsOf: ReadonlyMap<number, readonly GroupInMind[]> }> {
  const { sql, context } = writing;
  const [stored, groups] = await Promise.all([groupsOf(sql, storedNosOf(users)), context.groupsByNo()]);
  const added: [number, number][] = [];
  const removed = new Map<number, number[]>();
  const after = new Map<number, readonly GroupInMind[]>();
  for (const { stored: user, groups: read, row } of users) {
    const before = new Set(stored.get(user.userNo));
    const now = new Set(read.map((group) => group.groupNo));
    for (const groupNo of now) if (!before.has(groupNo)) added.push([user.userNo, groupNo]);
    const unread = [...before].filter((groupNo) => !now.has(groupNo));
    const gone =
      row.groupIds === null ? [] : unread.filter((no) => !isElsewhere(groups.get(no), directoryNo));
    if (gone.length > 0) removed.set(user.userNo, gone);
    const kept = unread.filter((no) => !gone.includes(no));
    after.set(
      user.userNo,
      [...now, ...kept].flatMap((no) => groups.get(no) ?? []),
    );
  }
  const rows = (await insertMemberships(sql, added)) + (await deleteMemberships(sql, removed));
  await followMembers(writing, {
    joined: added.map(([, groupNo]) => groupNo),
    left: [...removed.values()].flat(),
  });
  return { rows, groupsOf: after };
}

function isElsewhere(group: GroupInMind | undefined, directoryNo: number): boolean {
  return group !== undefined && group.directoryNo !== null && group.directoryNo !== directoryNo;
}

function lastActiveFrom(row: UserRow, places: Places) {
  if (row.activity === null) return { lastActive: null, unmatched: 0 };
  const lastActive = new Map<number, number>();
  let unmatched = 0;
  for (const use of row.activity) {
    const resource = places.findResource(use.resourceAri, use.productKey);
    if (resource === null) unmatched += 1;
    else if (use.lastActiveAt !== null) {
      const known = lastActive.get(resource.resourceNo) ?? use.lastActiveAt;
      lastActive.set(resource.resourceNo, Math.max(known, use.lastActiveAt));
    }
  }
  return { lastActive, unmatched };
}

/** Change it when more, or something else, is derived from the content: the next sync derives everybody anew. */
const DERIVED_FORM = 6;

function hashOf(
  row: UserRow,
  groups: readonly GroupInMind[],
  lastActive: ReadonlyMap<number, number> | null,
): string {
  return rowHash([
    DERIVED_FORM,
    ...groups.map((group) => `${group.groupNo} ${group.rolesHash}`).sort(),
    row.groupIds === null ? 'groups not told' : 'groups',
    ...[...(lastActive ?? [])].map(([no, at]) => `${no}:${at}`).sort(),
    lastActive === null ? 'activity not told' : 'activity',
    row.user.addedAt,
    isBilled(row.user.status) ? 'billed' : 'not billed',
    row.resourceCount,
  ]);
}

/**
 * Notes the users whose number of resources their groups do not explain, and those whose known direct roles
 * (keyed by user number) may have changed with their groups: only their role assignments can tell.
 */
async function noteUnexplained(
  sql: Sql,
  users: readonly ReadUser[],
  directRoles: ReadonlyMap<number, unknown>,
): Promise<void> {
  const unexplained = users.filter(
    (user) => directRoles.has(user.stored.userNo) || isUnexplained(user.row.resourceCount, user.groups),
  );
  await addTodo(
    sql,
    'direct',
    unexplained.map((user) => ({ directoryNo: 0, userNo: user.stored.userNo })),
  );
}

function isUnexplained(resourceCount: number | null, groups: readonly GroupInMind[]): boolean {
  return resourceCount !== null && resourcesGiven(groups).size !== resourceCount;
}
