// The parts of a spreadsheet file as ECMA-376 describes them: texts in the cells themselves, dates as numbers with a
// format, so that a sheet can be written row by row.
import { exportCellWords } from '../../../../src/contract/exportWords';
import type { Cell } from './cells';
import type { ZonedTime } from './zonedTime';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface SheetLook {
  /** In characters, from left to right. */
  readonly widths: readonly number[];
  /** True: the first row stays in sight, and filters the others. */
  readonly hasHeader: boolean;
}

export const HEADER_STYLE = 1;
const DATE_STYLE = 2;

export function sheetBegin({ widths, hasHeader }: SheetLook): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${hasHeader ? pane : ''}</sheetView>` +
    `</sheetViews><cols>${columns.join('')}</cols><sheetData>`
  );
}

/** `rowNo`: from 1 on. */
export function sheetRow(
  rowNo: number,
  cells: readonly Cell[],
  how: { time: ZonedTime; style?: number },
): string {
  const { time, style = 0 } = how;
  const texts = cells.map((cell, at) => {
    const place = `r="${columnName(at)}${rowNo}" s="${style}"`;
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
    if (typeof cell === 'object')
      return `<c r="${columnName(at)}${rowNo}" s="${DATE_STYLE}"><v>${time.serial(cell.at)}</v></c>`;
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xmlText(cutToCell(cell))}</t></is></c>`;
  });
  return `<row r="${rowNo}">${texts.join('')}</row>`;
}

export function sheetEnd({ widths, hasHeader }: SheetLook, rows: number): string {
  const filter = `<autoFilter ref="A1:${columnName(widths.length - 1)}${rows}"/>`;
  return `</sheetData>${hasHeader ? filter : ''}</worksheet>`;
}

/** Every other part of a file whose sheets have these names. */
export function bookParts(sheets: readonly string[]): Readonly<Record<string, string>> {
  const numbered = sheets.map((name, at) => ({ name: xmlText(name), no: at + 1 }));
  const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/>${numbered.map(({ no }) => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${content}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${numbered.map(({ name, no }) => `<sheet name="${name}" sheetId="${no}" r:id="rId${no}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbered.map(({ no }) => `<Relationship Id="rId${no}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${no}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
}

// Cells look like xf 0 (plain), 1 (header) or 2 (date).
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

// support.microsoft.com, Excel specifications and limits (2026-11-22).
const MOST_CHARACTERS = 32_767;

function cutToCell(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const end = exportCellWords.cut;
  // Not between the two halves of a character.
  return text.slice(0, MOST_CHARACTERS - end.length).replace(/[\uD800-\uDBFF]$/, '') + end;
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// What XML cannot hold is written _xHHHH_, and so is the underscore of a text that looks like that – ECMA-376 part 1,
// 22.9.2.19 ST_Xstring. XML readers turn a carriage return into a line feed.
const UNHOLDABLE =
  // oxlint-disable-next-line no-control-regex -- these are what it looks for
  /_(?=x[\dA-Fa-f]{4}_)|[\u0000-\u0008\v\f\r\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function xmlText(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => NAMED[sign] ?? sign)
    .replace(UNHOLDABLE, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}
