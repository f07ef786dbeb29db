// Where most users hold roles that no group gives, the holders of each product are searched for: a page tells a
// hundred of them, a user's own role assignments only one. Non-billable direct roles stay unseen this way.
import type { UserRow } from '../atlassian/api';
import { BILLABLE_ROLES } from '../domain/role';
import { listFound, markFound } from '../store/foundRoles';
import { countHolders } from '../store/seatHolders';
import { addTodo, clearSomeTodo } from '../store/todo';
import { addDirectRoles, directRolesOf, forgetDirectRolesOn, groupsOf } from '../store/userContent';
import { userNosOf } from '../store/users';
import { FROM_THE_START, readListing } from './listing';
import { endless } from './readPlaces';
import { settleDirectRoles } from './settleDirectRoles';
import type { DirectSearch, SyncState, WorkOf } from './state';
import type { Advance, SyncTools } from './stage';

type Work = WorkOf<'direct-roles'>;
type PartOf<Part extends DirectSearch['part']> = Extract<DirectSearch, { part: Part }>;

const USERS_PER_PAGE = 100;

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
      return forgetFound(state, { work, search }, tools);
    case 'search':
      return searchPage(state, { work, search }, tools);
    case 'settle':
      return settleDirectRoles(state, { work, search }, tools);
  }
}

interface At<Part extends DirectSearch['part']> {
  readonly work: Work;
  readonly search: PartOf<Part>;
}

async function forgetFound(
  state: SyncState,
  { work, search }: At<'forget'>,
  tools: SyncTools,
): Promise<Advance> {
  const isClear = await clearSomeTodo(tools.sql, 'found');
  if (!isClear) return { state, work, rows: 0, done: 0 };
  const next = await searchAfter(tools, { pages: search.pages, resourceNo: 0, roleId: '' });
  return { state, work: { ...work, search: next }, rows: 0, done: 0 };
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
  const rows = await keepFound(tools, page.items, { resourceNo, roleId });
  const next =
    page.is === 'page' && page.next !== null ? { ...search, ...page.next } : await searchAfter(tools, search);
  const told = page.is === 'endless' ? endless(state, 'direct-roles') : state;
  return { state: told, work: { ...work, search: next }, rows, done: 0 };
}

/** Keeps the holders to whom no group gives what they have, and remembers that they were found. */
async function keepFound(tools: SyncTools, holders: readonly UserRow[], role: BillableRole): Promise<number> {
  const { sql } = tools;
  const { resourceNo, roleId } = role;
  const candidates = await holdersWithoutGroup(tools, holders, role);
  const stronger = await listFound(sql, new Map([[resourceNo, candidates]]));
  const found = candidates.filter((userNo) => !stronger.has(userNo));
  const stored = await directRolesOf(sql, found);
  const rolesHere = (userNo: number): string[] =>
    (stored.get(userNo) ?? []).filter((each) => each.resourceNo === resourceNo).map((each) => each.roleId);
  const changed = found.filter((userNo) => !rolesHere(userNo).includes(roleId));
  const replaced = changed.filter((userNo) =>
    rolesHere(userNo).some((each) => BILLABLE_ROLES.includes(each)),
  );
  // Whoever has something new must be derived, also when no count betrayed them.
  await addTodo(
    sql,
    'direct',
    changed.map((userNo) => ({ directoryNo: 0, userNo })),
  );
  const forgotten = await forgetDirectRolesOn(sql, new Map(replaced.map((userNo) => [userNo, [resourceNo]])));
  const added = await addDirectRoles(
    sql,
    changed.map((userNo) => ({ ...role, userNo, method: 'direct' })),
  );
  // Last: a page that is repeated writes again whatever is not marked.
  await markFound(sql, resourceNo, found);
  return forgotten + added;
}

interface BillableRole {
  readonly resourceNo: number;
  readonly roleId: string;
}

/** Returns the holders, by number, to whom neither a group nor a stored direct role gives a seat of the product. */
export async function unexplainedHolders(
  tools: HolderTools,
  holders: readonly UserRow[],
  role: BillableRole,
): Promise<number[]> {
  const userNos = await holdersWithoutGroup(tools, holders, role);
  const stored = await directRolesOf(tools.sql, userNos);
  return userNos.filter((userNo) => !(stored.get(userNo) ?? []).some((each) => givesSeat(each, role)));
}

type HolderTools = Pick<SyncTools, 'sql' | 'context'>;

async function holdersWithoutGroup(
  { sql, context }: HolderTools,
  holders: readonly UserRow[],
  role: BillableRole,
): Promise<number[]> {
  const byId = await userNosOf(
    sql,
    holders.map(({ user }) => user.accountId),
  );
  const userNos = [...byId.values()];
  const [memberships, groups] = await Promise.all([groupsOf(sql, userNos), context.groupsByNo()]);
  return userNos.filter(
    (userNo) =>
      !(memberships.get(userNo) ?? []).some((groupNo) =>
        groups.get(groupNo)?.roles.some((given) => givesSeat(given, role)),
      ),
  );
}

function givesSeat(given: BillableRole, { resourceNo }: BillableRole): boolean {
  return given.resourceNo === resourceNo && BILLABLE_ROLES.includes(given.roleId);
}
