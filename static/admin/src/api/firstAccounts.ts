import type { AccountId } from '../../../../src/domain/ids';
import { MOST_TARGET_USERS } from '../../../../src/domain/syncTarget';
import type { ExportPage } from '../../../../src/domain/userExport';

/**
 * Returns at most as many accounts as one sync takes. Goes along pages that follow the users' own numbers: pages of
 * the list move while a sync writes, and would leave somebody out. `after` null: the first page.
 */
export async function firstAccounts(
  readPage: (after: string | null) => Promise<Pick<ExportPage, 'rows' | 'next'>>,
): Promise<readonly AccountId[]> {
  const accountIds: AccountId[] = [];
  for (let after: string | null = null; accountIds.length < MOST_TARGET_USERS;) {
    const { rows, next } = await readPage(after);
    accountIds.push(...rows.map(({ accountId }) => accountId));
    if (next === null) break;
    after = next;
  }
  return accountIds.slice(0, MOST_TARGET_USERS);
}
