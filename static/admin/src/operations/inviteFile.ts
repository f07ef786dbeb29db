// Addresses out of a file that somebody uploads: comma-separated text or a spreadsheet. Nothing is trusted: sizes are
// bounded before anything is read, and a spreadsheet is inflated under watch before the reader sees it.
import { Unzip, UnzipInflate } from 'fflate';
import type { InviteFileFault, InviteRowFault } from '../../../../src/contract/inviteWords';
import { isEmailAddress } from '../../../../src/domain/emailAddress';
import { planBounds } from '../../../../src/domain/operationPlan';
import { piecesIn } from '../filter/emailsIn';

export const inviteFileBounds = {
  fileBytes: 5_000_000,
  /** All parts of a spreadsheet together. */
  unzippedBytes: 20_000_000,
  /** Rows that are looked at, the header and empty ones included. */
  rows: planBounds.emails + 1,
} as const;

export interface InviteRow {
  /** As a spreadsheet counts: from 1 on, the header included. */
  readonly rowNo: number;
  /** As it stands in the file, without white space around it. */
  readonly text: string;
  /** The row in which the address stands already, or why it is none; null: it can be invited. */
  readonly problem: InviteRowFault | null;
}

export type InviteFile =
  | { readonly problem: InviteFileFault; readonly rows: null }
  /** Rows that say anything, in their order. */
  | { readonly problem: null; readonly rows: readonly InviteRow[] };

/** Never throws: what cannot be read is a problem of the file. */
export async function readInviteFile(content: Uint8Array): Promise<InviteFile> {
  const { fileBytes, rows: mostRows } = inviteFileBounds;
  if (content.length === 0) return failed('empty');
  if (content.length > fileBytes) return failed('too-large');
  const table = isZip(content) ? await readSheet(content) : await readText(content);
  if (typeof table === 'string') return failed(table);
  if (table.length > mostRows) return failed('too-many-rows');
  const rows = addressRows(table);
  return rows.some(({ problem }) => problem === null) ? { problem: null, rows } : failed('no-addresses');
}

/** Cells by row; empty rows keep their place. */
type Table = readonly (readonly string[])[];

function failed(problem: InviteFileFault): InviteFile {
  return { problem, rows: null };
}

/** A spreadsheet is a zip file, whatever its name says. */
function isZip(content: Uint8Array): boolean {
  return content[0] === 0x50 && content[1] === 0x4b;
}

async function readSheet(content: Uint8Array): Promise<Table | InviteFileFault> {
  const inflated = inflatedBytes(content);
  if (inflated === null) return 'unreadable';
  if (inflated > inviteFileBounds.unzippedBytes) return 'unzips-too-large';
  // Some hundred kilobytes that only an upload needs.
  const { read, utils } = await import('@e965/xlsx');
  try {
    const book = read(content, { dense: true, sheetRows: inviteFileBounds.rows + 1, cellFormula: false });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    if (sheet === undefined) return 'unreadable';
    const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: true, defval: '' });
    return rows.map((cells) => cells.map(textOf));
  } catch (error) {
    // Whatever the reader trips over, the file is what is wrong.
    if (error instanceof Error) return 'unreadable';
    throw error;
  }
}

/** Stops as soon as it is too much: a small file may claim gigabytes, and lie about it in its header. */
function inflatedBytes(content: Uint8Array): number | null {
  let bytes = 0;
  let isBroken = false;
  const unzip = new Unzip((entry) => {
    entry.ondata = (error, part) => {
      if (error !== null) isBroken = true;
      else bytes += part.length;
      if (bytes > inviteFileBounds.unzippedBytes) entry.terminate();
    };
    if (bytes <= inviteFileBounds.unzippedBytes) entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < content.length && bytes <= inviteFileBounds.unzippedBytes; at += PART_BYTES) {
      unzip.push(content.subarray(at, at + PART_BYTES), at + PART_BYTES >= content.length);
    }
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
  return isBroken ? null : bytes;
}

// Inflates to a few megabytes at most (DEFLATE gains a thousandfold at best), so that the watch comes in time.
const PART_BYTES = 4_096;

async function readText(content: Uint8Array): Promise<Table | InviteFileFault> {
  const { parse } = await import('csv-parse/browser/esm/sync');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      to_line: inviteFileBounds.rows + 1,
    });
  } catch (error) {
    if (error instanceof Error) return 'unreadable';
    throw error;
  }
}

/** The separator that the first line has most of: Excel writes semicolons where the comma parts decimals. */
function separatorOf(text: string): string {
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  const counted = [',', ';', '\t'].map((separator) => firstLine.split(separator).length);
  return [',', ';', '\t'][counted.indexOf(Math.max(...counted))] ?? ',';
}

function addressRows(table: Table): readonly InviteRow[] {
  const columns = addressColumns(table);
  const cells = table.map((row) => columns.map((no) => (row[no] ?? '').trim()));
  return inviteRows(cells.map((row, index) => (index === 0 ? row.filter((text) => !isHeader(text)) : row)));
}

/** What somebody typed or pasted, line by line. */
export function typedRows(text: string): readonly InviteRow[] {
  return inviteRows(text.split('\n').map((line) => [line.trim()]));
}

/** Numbered as they come; an empty text is passed over. */
function inviteRows(rows: readonly (readonly string[])[]): readonly InviteRow[] {
  const seen = new Set<string>();
  return rows.flatMap((texts, index) =>
    texts.flatMap(entriesIn).map((text): InviteRow => {
      const key = text.toLowerCase();
      const problem = !isEmailAddress(text) ? 'not-an-address' : seen.has(key) ? 'repeated' : null;
      seen.add(key);
      return { rowNo: index + 1, text, problem };
    }),
  );
}

/** Several addresses may stand together; what holds none stays as it was written. */
function entriesIn(text: string): readonly string[] {
  const parts = piecesIn(text).flatMap(wordsIn);
  return parts.length === 0 || parts.some(isEmailAddress) ? parts : [text];
}

/** Blanks part addresses, and nothing else: whoever writes `a n@example.com` does not mean n@example.com. */
function wordsIn(piece: string): readonly string[] {
  const words = piece.split(/\s+/);
  return words.every(isEmailAddress) ? words : [piece];
}

const HEADERS = /^(?:user ?name|(?:e-?mail|mail)(?:[ _-]?address)?|address|adresse|upn)$/i;

function isHeader(text: string): boolean {
  return !isEmailAddress(text) && (HEADERS.test(text) || !text.includes('@'));
}

/** The column that its header names, else all that hold addresses: `a@example.com;b@example.com` makes two. */
function addressColumns(table: Table): readonly number[] {
  const columns = Array.from({ length: Math.max(1, ...table.map(({ length }) => length)) }, (_, no) => no);
  const holding = columns.filter((no) => table.some((row) => entriesIn(row[no] ?? '').some(isEmailAddress)));
  const named = table[0]?.findIndex((text) => /e-?mail/i.test(text) && !isEmailAddress(text.trim())) ?? -1;
  return holding.includes(named) ? [named] : holding;
}

function textOf(cell: unknown): string {
  return typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '';
}
