import type { AccountId } from '../../../../src/domain/ids';
import type { Selection } from '../../../../src/domain/selection';
import { call } from './call';
import { firstAccounts } from './firstAccounts';

/** Returns the accounts of a selection, at most as many as one sync takes. */
export async function readChosen(selection: Selection, timeZone: string): Promise<readonly AccountId[]> {
  if (selection.kind === 'these') return selection.accountIds;
  const context = selection.context ?? null;
  return firstAccounts((after) =>
    call('users.export', { selection, context, timeZone, after, purpose: 'choice' }),
  );
}
