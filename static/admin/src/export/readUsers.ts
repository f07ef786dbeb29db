// All pages of an export, one after the other. A page that fails is asked for again; after that, what was read is
// kept, and reading can go on from there.
import type { ExportPage, ExportRow } from '../../../../src/domain/userExport';
import { createShare, type Share } from './equalParts';

export interface Reading {
  readonly rows: ExportRow[];
  readonly share: Share;
  /** What the next page is asked for with; undefined: none was read; null: all were. */
  next: string | null | undefined;
  first: PageFacts | null;
  last: PageFacts | null;
  /** True: something changed while it was read, or may have. */
  isMixed: boolean;
}

/** What is said of a page besides its rows. */
type PageFacts = Omit<ExportPage, 'rows'>;

export function beginReading(): Reading {
  return { rows: [], share: createShare(), next: undefined, first: null, last: null, isMixed: false };
}

export interface ReadingHost {
  readPage(after: string | null): Promise<ExportPage>;
  /** False: asking again would bring the same refusal. */
  isPassing(error: unknown): boolean;
  wait(durationMs: number): Promise<void>;
  onPage(reading: Reading): void;
  readonly signal: AbortSignal;
}

// A storage that restarts is back within half a minute; nobody should wait longer without being told.
const RETRY_AFTER_MS = [1_000, 5_000, 20_000];

/** Reads on to the end, into `reading`. @throws what the last attempt of a page failed with, or the signal's reason. */
export async function readUsers(reading: Reading, host: ReadingHost): Promise<void> {
  while (reading.next !== null) {
    const page = await readPatiently(reading.next ?? null, host);
    const { version } = page;
    reading.isMixed ||= version === null || (reading.first ?? page).version !== version;
    reading.first ??= withoutRows(page);
    reading.last = withoutRows(page);
    for (const row of page.rows) reading.rows.push(reading.share(row));
    reading.next = page.next;
    host.onPage(reading);
  }
}

function withoutRows({ next, total, readAt, asOf, version }: ExportPage): PageFacts {
  return { next, total, readAt, asOf, version };
}

async function readPatiently(after: string | null, host: ReadingHost): Promise<ExportPage> {
  for (const waitMs of RETRY_AFTER_MS) {
    host.signal.throwIfAborted();
    try {
      return await answered(host, after);
    } catch (error) {
      if (host.signal.aborted || !host.isPassing(error)) throw error;
      await host.wait(waitMs);
    }
  }
  host.signal.throwIfAborted();
  return answered(host, after);
}

/** What comes after the cancel is not used. */
async function answered(host: ReadingHost, after: string | null): Promise<ExportPage> {
  const page = await host.readPage(after);
  host.signal.throwIfAborted();
  return page;
}
