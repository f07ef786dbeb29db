import { describe, expect, it } from 'vitest';
import { readFilterFile, refusedByLine } from '../../src/contract/savedFilterFile';

const filter = { all: [{ field: 'status', operator: 'any-of', values: ['active'] }] };
const kept = {
  version: 1,
  name: 'Active',
  description: '',
  visibility: 'private',
  filter,
  context: null,
  sort: null,
};

const fileOf = (...filters: unknown[]): string => JSON.stringify(filters, null, 1);

describe('a file of saved filters', () => {
  it('gives back what was exported', () => {
    expect(readFilterFile(fileOf(kept))).toEqual({
      fault: null,
      found: [{ line: 2, filter: kept }],
      problems: [],
    });
  });

  it('tells each problem by its line and takes the others', () => {
    const text = `[
{"version": 1, "name": "A", "filter": {"all": []}},
{"version": 2, "name": "B", "filter": {"all": []}},
{"version": 1, "name": "C",
 "filter": {"all": [
  {"field": "status", "operator": "any-of", "values": ["active"]},
  {"field": "shoe size", "operator": "any-of", "values": ["43"]}
 ]}},
{"version": 1, "name": "D", "filter": {"all": []}, "colour": "red"},
{"version": 1, "filter": {"all": []}}
]`;

    expect(readFilterFile(text)).toMatchObject({
      fault: null,
      found: [{ line: 2, filter: { name: 'A' } }],
      problems: [
        { line: 3, name: 'B', problem: 'unknown-version' },
        { line: 7, name: 'C', problem: 'malformed' },
        { line: 9, name: 'D', problem: 'unknown-field' },
        { line: 10, name: null, problem: 'missing' },
      ],
    });
  });

  it('says what is wrong with a file as a whole', () => {
    expect(readFilterFile('[\n{"name": }]')).toEqual({ fault: 'not-json', line: 2 });
    expect(readFilterFile('{}')).toEqual({ fault: 'not-a-list' });
    expect(readFilterFile('[]')).toEqual({ fault: 'empty' });
    expect(readFilterFile(JSON.stringify(Array.from({ length: 201 }, () => kept)))).toEqual({
      fault: 'too-many',
    });
  });

  it('tells what an answer refused by the line of the file', () => {
    const sent = [
      { line: 2, filter: { ...kept } },
      { line: 9, filter: { ...kept } },
    ] as Parameters<typeof refusedByLine>[1];

    expect(refusedByLine([{ at: '[1]', name: 'Active', problem: 'too-many' }], sent)).toEqual([
      { line: 9, name: 'Active', problem: 'too-many' },
    ]);
  });
});
