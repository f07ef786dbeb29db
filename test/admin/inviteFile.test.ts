// What an uploaded list of addresses comes to.
import { CFB, utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { inviteFileBounds, readInviteFile } from '../../static/admin/src/operations/inviteFile';

function csv(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function xlsx(rows: readonly (readonly string[])[]): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'People');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

function zipped(name: string, content: Uint8Array): Uint8Array {
  const archive = CFB.utils.cfb_new();
  CFB.utils.cfb_add(archive, name, content);
  return new Uint8Array(
    CFB.write(archive, { type: 'array', fileType: 'zip', compression: true }) as number[],
  );
}

const PEOPLE = [
  ['Name', 'E-mail'],
  ['Zoë', 'zoe@meridian.example'],
  ['', ''],
  ['Nobody', 'not an address'],
  ['Zoë again', 'ZOE@meridian.example'],
  ['李', 'li@méridian.example'],
];

const FOUND = [
  { rowNo: 2, text: 'zoe@meridian.example', problem: null },
  { rowNo: 4, text: 'not an address', problem: 'not-an-address' },
  { rowNo: 5, text: 'ZOE@meridian.example', problem: 'repeated' },
  { rowNo: 6, text: 'li@méridian.example', problem: null },
];

describe('a list of people to invite', () => {
  it('reads a spreadsheet, each problem with its row', async () => {
    expect(await readInviteFile(xlsx(PEOPLE))).toEqual({ problem: null, rows: FOUND });
  });

  it.each([
    { name: 'commas', separator: ',', newLine: '\n', begin: '' },
    { name: 'semicolons and a byte order mark', separator: ';', newLine: '\r\n', begin: '\uFEFF' },
    { name: 'tabs', separator: '\t', newLine: '\n', begin: '' },
  ])('reads text with $name', async ({ separator, newLine, begin }) => {
    const text = begin + PEOPLE.map((row) => row.join(separator)).join(newLine);

    expect(await readInviteFile(csv(text))).toEqual({ problem: null, rows: FOUND });
  });

  it('takes the column with addresses where no header names it', async () => {
    expect(await readInviteFile(csv('1,ann@example.com\n2,bob@example.com'))).toEqual({
      problem: null,
      rows: [
        { rowNo: 1, text: 'ann@example.com', problem: null },
        { rowNo: 2, text: 'bob@example.com', problem: null },
      ],
    });
  });

  it.each([
    ['without a header', 'ann@example.com;bob@example.com\nBob <bob@example.com>; eve@example.com', 1],
    ['in one cell', 'E-mail\n"ann@example.com, bob@example.com"\nbob@example.com eve@example.com', 2],
  ])('takes every address where several stand in a row, %s', async (_, text, first) => {
    expect(await readInviteFile(csv(text))).toEqual({
      problem: null,
      rows: [
        { rowNo: first, text: 'ann@example.com', problem: null },
        { rowNo: first, text: 'bob@example.com', problem: null },
        { rowNo: first + 1, text: 'bob@example.com', problem: 'repeated' },
        { rowNo: first + 1, text: 'eve@example.com', problem: null },
      ],
    });
  });

  it('invites nobody at an address that a slip of the keyboard cuts off or holds invisibly', async () => {
    const slips = ['an n@example.com', 'zero\u200Bwidth@example.com', 'Ann ann@example.com'];
    const { rows } = await readInviteFile(csv(['E-mail', 'ann@example.com', ...slips].join('\n')));

    expect(rows?.filter(({ problem }) => problem === 'not-an-address').map(({ text }) => text)).toEqual(
      slips,
    );
  });

  it('takes nobody out of another column than the one that its header names', async () => {
    const { rows } = await readInviteFile(csv('E-mail,Manager\nann@example.com,boss@example.com'));

    expect(rows?.map(({ text }) => text)).toEqual(['ann@example.com']);
  });

  it('never takes what a formula would come to for more than text', async () => {
    const read = await readInviteFile(csv('E-mail\n=cmd|calc@example.com\nann@example.com'));

    expect(read.rows?.map(({ text }) => text)).toEqual(['=cmd|calc@example.com', 'ann@example.com']);
  });

  it.each([
    ['empty', csv('')],
    ['no-addresses', csv('Name\nAnn\nBob')],
    ['unreadable', csv('E-mail\nann@example.com\n"bob@example.com')],
    ['unreadable', new Uint8Array([0xff, 0xfe, 0x00, 0xd8])],
    ['unreadable', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9])],
    ['too-large', new Uint8Array(inviteFileBounds.fileBytes + 1)],
    ['too-many-rows', csv('ann@example.com\n'.repeat(inviteFileBounds.rows + 1))],
    [
      'unzips-too-large',
      zipped('xl/worksheets/sheet1.xml', new Uint8Array(inviteFileBounds.unzippedBytes + 1)),
    ],
  ])('says of a file that it is %s', async (problem, content) => {
    expect(await readInviteFile(content)).toEqual({ problem, rows: null });
  });
});
