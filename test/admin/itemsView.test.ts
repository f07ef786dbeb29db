import { describe, expect, it } from 'vitest';
import {
  EVERY_ITEM,
  isAnyItem,
  itemsPath,
  type ItemsView,
  itemsViewFrom,
} from '../../static/admin/src/operations/itemsView';

const read = (path: string): ItemsView =>
  itemsViewFrom(new URL(path, 'https://page.example.test').searchParams);

describe('which users of an operation are shown', () => {
  it('stays what people have bookmarked', () => {
    const view: ItemsView = {
      outcome: 'partly',
      reason: 'default-group',
      state: 'failed',
      search: 'ann & bo',
      after: 50,
    };

    expect([itemsPath('op-1', view), itemsPath('op-1', {})]).toMatchInlineSnapshot(`
      [
        "/operations/op-1?outcome=partly&reason=default-group&state=failed&search=ann+%26+bo&after=50",
        "/operations/op-1",
      ]
    `);
    expect(read(itemsPath('op-1', view))).toEqual(view);
    expect(read(itemsPath('op-1', {}))).toEqual(EVERY_ITEM);
  });

  it('passes over what an address cannot mean', () => {
    const view = read('/operations/op-1?outcome=all&reason=none&state=gone&search=&after=-3');

    expect(view).toEqual(EVERY_ITEM);
    expect(isAnyItem(view)).toBe(true);
  });
});
