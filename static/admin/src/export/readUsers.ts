// All pages of an export, one after the other. A page that fails is asked for again; after that, what was read is
// kept, and reading can go on from there.
import type { ExportPage, ExportRow } from '../../../../src/domain/userExport';
import { createNaming, type NameRows } from './namedRows';
import { askPatiently, type Patience } from './patience';

export interface Reading {
  readonly rows: ExportRow[];
  readonly named: NameRows;
  /** What the next page is asked for with; undefined: none was read; null: all were. */
  next: string | null | undefined;
  first: PageFacts | null;
  last: PageFacts | null;
  /** True: something changed while it was read, or may have. */
  isMixed: boolean;
}

/** What is said of a page besides its rows. */
type PageFacts = Omit<ExportPage, 'rows' | 'names'>;

export function beginReading(): Reading {
  return { rows: [], named: createNaming(), next: undefined, first: null, last: null, isMixed: false };
}

export interface ReadingHost extends Patience {
  readPage(after: string | null): Promise<ExportPage>;
  onPage(reading: Reading): void;
}

/** Reads on to the end, into `reading`. @throws what the last attempt of a page failed with, or the signal's reason. */
export async function readUsers(reading: Reading, host: ReadingHost): Promise<void> {
  while (reading.next !== null) {
    const after = reading.next ?? null;
    const page = await askPatiently(() => host.readPage(after), host);
    const { version } = page;
    reading.isMixed ||= version === null || (reading.first ?? page).version !== version;
    reading.first ??= withoutRows(page);
    reading.last = withoutRows(page);
    reading.rows.push(...reading.named(page));
    reading.next = page.next;
    host.onPage(reading);
  }
}

function withoutRows({ next, total, readAt, asOf, version }: ExportPage): PageFacts {
  return { next, total, readAt, asOf, version };
}
