import { describe, expect, it } from 'vitest';
import { userViewFromParams } from '../../src/domain/userView';
import type { UserListItem } from '../../src/contract/views';
import { chosenUsers } from '../../static/admin/src/table/chosenUsers';
import { RowSelection } from '../../static/admin/src/table/rowSelection';

const view = userViewFromParams([['status.any-of', 'suspended']]);
const { filter, context } = view;

/** A page of these users, of so many on all pages. */
const aList = (ids: readonly string[], total: number) => ({
  // Only the ids matter here.
  items: ids.map((accountId) => ({ accountId }) as UserListItem),
  total,
});

function chosen(ids: readonly string[], list: ReturnType<typeof aList>) {
  const selection = new RowSelection();
  selection.set(ids, true);
  return chosenUsers(selection.state(), view, list);
}

describe('whom a selection is about', () => {
  it('is what the filter says when every row of its only page is chosen', () => {
    expect(chosen(['ann', 'bob'], aList(['ann', 'bob'], 2))).toEqual({
      kind: 'matching',
      filter,
      context,
      except: [],
    });
  });

  it('is the rows, when only some are chosen, or only one page of several', () => {
    const these = { kind: 'these', accountIds: ['ann', 'bob'] };

    expect(chosen(['ann', 'bob'], aList(['ann', 'bob', 'eve'], 3))).toEqual(these);
    expect(chosen(['ann', 'bob'], aList(['ann', 'bob'], 3))).toEqual(these);
  });

  it('is the rows, when as many are listed meanwhile, but others', () => {
    expect(chosen(['ann', 'bob'], aList(['ann', 'eve'], 2))).toEqual({
      kind: 'these',
      accountIds: ['ann', 'bob'],
    });
  });

  it('is one user where the filter chooses only that one', () => {
    expect(chosen(['ann'], aList(['ann'], 1))).toEqual({ kind: 'these', accountIds: ['ann'] });
  });
});
