// The accounts of a selection, one by one.
import type { AccountId } from '../../../../src/domain/ids';
import type { Selection } from '../../../../src/domain/selection';
import { MOST_TARGET_USERS } from '../../../../src/domain/syncTarget';
import { call } from './call';

const PAGE_SIZE = 100;

/** Returns at most as many as one sync takes. */
export async function readChosen(selection: Selection, timeZone: string): Promise<readonly AccountId[]> {
  if (selection.kind === 'these') return selection.accountIds;
  const { filter, context, except } = selection;
  const excepted = new Set(except);
  const accountIds: AccountId[] = [];
  for (let page = 1; accountIds.length < MOST_TARGET_USERS; page += 1) {
    const request = { filter, context: context ?? null, page, pageSize: PAGE_SIZE, timeZone } as const;
    const { items, total } = await call('users.list', request);
    accountIds.push(...items.map(({ accountId }) => accountId).filter((id) => !excepted.has(id)));
    if (page * PAGE_SIZE >= total) break;
  }
  return accountIds.slice(0, MOST_TARGET_USERS);
}
