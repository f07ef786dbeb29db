import { describe, expect, it } from 'vitest';
import { asAccountId } from '../../src/domain/ids';
import { MOST_TARGET_USERS } from '../../src/domain/syncTarget';
import type { NumberedRow } from '../../src/domain/userExport';
import { firstAccounts } from '../../static/admin/src/api/firstAccounts';

const PAGE = 900;

/** A backend that holds so many users, whom it finds by number. */
function backend(users: number) {
  const asked: (string | null)[] = [];
  return {
    asked,
    readPage: async (after: string | null) => {
      asked.push(after);
      const from = Number(after ?? 0);
      const nos = Array.from({ length: Math.min(PAGE, users - from) }, (_, i) => from + i + 1);
      return {
        rows: nos.map((no) => ({ accountId: asAccountId(`user-${no}`) }) as NumberedRow),
        next: from + PAGE < users ? String(from + PAGE) : null,
      };
    },
  };
}

describe('the accounts of a selection', () => {
  it('are read page by page, each from where the one before ended', async () => {
    const { asked, readPage } = backend(1_850);

    const accountIds = await firstAccounts(readPage);

    expect(new Set(accountIds).size).toBe(1_850);
    expect(asked).toEqual([null, '900', '1800']);
  });

  it('are no more than one sync takes', async () => {
    const { asked, readPage } = backend(10_000);

    expect(await firstAccounts(readPage)).toHaveLength(MOST_TARGET_USERS);
    expect(asked).toHaveLength(3);
  });

  it('may be nobody', async () => {
    expect(await firstAccounts(backend(0).readPage)).toEqual([]);
  });
});
