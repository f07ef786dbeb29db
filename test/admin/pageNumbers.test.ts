import { describe, expect, it } from 'vitest';
import { pageNumbers } from '../../static/admin/src/table/pageNumbers';

describe('the numbers of a pager', () => {
  it('are the first, the last and those around the page shown', () => {
    expect(pageNumbers(1, 1)).toEqual([1]);
    expect(pageNumbers(2, 3)).toEqual([1, 2, 3]);
    expect(pageNumbers(1, 20)).toEqual([1, 2, 3, 4, 5, 20]);
    expect(pageNumbers(10, 20)).toEqual([1, 8, 9, 10, 11, 12, 20]);
    expect(pageNumbers(20, 20)).toEqual([1, 16, 17, 18, 19, 20]);
  });

  it('stay within the list for a page that does not exist', () => {
    expect(pageNumbers(9_999, 3)).toEqual([1, 2, 3]);
  });
});
