import { describe, expect, it } from 'vitest';
import { rowAfterKey } from '../../static/admin/src/table/rowKeys';

describe('the keys of a table', () => {
  it('lead from row to row, and no further than the first and the last', () => {
    expect(rowAfterKey('ArrowDown', 0, 25)).toBe(1);
    expect(rowAfterKey('ArrowDown', 24, 25)).toBe(24);
    expect(rowAfterKey('ArrowUp', 0, 25)).toBe(0);
    expect(rowAfterKey('PageDown', 3, 25)).toBe(13);
    expect(rowAfterKey('PageUp', 3, 25)).toBe(0);
    expect(rowAfterKey('End', 3, 25)).toBe(24);
    expect(rowAfterKey('Home', 3, 25)).toBe(0);
  });

  it('begin with the first row where no row had the keyboard', () => {
    expect(rowAfterKey('ArrowDown', -1, 25)).toBe(0);
    expect(rowAfterKey('ArrowUp', -1, 25)).toBe(0);
  });

  it('lead nowhere without rows, and other keys never', () => {
    expect(rowAfterKey('ArrowDown', -1, 0)).toBeNull();
    expect(rowAfterKey('a', 3, 25)).toBeNull();
  });
});
