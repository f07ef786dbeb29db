// A spreadsheet with one sheet of users and one about the export, compressed as it is written.
import { Zip, ZipDeflate } from 'fflate';
import { aboutWords } from '../../../../src/contract/exportWords';
import type { ExportColumnKey } from '../../../../src/domain/userExport';
import { cellsOf, headersOf } from './cells';
import { type ExportFile, exportFacts, partsOf } from './exportFile';
import { toInert } from './inertText';
import { bookParts, HEADER_STYLE, sheetBegin, sheetEnd, type SheetLook, sheetRow } from './sheetXml';
import { zonedTime } from './zonedTime';

export function* xlsxParts(file: ExportFile): Generator<Uint8Array<ArrayBuffer>> {
  const written: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    written.push(chunk);
  });
  const entries = {
    ...bookParts([aboutWords.users, aboutWords.sheet]),
    [sheetPath(2)]: aboutSheet(file).join(''),
  };
  for (const [path, text] of Object.entries(entries)) {
    const entry = opened(zip, path, file.madeAt);
    entry.push(encoder.encode(text), true);
  }
  const users = opened(zip, sheetPath(1), file.madeAt);
  for (const text of usersSheet(file)) {
    users.push(encoder.encode(text));
    yield joined(written.splice(0));
  }
  users.push(new Uint8Array(), true);
  zip.end();
  yield joined(written);
}

const encoder = new TextEncoder();

function sheetPath(no: number): string {
  return `xl/worksheets/sheet${no}.xml`;
}

function opened(zip: Zip, path: string, madeAt: number): ZipDeflate {
  // Level 6 makes it a tenth; more costs time and saves hardly anything.
  const entry = new ZipDeflate(path, { level: 6 });
  entry.mtime = madeAt;
  zip.add(entry);
  return entry;
}

function* usersSheet({ columns, rows, timeZone }: ExportFile): Generator<string> {
  const how = { time: zonedTime(timeZone) };
  const look: SheetLook = { widths: [...columns.map((key) => WIDTHS[key] ?? 20), 40], hasHeader: true };
  yield sheetBegin(look) + sheetRow(1, headersOf(columns), { ...how, style: HEADER_STYLE });
  let rowNo = 1;
  for (const part of partsOf(rows)) {
    let text = '';
    for (const row of part) text += sheetRow((rowNo += 1), cellsOf(row, columns), how);
    yield text;
  }
  yield sheetEnd(look, rowNo);
}

/** In characters; where nothing is said, 20. */
const WIDTHS: Readonly<Partial<Record<ExportColumnKey, number>>> = {
  name: 28,
  email: 34,
  sites: 34,
  products: 50,
  groups: 50,
  seats: 10,
  'account-id': 44,
};

function aboutSheet({ about, timeZone }: ExportFile): string[] {
  const how = { time: zonedTime(timeZone) };
  const look: SheetLook = { widths: [28, 100], hasHeader: false };
  const rows = [
    ...exportFacts.map((fact) => [aboutWords.facts[fact], about[fact]] as const),
    ...aboutWords.spreadsheet,
  ].map(([name, value], at) =>
    sheetRow(at + 1, [name, typeof value === 'string' ? toInert(value) : value], how),
  );
  return [sheetBegin(look), ...rows, sheetEnd(look, rows.length)];
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
