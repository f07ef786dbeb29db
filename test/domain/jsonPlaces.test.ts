import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPlaces, lineOfPath } from '../../src/domain/jsonPlaces';

const wrongLine = (text: string): number | null => jsonPlaces(text).wrongLine;

describe('the places of a JSON text', () => {
  it('are the lines on which its values begin', () => {
    const { lines } = jsonPlaces('[\n  {"a": 1,\n   "b": [true,\n null]},\n "x"\n]');

    expect(Object.fromEntries(lines ?? [])).toEqual({
      '': 1,
      '[0]': 2,
      '[0].a': 2,
      '[0].b': 3,
      '[0].b[0]': 3,
      '[0].b[1]': 4,
      '[1]': 5,
    });
  });

  it('lead from a place that is missing to what is around it', () => {
    const { lines } = jsonPlaces('[\n{"filter":\n{"all": []}}]');

    expect(lineOfPath(lines ?? new Map(), '[0].filter.all[3].values')).toBe(3);
    expect(lineOfPath(lines ?? new Map(), '[0].name')).toBe(2);
    expect(lineOfPath(lines ?? new Map(), '')).toBe(1);
  });

  it('end at the line that is no JSON', () => {
    expect(wrongLine('[\n1,\n]')).toBe(3);
    expect(wrongLine('[\n1\n2]')).toBe(3);
    expect(wrongLine('{"a"\n1}')).toBe(2);
    expect(wrongLine('["\\q"]')).toBe(1);
    expect(wrongLine('\n"open')).toBe(2);
    expect(wrongLine('')).toBe(1);
    expect(wrongLine('['.repeat(100_000))).toBe(1);
  });

  it('exist for every JSON, and for nothing else', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(wrongLine(text)).toBeNull();
      }),
    );
    const pieces = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      ' ',
      '\n',
      'true',
      '\\',
      '"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(wrongLine(text) === null).toBe(isJson(text));
      }),
      { numRuns: 1_000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
