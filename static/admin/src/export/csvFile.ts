// Comma-separated text as RFC 4180 describes it: CRLF, quotes around what needs them, quotes doubled.
import { type Cell, cellsOf, headersOf } from './cells';
import { type ExportFile, partsOf } from './exportFile';
import { zonedTime } from './zonedTime';

export const BOM = '\uFEFF';
const CRLF = '\r\n';

export function* csvParts(file: ExportFile, { bom }: { readonly bom: boolean }): Generator<string> {
  const time = zonedTime(file.timeZone);
  const line = (cells: readonly Cell[]): string =>
    csvLine(cells.map((cell) => (typeof cell === 'object' && cell !== null ? time.iso(cell.at) : cell)));
  yield (bom ? BOM : '') + line(headersOf(file.columns));
  for (const rows of partsOf(file.rows)) {
    yield rows.map((row) => line(cellsOf(row, file.columns))).join('');
  }
}

/** Texts must be inert. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells.map(field).join(',') + CRLF;
}

function field(value: string | number | null): string {
  const text = String(value ?? '');
  // Some readers take blanks at the ends away where nothing is quoted.
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
