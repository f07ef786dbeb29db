// Users whom somebody wants read anew, at most as many at a time as one search takes.
import { readAccounts } from './readAccounts';
import type { Advance, SyncTools } from './stage';
import type { SyncState } from './state';

export async function readAsked(
  state: SyncState,
  accountIds: readonly string[],
  tools: SyncTools,
): Promise<Advance> {
  const asked = { accountIds: [...accountIds], begunAt: tools.clock.now() };
  return { ...(await readAccounts(state, asked, tools)), work: state.work, done: 0 };
}
