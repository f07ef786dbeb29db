// Files as another program reads them: SheetJS for spreadsheets, csv-parse for comma-separated text.
import { read as readBook, utils, type WorkBook } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportCellWords, exportColumnWords } from '../../src/contract/exportWords';
import { asAccountId } from '../../src/domain/ids';
import { type ExportColumnKey, exportColumnKeys, type ExportRow } from '../../src/domain/userExport';
import { headersOf } from '../../static/admin/src/export/cells';
import { csvParts } from '../../static/admin/src/export/csvFile';
import type { ExportFile } from '../../static/admin/src/export/exportFile';
import { fromInert, toInert } from '../../static/admin/src/export/inertText';
import { jsonParts } from '../../static/admin/src/export/jsonFile';
import { xlsxParts } from '../../static/admin/src/export/xlsxFile';
import { ROOT } from '../support/sourceTree';

/** Half past eight in the evening of a summer's day in Berlin, and of the day before in New York. */
const AT = Date.UTC(2026, 6, 1, 0, 30, 15);

const aRow = (facts: Partial<ExportRow> = {}): ExportRow => ({
  accountId: asAccountId('557058:ana'),
  name: 'Ana Alves',
  isErased: false,
  email: 'ana@example.test',
  status: 'active',
  accountType: 'managed',
  source: 'synced',
  mfaEnabled: true,
  jobTitle: 'Engineer',
  department: 'Research',
  platformRoles: ['atlassian/org-admin'],
  seats: 1,
  sites: ['acme.atlassian.net'],
  products: [
    { productKey: 'jira-software', site: 'acme.atlassian.net', isSeat: true, roles: ['atlassian/user'] },
  ],
  groups: ['jira-users', 'staff'],
  lastActive: { kind: 'used', at: AT },
  addedAt: AT,
  changedAt: AT,
  ...facts,
});

const aFile = (
  rows: readonly ExportRow[],
  columns: readonly ExportColumnKey[] = exportColumnKeys,
): ExportFile => ({
  columns,
  rows,
  about: {
    organization: '=Acme',
    selection: 'All users',
    activityIn: 'Whole organization',
    dataAsOf: '2026-11-22T09:15:00+01:00',
    exportedAt: '2026-11-22T09:16:00+01:00',
    timeZone: 'Europe/Berlin',
    users: rows.length,
    selected: rows.length,
  },
  madeAt: AT,
  timeZone: 'Europe/Berlin',
});

const csvText = (file: ExportFile, bom = false): string => [...csvParts(file, { bom })].join('');
// As the browser writes it.
const csvRows = (file: ExportFile): string[][] =>
  parse(Buffer.from(csvText(file)), { relax_column_count: false });
const book = (file: ExportFile): WorkBook => readBook(Buffer.concat([...xlsxParts(file)]), { cellNF: true });
const sheetRows = (file: ExportFile, sheet = 0): unknown[][] => {
  const { Sheets, SheetNames } = book(file);
  return utils.sheet_to_json(Sheets[SheetNames[sheet] ?? ''] ?? {}, { header: 1, raw: true, defval: null });
};
const json = (file: ExportFile): { about: object; users: Record<string, unknown>[] } =>
  JSON.parse([...jsonParts(file)].join('')) as ReturnType<typeof json>;

/** What a spreadsheet would run; written anew here, not taken from the code. */
const RUNS = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

const hostile = [
  '=HYPERLINK("http://evil.test","x")',
  '+1+1',
  '-2+3+cmd|" /C calc"!A0',
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '   =1+1',
  '\u00a0=1+1',
  '\u3000=1+1',
  '\ufeff=1+1',
  '\u200b=1+1',
  '\u0000=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  "'=1+1",
  "'quoted",
  'a "quoted" name, with comma',
  'two\nlines',
  'two\r\nlines',
  ' blanks at the ends ',
  'emoji 👩‍👩‍👧‍👦 🇩🇪',
  'مرحبا \u202eright to left\u202c',
  'NUL \u0000 inside',
  'bell \u0007, escape \u001b, \ufffe',
  '_x0041_ looks escaped',
  '<b>&amp;</b>]]>',
  '0012',
  '1e5',
];

describe('a text that leaves in a spreadsheet', () => {
  it.each(hostile)('never begins like a formula, and can be had back: %j', (text) => {
    expect(toInert(text)).not.toMatch(RUNS);
    expect(fromInert(toInert(text))).toBe(text);
  });

  it.each(['Ana', 'a=b', 'x@example.test', '', "O'Neil", '1-2'])(
    'stays as it is when it is harmless: %j',
    (text) => {
      expect(toInert(text)).toBe(text);
    },
  );

  it('keeps both for any text', () => {
    const sign = fc.constantFrom("'", ' ', '=', '＝', '-', '\t', '\n', '\u0000', '\u200b', 'a', '"', ';');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: sign }), fc.string({ unit: 'binary' })), (text) => {
        expect(toInert(text)).not.toMatch(RUNS);
        expect(fromInert(toInert(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('comma-separated text', () => {
  it('has the header in words, one line a user, dates in the zone, and the mark that Excel wants', () => {
    const text = csvText(aFile([aRow()], ['name', 'added', 'seats', 'mfa']), true);

    expect(text).toBe(
      '\uFEFFName,Added,Licenses,Two-step verification,Notes\r\nAna Alves,2026-07-01T02:30:15+02:00,1,On,\r\n',
    );
  });

  it('brings any text back through a reader of another author', () => {
    const rows = hostile.map((name) => aRow({ name, department: name, groups: [name, 'staff'] }));

    const read = csvRows(aFile(rows, ['name', 'department', 'groups']));

    expect(read.slice(1).map(([name]) => fromInert(name ?? ''))).toEqual(hostile);
    expect(read.slice(1).map(([, department]) => fromInert(department ?? ''))).toEqual(hostile);
    for (const cell of read.flat()) expect(cell).not.toMatch(RUNS);
  });

  it('has no cell that begins like a formula, whatever the data is', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('=', '+', '@', '-', '＝', ' ', '"', ',', '\n', '\r', 'a', ';'),
    });
    fc.assert(
      fc.property(anyText, anyText, fc.array(anyText), (name, jobTitle, groups) => {
        const row = aRow({ name, jobTitle, groups, sites: groups, platformRoles: groups });
        for (const cells of [csvRows(aFile([row])), sheetRows(aFile([row])), sheetRows(aFile([row]), 1)]) {
          for (const cell of cells.flat()) expect(typeof cell === 'string' ? cell : '').not.toMatch(RUNS);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a spreadsheet', () => {
  it('has numbers as numbers and dates as dates on the clocks of the zone', () => {
    const { Sheets, SheetNames } = book(aFile([aRow()], ['seats', 'last-active', 'name']));

    const sheet = Sheets[SheetNames[0] ?? ''] ?? {};
    expect(SheetNames).toEqual(['Users', 'About']);
    expect(sheet['A2']).toMatchObject({ t: 'n', v: 1 });
    expect(sheet['B2']).toMatchObject({ t: 'n', w: '2026-07-01 02:30' });
    expect(sheet['C2']).toMatchObject({ t: 's', v: 'Ana Alves' });
    expect(sheet['!autofilter']).toEqual({ ref: 'A1:D2' });
  });

  it('brings any text back through a reader of another author', () => {
    const rows = hostile.map((name) => aRow({ name, email: name }));

    const read = sheetRows(aFile(rows, ['name', 'email'])).slice(1);

    // SheetJS makes one line feed of both; each alone it keeps.
    const expected = hostile.map((text) => text.replace('\r\n', '\n'));
    expect(read.map(([name]) => fromInert(String(name)))).toEqual(expected);
    expect(read.map(([, email]) => fromInert(String(email)))).toEqual(expected);
  });

  it('holds no formula', () => {
    const { Sheets } = book(aFile(hostile.map((name) => aRow({ name, groups: [name] }))));

    const cells = Object.values(Sheets).flatMap((sheet) => Object.values(sheet) as { readonly f?: string }[]);
    expect(cells.filter((cell) => cell.f !== undefined)).toEqual([]);
  });

  it('keeps a text of the longest length, and cuts a longer one with a word about it', () => {
    const [longest, longer] = ['x'.repeat(32_767), '👩'.repeat(20_000)];

    const read = sheetRows(aFile([aRow({ name: longest }), aRow({ name: longer })], ['name'])).slice(1);

    expect(read[0]?.[0]).toBe(longest);
    expect(String(read[1]?.[0]).length).toBeLessThanOrEqual(32_767);
    expect(read[1]?.[0]).toMatch(/^(?:👩)+ … \(cut: Excel holds no longer text\)$/u);
    expect(csvRows(aFile([aRow({ name: longer })], ['name']))[1]?.[0]).toBe(longer);
  });

  it('says of itself whose users it holds, and how its cells are to be read', () => {
    const about = sheetRows(aFile([aRow()]), 1);

    expect(about[0]).toEqual(['Organization', "'=Acme"]);
    expect(about).toContainEqual(['Number of users', 1]);
    expect(about.slice(-2).map(([name]) => name)).toEqual(['Empty cells', 'Apostrophes']);
  });
});

describe('every format', () => {
  it('has the columns in their order, and notes at the end', () => {
    const columns = ['groups', 'name', 'account-id'] as const;

    expect(csvRows(aFile([aRow()], columns))).toEqual([
      ['Groups', 'Name', 'Account ID', 'Notes'],
      ['jira-users; staff', 'Ana Alves', '557058:ana', ''],
    ]);
    expect(sheetRows(aFile([aRow()], columns))[0]).toEqual(['Groups', 'Name', 'Account ID', 'Notes']);
    expect(Object.keys(json(aFile([aRow()], columns)).users[0] ?? {})).toEqual([
      'groups',
      'name',
      'isErased',
      'accountId',
    ]);
  });

  it('leaves empty what is not known, and says so; zero stays zero', () => {
    const row = aRow({
      name: null,
      email: null,
      status: 'unknown',
      source: 'unknown',
      mfaEnabled: null,
      addedAt: null,
      lastActive: { kind: 'unknown' },
      seats: 0,
    });
    const columns = ['name', 'email', 'status', 'source', 'mfa', 'added', 'last-active', 'seats'] as const;
    const notes =
      'Name: unknown; E-mail: hidden; Status: unknown; Provisioned by: unknown; Two-step verification: unknown; Added: unknown; Last active: unknown';

    expect(csvRows(aFile([row], columns))[1]).toEqual(['', '', '', '', '', '', '', '0', notes]);
    expect(sheetRows(aFile([row], columns))[1]).toEqual([null, null, null, null, null, null, null, 0, notes]);
    expect(json(aFile([row], columns)).users[0]).toEqual({
      name: null,
      isErased: false,
      email: null,
      status: null,
      source: null,
      mfaEnabled: null,
      added: null,
      lastActive: null,
      lastActiveKind: 'unknown',
      licenses: 0,
    });
  });

  it('tells never from no access', () => {
    const rows = [aRow({ lastActive: { kind: 'never', at: AT } }), aRow({ lastActive: { kind: 'none' } })];

    expect(csvRows(aFile(rows, ['last-active'])).slice(1)).toEqual([
      ['', 'Last active: never'],
      ['', 'Last active: no access'],
    ]);
  });

  it('has as many rows as there are, across its parts', () => {
    const rows = Array.from({ length: 1_201 }, (_row, at) => aRow({ name: `User ${at}` }));
    const names = rows.map(({ name }) => name);

    expect(
      csvRows(aFile(rows, ['name']))
        .slice(1)
        .map(([name]) => name),
    ).toEqual(names);
    expect(
      sheetRows(aFile(rows, ['name']))
        .slice(1)
        .map(([name]) => name),
    ).toEqual(names);
    expect(json(aFile(rows, ['name'])).users.map(({ name }) => name)).toEqual(names);
    expect(json(aFile([], ['name'])).users).toEqual([]);
  });

  it('brings exact texts into JSON', () => {
    const rows = [...hostile, '\ud800 alone'].map((name) => aRow({ name }));

    expect(json(aFile(rows, ['name'])).users.map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
  });

  it('has a header for every column, each of its own', () => {
    expect(new Set(headersOf(exportColumnKeys)).size).toBe(exportColumnKeys.length + 1);
    expect(Object.values(exportColumnWords)).not.toContain(exportCellWords.notes);
  });

  it('has its keys in docs/export.md, and no others', () => {
    const told = readFileSync(join(ROOT, 'docs/export.md'), 'utf8').matchAll(/^\| `(\w+)` /gm);
    const { about, users } = json(aFile([aRow()]));

    expect([...told].map(([, name]) => name)).toEqual([
      ...Object.keys(about),
      ...Object.keys(users[0] ?? {}),
    ]);
  });
});
