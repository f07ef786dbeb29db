// One export, from the first page to the download.
import type { ActivityContext } from '../../../../src/domain/lastActive';
import type { Selection } from '../../../../src/domain/selection';
import { type ExportColumnKey, inListOrder } from '../../../../src/domain/userExport';
import type { UserSort } from '../../../../src/domain/userList';
import { call } from '../api/call';
import { download } from '../components/download';
import { aboutFile, ageOf, type DataAge, type ExportSubject, fileName } from './aboutFile';
import { csvParts } from './csvFile';
import { type ExportFile, type ExportFormat, ROWS_PER_PART } from './exportFile';
import { jsonParts } from './jsonFile';
import { patienceUntil } from './pagePatience';
import { type Reading, readUsers } from './readUsers';
import { gather, nextTask } from './gather';

export interface ExportOrder {
  readonly selection: Selection;
  readonly context: ActivityContext;
  readonly sort: UserSort;
  readonly subject: ExportSubject;
}

export interface ExportChoice {
  readonly format: ExportFormat;
  readonly columns: readonly ExportColumnKey[];
  readonly bom: boolean;
}

export interface ExportProgress {
  readonly phase: 'reading' | 'writing';
  readonly done: number;
  readonly all: number;
  /** Of both phases, 0…1. */
  readonly share: number;
}

export interface ExportedFile {
  readonly name: string;
  readonly written: number;
  /** Selected when the export began. */
  readonly total: number;
  readonly age: DataAge;
}

export interface ExportRun {
  /** Gets what is read; an earlier one that failed is gone on with. */
  readonly reading: Reading;
  readonly signal: AbortSignal;
  readonly report: (progress: ExportProgress) => void;
}

// Of the time that 100,000 users take as XLSX: 0.76 and 0.89 (Chromium on two cores, 2026-11-22).
const READING_SHARE = 0.8;

/** Downloads the file, whole or not at all. @throws what reading failed with, or the signal's reason. */
export async function runExport(
  order: ExportOrder,
  choice: ExportChoice,
  { reading, signal, report }: ExportRun,
): Promise<ExportedFile> {
  const { selection, context, subject } = order;
  const { timeZone } = subject;
  await readUsers(reading, {
    readPage: (after) => call('users.export', { selection, context, timeZone, after }),
    ...patienceUntil(signal),
    onPage: ({ rows, first }) => {
      const all = Math.max(first?.total ?? 0, rows.length);
      const share = all === 0 ? READING_SHARE : (READING_SHARE * rows.length) / all;
      report({ phase: 'reading', done: rows.length, all, share });
    },
  });
  const madeAt = Date.now();
  const rows = inListOrder(reading.rows, order.sort);
  const about = aboutFile(subject, selection, { reading, madeAt });
  const file: ExportFile = { columns: choice.columns, rows, about, madeAt, timeZone };
  const blob = await gather(await partsOfFile(file, choice), TYPES[choice.format], {
    pause: nextTask,
    onPart: (parts) => {
      const done = Math.min(rows.length, parts * ROWS_PER_PART);
      const share = READING_SHARE + ((1 - READING_SHARE) * done) / Math.max(1, rows.length);
      report({ phase: 'writing', done, all: rows.length, share });
    },
    signal,
  });
  const name = fileName(subject, { reading, madeAt, format: choice.format });
  download(blob, name);
  return { name, written: rows.length, total: reading.first?.total ?? rows.length, age: ageOf(reading) };
}

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
} as const satisfies Record<ExportFormat, string>;

async function partsOfFile(
  file: ExportFile,
  { format, bom }: ExportChoice,
): Promise<Iterable<string | Uint8Array<ArrayBuffer>>> {
  switch (format) {
    case 'csv':
      return csvParts(file, { bom });
    case 'json':
      return jsonParts(file);
    case 'xlsx': {
      // Only who wants a spreadsheet fetches what compresses it.
      const { xlsxParts } = await import('./xlsxFile');
      return xlsxParts(file);
    }
  }
}
