// Where most users hold roles that no group gives, the holders of each product are searched for: a page tells a
// hundred of them, a user's own role assignments only one. Non-billable direct roles stay unseen this way.
import type { UserRow } from '../atlassian/api';
import { BILLABLE_ROLES } from '../domain/role';
import { addTodo, listTodo, removeUsersFromTodo } from '../store/todo';
import { countHolders } from '../store/seatHolders';
import { addDirectRoles, directRolesOf, forgetDirectRoles, groupsOf } from '../store/userContent';
import { userNosOf } from '../store/users';
import { deriveUsers, storedFacts } from './derive';
import { FROM_THE_START, readListing } from './listing';
import { endless } from './readPlaces';
import { warned, type DirectSearch, type SyncState, type WorkOf } from './state';
import type { Advance, SyncTools } from './stage';

type Work = WorkOf<'direct-roles'>;
type PartOf<Part extends DirectSearch['part']> = Extract<DirectSearch, { part: Part }>;

const USERS_PER_PAGE = 100;
// Bounded like every statement.
const USERS_PER_STEP = 500;

/** Returns how the searches begin, or null where asking user by user takes no more requests. */
export async function searchIfCheaper(
  { sql, context }: SyncTools,
  users: number,
): Promise<DirectSearch | null> {
  const { resources } = await context.places();
  // Each search is at least a page.
  const searches = resources.length * BILLABLE_ROLES.length;
  if (users <= searches) return null;
  const holders = [...(await countHolders(sql)).values()];
  const pages = searches + holders.reduce((sum, n) => sum + Math.floor(n / USERS_PER_PAGE), 0);
  return users <= pages ? null : { part: 'forget', pages };
}

export async function searchDirectRoles(
  state: SyncState,
  work: Work & { readonly search: DirectSearch },
  tools: SyncTools,
): Promise<Advance> {
  const { search } = work;
  switch (search.part) {
    case 'forget':
      return forgetStale(state, { work, search }, tools);
    case 'search':
      return searchPage(state, { work, search }, tools);
    case 'settle':
      return settle(state, { work, search }, tools);
  }
}

interface At<Part extends DirectSearch['part']> {
  readonly work: Work;
  readonly search: PartOf<Part>;
}

/** What these users held by themselves is found anew. */
async function forgetStale(
  state: SyncState,
  { work, search }: At<'forget'>,
  tools: SyncTools,
): Promise<Advance> {
  let rows = 0;
  for (let after = 0; ;) {
    const userNos = await listTodo(tools.sql, 'direct', { after, limit: USERS_PER_STEP });
    const last = userNos.at(-1);
    if (last === undefined) break;
    rows += await forgetDirectRoles(tools.sql, userNos);
    after = last;
  }
  const next = await searchAfter(tools, { pages: search.pages, resourceNo: 0, roleId: '' });
  return { state, work: { ...work, search: next }, rows, done: 0 };
}

/** Returns the search of the next role, of the next resource, or the settling. */
async function searchAfter(
  { context }: SyncTools,
  {
    pages,
    resourceNo,
    roleId,
  }: { readonly pages: number; readonly resourceNo: number; readonly roleId: string },
): Promise<DirectSearch> {
  const { resources } = await context.places();
  const nextRole = resourceNo === 0 ? undefined : BILLABLE_ROLES[BILLABLE_ROLES.indexOf(roleId) + 1];
  if (nextRole !== undefined)
    return { part: 'search', pages, resourceNo, roleId: nextRole, ...FROM_THE_START };
  const next = resources.find((resource) => resource.resourceNo > resourceNo);
  const [firstRole] = BILLABLE_ROLES;
  if (next === undefined || firstRole === undefined) return { part: 'settle', pages, after: 0, kept: 0 };
  return { part: 'search', pages, resourceNo: next.resourceNo, roleId: firstRole, ...FROM_THE_START };
}

async function searchPage(
  state: SyncState,
  { work, search }: At<'search'>,
  tools: SyncTools,
): Promise<Advance> {
  const { resourceNo, roleId } = search;
  const { resources } = await tools.context.places();
  const resourceId = resources.find((each) => each.resourceNo === resourceNo)?.resourceId ?? '';
  const page = await readListing<UserRow>(search, (cursor) =>
    tools.api.searchUsers({ directoryId: null, resourceIds: [resourceId], roleIds: [roleId], cursor }),
  );
  if (page.is === 'again')
    return { state, work: { ...work, search: { ...search, ...page.next } }, rows: 0, done: 0 };
  const rows = await addUnexplained(tools, page.items, { resourceNo, roleId });
  const next =
    page.is === 'page' && page.next !== null ? { ...search, ...page.next } : await searchAfter(tools, search);
  const told = page.is === 'endless' ? endless(state, 'direct-roles') : state;
  return { state: told, work: { ...work, search: next }, rows, done: 0 };
}

/** Keeps the holders whom nothing known explains. */
async function addUnexplained(
  tools: SyncTools,
  holders: readonly UserRow[],
  role: BillableRole,
): Promise<number> {
  const unexplained = await unexplainedHolders(tools, holders, role);
  // Whoever is found must be derived, also when no count betrayed them.
  await addTodo(
    tools.sql,
    'direct',
    unexplained.map((userNo) => ({ directoryNo: 0, userNo })),
  );
  return addDirectRoles(
    tools.sql,
    unexplained.map((userNo) => ({ ...role, userNo, method: 'direct' })),
  );
}

interface BillableRole {
  readonly resourceNo: number;
  readonly roleId: string;
}

/** Returns the holders, by number, to whom neither a group nor a stronger direct role gives a seat of the product. */
export async function unexplainedHolders(
  { sql, context }: Pick<SyncTools, 'sql' | 'context'>,
  holders: readonly UserRow[],
  { resourceNo }: BillableRole,
): Promise<number[]> {
  const byId = await userNosOf(
    sql,
    holders.map(({ user }) => user.accountId),
  );
  const userNos = [...byId.values()];
  const [memberships, found, groups] = await Promise.all([
    groupsOf(sql, userNos),
    directRolesOf(sql, userNos),
    context.groupsByNo(),
  ]);
  const isOurs = (given: BillableRole): boolean =>
    given.resourceNo === resourceNo && BILLABLE_ROLES.includes(given.roleId);
  const isExplained = (userNo: number): boolean =>
    (found.get(userNo) ?? []).some(isOurs) ||
    (memberships.get(userNo) ?? []).some((groupNo) => groups.get(groupNo)?.roles.some(isOurs));
  return userNos.filter((userNo) => !isExplained(userNo));
}

/** Derives what was found; who is still unexplained is asked for one by one, as long as that costs no more. */
async function settle(state: SyncState, { work, search }: At<'settle'>, tools: SyncTools): Promise<Advance> {
  const { sql, context } = tools;
  const userNos = await listTodo(sql, 'direct', { after: search.after, limit: USERS_PER_STEP });
  const last = userNos.at(-1);
  if (last === undefined) return { state, work: { ...work, search: null }, rows: 0, done: 0 };
  const rows = await deriveUsers(sql, await context.places(), await storedFacts(sql, context, userNos));
  const found = await directRolesOf(sql, userNos);
  const left = userNos.filter((userNo) => !found.has(userNo));
  const dropped = left.slice(Math.max(0, search.pages - search.kept));
  const settled = [...found.keys(), ...dropped];
  if (settled.length > 0) await removeUsersFromTodo(sql, 'direct', settled);
  const kept = search.kept + left.length - dropped.length;
  return {
    state: warned(state, 'unexplained-counts', dropped.length),
    work: { ...work, search: { ...search, after: last, kept } },
    rows,
    done: settled.length,
  };
}
