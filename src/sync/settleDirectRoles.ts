// What the searches for direct roles came to. A stored role that they did not show is forgotten only if without it
// nothing is missing of what Atlassian counts: a search that was cut short takes nothing away.
import { listFound } from '../store/foundRoles';
import { resourceCountsOf } from '../store/directoryUsers';
import { listTodo, removeUsersFromTodo } from '../store/todo';
import { forgetDirectRolesOn } from '../store/userContent';
import { resourcesGiven } from './context';
import { deriveUsers, storedFacts, type UserFacts } from './derive';
import { warned, withShortRoles, type DirectSearch, type SyncState, type WorkOf } from './state';
import type { Advance, SyncTools } from './stage';

type Work = WorkOf<'direct-roles'>;
type Settling = Extract<DirectSearch, { part: 'settle' }>;

// Bounded like every statement.
const USERS_PER_STEP = 500;

/** Derives what was found; who is still unexplained is asked for one by one, as long as that costs no more. */
export async function settleDirectRoles(
  state: SyncState,
  { work, search }: { readonly work: Work; readonly search: Settling },
  tools: SyncTools,
): Promise<Advance> {
  const { sql, context } = tools;
  const userNos = await listTodo(sql, 'direct', { after: search.after, limit: USERS_PER_STEP });
  const last = userNos.at(-1);
  if (last === undefined) return { state, work: { ...work, search: null }, rows: 0, done: 0 };
  const judged = await judge(userNos, tools);
  const derived = await deriveUsers(
    sql,
    await context.places(),
    judged.map(({ facts }) => facts),
  );
  const gone = new Map(judged.map(({ facts, goneFrom }) => [facts.userNo, goneFrom]));
  const forgotten = await forgetDirectRolesOn(sql, gone);
  const open = judged.filter(({ verdict }) => verdict !== 'settled');
  const dropped = open.slice(Math.max(0, search.pages - search.kept));
  const unproven = dropped.filter(({ verdict }) => verdict === 'unproven').length;
  const settled = judged.filter((user) => !open.includes(user) || dropped.includes(user));
  if (settled.length > 0)
    await removeUsersFromTodo(
      sql,
      'direct',
      settled.map(({ facts }) => facts.userNo),
    );
  const kept = search.kept + open.length - dropped.length;
  return {
    state: withShortRoles(warned(state, 'unexplained-counts', dropped.length - unproven), unproven),
    work: { ...work, search: { ...search, after: last, kept } },
    rows: derived + forgotten,
    done: settled.length,
  };
}

interface Judged {
  /** As they are from now on. */
  readonly facts: UserFacts;
  /** Resources on which nothing stored of the user's own is left. */
  readonly goneFrom: readonly number[];
  /** unproven: a stored role was not found, and Atlassian counts as if it were still there. */
  readonly verdict: 'settled' | 'unexplained' | 'unproven';
}

async function judge(userNos: readonly number[], { sql, context }: SyncTools): Promise<Judged[]> {
  const [users, counts] = await Promise.all([
    storedFacts(sql, context, userNos),
    resourceCountsOf(sql, userNos),
  ]);
  const found = await listFound(sql, byResource(users));
  return users.map((user): Judged => {
    const told = counts.get(user.userNo)?.reduce((sum, { count }) => sum + count, 0) ?? null;
    const here = new Set(found.get(user.userNo));
    const without = { ...user, directRoles: user.directRoles.filter((role) => here.has(role.resourceNo)) };
    const isShown = without.directRoles.length === user.directRoles.length;
    const isProven = isShown || (told !== null && countResources(without) >= told);
    if (!isProven) return { facts: user, goneFrom: [], verdict: 'unproven' };
    const isSettled = without.directRoles.length > 0 || countResources(without) === told;
    const goneFrom = user.directRoles.map((role) => role.resourceNo).filter((no) => !here.has(no));
    return { facts: without, goneFrom, verdict: isSettled ? 'settled' : 'unexplained' };
  });
}

/** Returns the users who have something stored of their own there. */
function byResource(users: readonly UserFacts[]): Map<number, number[]> {
  const holders = new Map<number, Set<number>>();
  for (const { userNo, directRoles } of users) {
    for (const { resourceNo } of directRoles) {
      holders.set(resourceNo, (holders.get(resourceNo) ?? new Set()).add(userNo));
    }
  }
  return new Map([...holders].map(([resourceNo, userNos]) => [resourceNo, [...userNos]]));
}

function countResources({ groups, directRoles }: UserFacts): number {
  const given = resourcesGiven(groups);
  for (const { resourceNo } of directRoles) given.add(resourceNo);
  return given.size;
}
