// The users of a small sync: those whom a search shows, then those who are stored as such and were not shown.
import type { UserRow } from '../atlassian/api';
import { searchBounds } from '../atlassian/limits';
import { countHoldersOf, listHoldersOf } from '../store/chosen';
import { accountIdsOf } from '../store/users';
import { directoriesOf, holdersOf, searchOf } from './chosen';
import { FROM_THE_START, readListing } from './listing';
import { readAsked } from './readAsked';
import { learnSomeGroups } from './readGroups';
import { endless } from './readPlaces';
import { noted, whereIs } from './readUsers';
import { Seen } from './seen';
import { NOBODY_ASKED, unsettle } from './settle';
import type { Advance, SyncTools } from './stage';
import type { SyncState, Work, WorkOf } from './state';
import { countingMembers } from './visit';
import { writeUsers } from './writeUsers';

/** Reads one page of one directory. */
export async function readChosenUsers(
  state: SyncState,
  work: WorkOf<'chosen-users'>,
  tools: SyncTools,
): Promise<Advance> {
  const { chosen } = work;
  const query = await searchOf(tools.context, chosen, work.part);
  if (query === null) {
    const next: Work = { stage: 'chosen-unseen', chosen, seen: work.seen, after: 0, next: [] };
    return { state, work: next, rows: 0, done: 0 };
  }
  const [directoryNo] = work.directoryNos;
  if (directoryNo === undefined) {
    const directoryNos = await directoriesOf(tools.context, chosen);
    const next = { ...work, ...FROM_THE_START, part: work.part + 1, directoryNos };
    return { state, work: next, rows: 0, done: 0 };
  }
  const total = state.figures.total ?? (await countStored(work, tools));
  const place = await whereIs(directoryNo, tools);
  const name = `chosen ${work.part} ${directoryNo} ${work.pass} ${work.cursor}`;
  const page = await tools.ahead.take(name, () =>
    readListing<UserRow>(work, (cursor) => tools.api.searchUsers({ ...place, ...query, cursor })),
  );
  if (page.is === 'again') return { state, work: { ...work, ...page.next }, rows: 0, done: 0, total };
  const groupIds = page.items.flatMap((row) => row.groupIds ?? []);
  const learned = await learnSomeGroups(state, tools, groupIds);
  if (!learned.isAll) {
    tools.ahead.keep(name, page);
    return { state: learned.state, work, rows: 0, done: 0, total };
  }
  const read = await writePage(learned.state, { directoryNo, rows: page.items, seen: work.seen }, tools);
  const next =
    page.is === 'page' && page.next !== null
      ? { ...work, ...page.next, seen: read.seen }
      : { ...work, ...FROM_THE_START, directoryNos: work.directoryNos.slice(1), seen: read.seen };
  const told = page.is === 'endless' ? endless(read.state, 'users') : read.state;
  return { state: told, work: next, rows: read.rows, done: page.items.length, total };
}

async function countStored({ chosen }: WorkOf<'chosen-users'>, { sql, context }: SyncTools): Promise<number> {
  const counts = await countHoldersOf(sql, await holdersOf(context, chosen));
  return [...counts.values()].reduce((sum, n) => sum + n, 0);
}

async function writePage(
  state: SyncState,
  page: { readonly directoryNo: number; readonly rows: readonly UserRow[]; readonly seen: string },
  tools: SyncTools,
) {
  const written = await writeUsers(countingMembers(state, tools), page.directoryNo, page.rows);
  const { userNos, rows } = written;
  const seen = Seen.fromText(page.seen);
  for (const no of userNos) seen.add(no);
  const settled = await unsettle(noted(state, written), { userNos, asked: NOBODY_ASKED }, tools);
  return { state: settled, rows, seen: seen.toText() };
}

const STORED_PER_PAGE = 1_000;

/** Reads users who were stored as holders and not shown, by their ids; a step chooses the next, another reads them. */
export async function readChosenUnseen(
  state: SyncState,
  work: WorkOf<'chosen-unseen'>,
  tools: SyncTools,
): Promise<Advance | 'over'> {
  if (work.next.length > 0) {
    const accountIds = [...(await accountIdsOf(tools.sql, work.next)).values()];
    const read = await readAsked(state, accountIds, tools);
    return { ...read, work: { ...work, next: [] }, done: work.next.length };
  }
  const next = await nextUnseen(work, tools);
  const after = next.at(-1);
  return after === undefined ? 'over' : { state, work: { ...work, next, after }, rows: 0, done: 0 };
}

async function nextUnseen(work: WorkOf<'chosen-unseen'>, tools: SyncTools): Promise<number[]> {
  const seen = Seen.fromText(work.seen);
  const holders = await holdersOf(tools.context, work.chosen);
  const unseen: number[] = [];
  for (let { after } = work; unseen.length < searchBounds.accountIds;) {
    const nos = await listHoldersOf(tools.sql, holders, { after, limit: STORED_PER_PAGE });
    unseen.push(...nos.filter((no) => !seen.has(no)));
    if (nos.length < STORED_PER_PAGE) break;
    after = nos.at(-1) ?? after;
  }
  return unseen.slice(0, searchBounds.accountIds);
}
