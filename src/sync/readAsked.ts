// Users whom somebody wants read anew, at most as many at a time as one search takes.
import { readAccounts } from './readAccounts';
import { unsettle } from './settle';
import type { Advance, SyncTools } from './stage';
import type { SyncState } from './state';

export async function readAsked(
  state: SyncState,
  accountIds: readonly string[],
  tools: SyncTools,
): Promise<Advance> {
  const begunAt = tools.clock.now();
  const { state: told, rows, userNos } = await readAccounts(state, accountIds, tools);
  const asked = { accountIds: [...accountIds], begunAt };
  return { state: await unsettle(told, { userNos, asked }, tools), work: state.work, rows, done: 0 };
}
