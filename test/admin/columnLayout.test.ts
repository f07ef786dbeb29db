import { describe, expect, it } from 'vitest';
import {
  areEqual,
  haveStandardWidths,
  type KnownColumn,
  moveColumn,
  readColumns,
  resizeColumn,
  standardColumns,
  toggleColumn,
} from '../../static/admin/src/table/columnLayout';

const KNOWN: readonly KnownColumn[] = [
  { key: 'name', width: 200 },
  { key: 'email', width: 180 },
  { key: 'status', width: 100 },
  { key: 'seats', width: 90, isOptional: true },
];
const SHOWN = standardColumns(KNOWN);
const keysOf = (columns: readonly { readonly key: string }[]): string =>
  columns.map(({ key }) => key).join(' ');

describe('the columns of a table', () => {
  it('are those that come with it, until somebody chooses', () => {
    expect(keysOf(SHOWN)).toBe('name email status');
    expect(readColumns(KNOWN, [])).toEqual(SHOWN);
    expect(haveStandardWidths(KNOWN, SHOWN)).toBe(true);
  });

  it('begin with the one that names the row, whatever was chosen', () => {
    const chosen = [
      { key: 'seats', width: 64 },
      { key: 'name', width: 300 },
    ];

    expect(readColumns(KNOWN, chosen)).toEqual([chosen[1], chosen[0]]);
    expect(keysOf(readColumns(KNOWN, chosen.slice(0, 1)))).toBe('name seats');
  });

  it('pass over those that the table does not know', () => {
    expect(keysOf(readColumns(KNOWN, [{ key: 'shoe-size', width: 64 }, ...SHOWN]))).toBe('name email status');
    expect(readColumns(KNOWN, [{ key: 'shoe-size', width: 64 }])).toEqual(SHOWN);
  });

  it('can be moved to any place but the first', () => {
    expect(keysOf(moveColumn(SHOWN, 'status', 1))).toBe('name status email');
    expect(moveColumn(SHOWN, 'status', 0)).toBe(SHOWN);
    expect(moveColumn(SHOWN, 'status', 3)).toBe(SHOWN);
    expect(moveColumn(SHOWN, 'name', 1)).toBe(SHOWN);
  });

  it('stay wide enough for their header, and no wider than can be kept', () => {
    const widthOf = (width: number) => resizeColumn(SHOWN, 'email', width)[1]?.width;

    expect([widthOf(-5), widthOf(222.4), widthOf(99_999)]).toEqual([56, 222, 2_000]);
    expect(haveStandardWidths(KNOWN, resizeColumn(SHOWN, 'email', 222))).toBe(false);
  });

  it('can be hidden, but for the first, and come back at the end', () => {
    const hidden = toggleColumn(KNOWN, SHOWN, 'email');

    expect(keysOf(hidden)).toBe('name status');
    expect(keysOf(toggleColumn(KNOWN, hidden, 'email'))).toBe('name status email');
    expect(toggleColumn(KNOWN, SHOWN, 'name')).toBe(SHOWN);
    expect(toggleColumn(KNOWN, SHOWN, 'shoe-size')).toBe(SHOWN);
  });

  it('are the same only in the same order and as wide', () => {
    expect(areEqual(SHOWN, [...SHOWN])).toBe(true);
    expect(areEqual(SHOWN, SHOWN.toReversed())).toBe(false);
    expect(areEqual(SHOWN, resizeColumn(SHOWN, 'name', 201))).toBe(false);
  });
});
