// How many members a group has: Atlassian tells it with the group, and between two readings of the group it follows the
// users who are read by themselves.
import { addToUserCounts } from '../store/groups';
import type { SyncTools } from './stage';

/** `joined`, `left`: numbers of groups, once for each user. */
export async function followMembers(
  { sql, countsSince }: Pick<SyncTools, 'sql' | 'countsSince'>,
  { joined, left }: { readonly joined: readonly number[]; readonly left: readonly number[] },
): Promise<void> {
  if (countsSince === undefined) return;
  const added = new Map<number, number>();
  for (const groupNo of joined) added.set(groupNo, (added.get(groupNo) ?? 0) + 1);
  for (const groupNo of left) added.set(groupNo, (added.get(groupNo) ?? 0) - 1);
  await addToUserCounts(sql, added, countsSince);
}
