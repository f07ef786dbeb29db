// Takes groups and resources out of the mirror, with all that users have through them: so many users a step.
import { withdrawRolesHashes } from '../store/groupRoles';
import { forgetGroup, markGroupGone } from '../store/groups';
import { forgetRolesOn, forgetUseOf, markResourceGone } from '../store/places';
import { withdrawContentHashes } from '../store/directoryUsers';
import { deleteMembers, listHolders, listMembers } from '../store/userContent';
import { deriveUsers, storedFacts } from './derive';
import type { SyncTools } from './stage';

const USERS_PER_STATEMENT = 500;
// Some seconds of work, far within the lease of a job: a group may have all users, and a product, too.
const USERS_PER_STEP = 5_000;

type RemovalTools = Pick<SyncTools, 'sql' | 'clock' | 'context'>;

export interface Removed {
  readonly rows: number;
  /** Users who were looked at. */
  readonly users: number;
  /** False: there are more users than there was room for; the same again goes on. */
  readonly isGone: boolean;
}

/** Removes one after the other while the step has room for their users. `left`: those that it had none for. */
export async function removeSome(
  nos: readonly number[],
  remove: (no: number, room: number) => Promise<Removed>,
): Promise<{ readonly rows: number; readonly left: readonly number[] }> {
  let room = USERS_PER_STEP;
  let rows = 0;
  for (const [i, no] of nos.entries()) {
    const removed = await remove(no, room);
    room -= removed.users;
    rows += removed.rows;
    if (!removed.isGone) return { rows, left: nos.slice(i) };
  }
  return { rows, left: [] };
}

export async function removeGroup(
  tools: RemovalTools,
  groupNo: number,
  room = Number.POSITIVE_INFINITY,
): Promise<Removed> {
  const { sql, context } = tools;
  let rows = await forgetGroup(sql, groupNo);
  context.forget();
  const places = await context.places();
  for (let users = 0; ;) {
    const members = await listMembers(sql, groupNo, { after: 0, limit: USERS_PER_STATEMENT });
    if (members.length === 0) {
      await markGroupGone(sql, groupNo, tools.clock.now());
      return { rows: rows + 1, users, isGone: true };
    }
    if (users >= room) return { rows, users, isGone: false };
    users += members.length;
    // A group that comes back must find its members again: no hash may claim that they are still stored.
    await withdrawContentHashes(sql, null, members);
    const facts = await storedFacts(sql, context, members);
    const without = facts.map((user) => ({
      ...user,
      groups: user.groups.filter((group) => group.groupNo !== groupNo),
    }));
    // Members go last: a stop before that repeats all of this.
    rows += await deriveUsers(sql, places, without);
    rows += await deleteMembers(sql, groupNo, members);
  }
}

export async function removeResource(
  tools: RemovalTools,
  resourceNo: number,
  room = Number.POSITIVE_INFINITY,
): Promise<Removed> {
  const { sql, context } = tools;
  // Should it come back, no hash may claim that what hangs on it is still stored.
  await withdrawRolesHashes(sql, resourceNo);
  let rows = await forgetRolesOn(sql, resourceNo);
  context.forget();
  const places = await context.places();
  let users = 0;
  for (let after = 0; ;) {
    const holders = await listHolders(sql, resourceNo, { after, limit: USERS_PER_STATEMENT });
    if (holders.length === 0) break;
    if (users >= room) return { rows, users, isGone: false };
    users += holders.length;
    await withdrawContentHashes(sql, null, holders);
    rows += await deriveUsers(sql, places, await storedFacts(sql, context, holders));
    after = holders.at(-1) ?? after;
  }
  rows += await forgetUseOf(sql, resourceNo);
  await markResourceGone(sql, resourceNo, tools.clock.now());
  return { rows: rows + 1, users, isGone: true };
}
