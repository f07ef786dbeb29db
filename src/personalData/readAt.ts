// When the app last read an account's data. Atlassian answers with what changed after that instant, so it may be
// told too early – then somebody is read once more than needed – and never too late.
import type { StoredProfile } from '../store/profiles';

// A page is asked for at most two leases (of 120 s each) before its rows are written: one in which it is read ahead,
// one in which it is written.
const WRITTEN_LATE_MS = 240_000;

/**
 * `usersReadAt`: since when everybody who is not gone was read, or null when no complete sync tells. A row that stays
 * the same tells of no later reading; who is gone was in none since.
 */
export function readAt(
  profile: Pick<StoredProfile, 'changedAt' | 'goneAt'>,
  usersReadAt: number | null,
): number {
  const byRow = profile.changedAt - WRITTEN_LATE_MS;
  return profile.goneAt === null && usersReadAt !== null ? Math.max(byRow, usersReadAt) : byRow;
}
