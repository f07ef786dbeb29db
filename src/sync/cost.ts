// How many calls a small sync takes, from what the mirror knows. Exact while nobody changes the organization, but for
// one call each for users whose access no group explains and of whom no direct role is known.
import { searchBounds } from '../atlassian/limits';
import type { SyncCost, SyncTarget } from '../domain/syncTarget';
import type { Sql } from '../ports';
import { countDirectHolders, countHoldersOf, listGroupsGiving, listGroupsToRead } from '../store/chosen';
import { chunks } from '../store/rows';
import { lastActiveOf } from '../store/directoryUsers';
import { directRolesOf } from '../store/userContent';
import { userNosOf } from '../store/users';
import { directoriesOf, holdersOf, partsOf, resourcesAt } from './chosen';
import { Context } from './context';
import { NO_DIRECTORY, type Chosen } from './state';

const ROWS_PER_PAGE = 100;
const RESOURCES_PER_PAGE = 1_000;

/** Returns the calls without a rate limit's repetitions. */
export async function costOf(sql: Sql, target: SyncTarget): Promise<SyncCost> {
  const context = new Context(sql);
  if (target.kind === 'users') return costOfUsers(sql, context, target.accountIds);
  if (target.kind === 'group') {
    const chosen: Chosen = { by: 'groups', groupIds: [target.groupId], begunAt: 0 };
    const { nos } = await holdersOf(context, chosen);
    const withRoles = await listGroupsToRead(sql, nos);
    return plus(1 + withRoles.length, await costOfHolders(sql, context, chosen));
  }
  const { resources } = await context.places();
  const resourceNos = resourcesAt(target, resources).map(({ resourceNo }) => resourceNo);
  const chosen: Chosen = { by: 'resources', resourceNos };
  let before = pages(resources.length, RESOURCES_PER_PAGE);
  for (const part of partsOf(chosen))
    before += pages((await listGroupsGiving(sql, part)).length, ROWS_PER_PAGE);
  before += (await listGroupsGiving(sql, resourceNos)).length;
  return plus(before, await costOfHolders(sql, context, chosen));
}

async function costOfUsers(sql: Sql, context: Context, accountIds: readonly string[]): Promise<SyncCost> {
  const userNos = await userNosOf(sql, accountIds);
  const contents = await lastActiveOf(sql, [...userNos.values()]);
  const isPlaced = (accountId: string): boolean =>
    (contents.get(userNos.get(accountId) ?? 0) ?? []).some(({ directoryNo }) => directoryNo !== NO_DIRECTORY);
  const { directories } = await context.places();
  let atLeast = 0;
  for (const part of chunks(accountIds, searchBounds.accountIds)) {
    // One answer over several directories may tell the groups of one only: each is asked.
    atLeast += 1 + (directories.size > 1 && part.some(isPlaced) ? directories.size : 0);
  }
  const direct = await directRolesOf(sql, [...userNos.values()]);
  return { atLeast, atMost: atLeast + direct.size, users: accountIds.length };
}

/** A page at least is asked of each directory that may hold some. */
async function costOfHolders(sql: Sql, context: Context, chosen: Chosen): Promise<SyncCost> {
  const holders = await holdersOf(context, chosen);
  const directoryNos = await directoriesOf(context, chosen);
  const parts = chosen.by === 'groups' ? [holders.nos] : partsOf(chosen);
  let atLeast = 0;
  for (const nos of parts.filter((part) => part.length > 0)) {
    const counts = await countHoldersOf(sql, { ...holders, nos });
    for (const no of directoryNos) atLeast += pages(counts.get(no) ?? 0, ROWS_PER_PAGE);
  }
  const all = await countHoldersOf(sql, holders);
  const users = directoryNos.reduce((sum, no) => sum + (all.get(no) ?? 0), 0);
  return { atLeast, atMost: atLeast + (await countDirectHolders(sql, holders)), users };
}

/** Also an empty list is a page. */
function pages(rows: number, size: number): number {
  return Math.max(1, Math.ceil(rows / size));
}

function plus(calls: number, cost: SyncCost): SyncCost {
  return { ...cost, atLeast: calls + cost.atLeast, atMost: calls + cost.atMost };
}
