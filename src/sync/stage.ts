// What every stage of a sync has at hand and comes to.
import type { AdminApi } from '../atlassian/api';
import { CursorExpired, UnexpectedAnswer } from '../domain/errors';
import type { Page } from '../domain/page';
import type { Burst } from '../jobs/burst';
import type { Clock, Log, Sql } from '../ports';
import type { Ahead } from './ahead';
import type { Context } from './context';
import type { SyncState, Work } from './state';

export interface SyncTools {
  readonly api: AdminApi;
  readonly sql: Sql;
  readonly clock: Clock;
  readonly log: Log;
  readonly burst: Burst;
  readonly context: Context;
  readonly ahead: Ahead;
  readonly settings: SyncGuards;
}

export interface SyncGuards {
  /** Largest share of a collection (0…1) that one sync may remove. */
  readonly maxRemovedShare: number;
}

/** What one step came to. */
export interface Advance {
  readonly state: SyncState;
  /** What to do next; `finished` after the last stage. */
  readonly work: Work | 'finished';
  readonly rows: number;
  /** Things done by this step, of `total`; undefined leaves the total as it was. */
  readonly done: number;
  readonly total?: number | null;
}

/** Where a listing is: read to `cursor` in this pass. */
export interface Listing {
  readonly cursor: string | null;
  readonly pages: number;
  readonly pass: number;
}

export const FROM_THE_START: Listing = { cursor: null, pages: 0, pass: 1 };

// A cursor lives for a while only, and a source may send us in circles: both end after this.
const MAX_PASSES = 3;
const MAX_PAGES = 20_000;

export type ListingPage<T> =
  | { readonly is: 'page'; readonly items: readonly T[]; readonly next: Listing | null }
  /** The cursor was no longer good; the listing begins anew. */
  | { readonly is: 'again'; readonly next: Listing }
  /** The source goes in circles or never ends: what was read is not the whole. */
  | { readonly is: 'endless'; readonly items: readonly T[] };

/** Reads the next page of a listing and judges whether the source can be followed further. */
export async function readListing<T>(
  listing: Listing,
  read: (cursor: string | null) => Promise<Page<T>>,
  maxPages = MAX_PAGES,
): Promise<ListingPage<T>> {
  let page: Page<T>;
  try {
    page = await read(listing.cursor);
  } catch (error) {
    if (!(error instanceof CursorExpired)) throw error;
    if (listing.pass >= MAX_PASSES) throw new UnexpectedAnswer('Cursor expired in every pass', {}, error);
    return { is: 'again', next: { cursor: null, pages: 0, pass: listing.pass + 1 } };
  }
  const { items, nextCursor } = page;
  if (nextCursor === null) return { is: 'page', items, next: null };
  const pages = listing.pages + 1;
  if (nextCursor === listing.cursor || pages >= maxPages) return { is: 'endless', items };
  return { is: 'page', items, next: { cursor: nextCursor, pages, pass: listing.pass } };
}

/** Runs the tasks, at most `limit` at a time, and returns their answers in order. */
export async function inLanes<T, R>(
  items: readonly T[],
  limit: number,
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  const left = [...items.entries()];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      answers[next[0]] = await task(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  return answers;
}
