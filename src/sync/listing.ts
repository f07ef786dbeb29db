// Following a list page by page: from checkpoint to checkpoint, or a short one to its end.
import { z } from 'zod';
import { follow, newTrail, type CursorTrail } from '../atlassian/cursorTrail';
import { AppError, CursorExpired, UnexpectedAnswer } from '../domain/errors';
import type { Page } from '../domain/page';

const trail = z.object({
  anchor: z.string().nullable(),
  last: z.string().nullable(),
  stepsToAnchor: z.number(),
  span: z.number(),
  pages: z.number(),
}) satisfies z.ZodType<CursorTrail>;

/** Part of a checkpoint: read up to `cursor`, in this pass over the list. */
export const listingShape = { cursor: z.string().nullable(), trail, pass: z.number() };

export interface Listing {
  readonly cursor: string | null;
  readonly trail: CursorTrail;
  readonly pass: number;
}

export const FROM_THE_START: Listing = { cursor: null, trail: newTrail, pass: 1 };

// A cursor lives for a while only: a list that never gets to its end this way is given up.
const MAX_PASSES = 3;

export type ListingPage<T> =
  | {
      readonly is: 'page';
      readonly items: readonly T[];
      readonly next: Listing | null;
      /** How many entries the whole list has; absent: not told. */
      readonly total?: number | undefined;
    }
  /** The cursor was no longer good; the listing begins anew. */
  | { readonly is: 'again'; readonly next: Listing }
  /** The source goes in circles or never ends: what was read is not the whole. */
  | { readonly is: 'endless'; readonly items: readonly T[] };

/** Reads the next page of a listing and judges whether the source can be followed further. */
export async function readListing<T>(
  listing: Listing,
  read: (cursor: string | null) => Promise<Page<T>>,
  maxPages = Number.POSITIVE_INFINITY,
): Promise<ListingPage<T>> {
  let page: Page<T>;
  try {
    page = await read(listing.cursor);
  } catch (error) {
    if (!(error instanceof CursorExpired)) throw error;
    if (listing.pass >= MAX_PASSES) throw new UnexpectedAnswer('Cursor expired in every pass', {}, error);
    return { is: 'again', next: { ...FROM_THE_START, pass: listing.pass + 1 } };
  }
  const { items, nextCursor, total } = page;
  if (nextCursor === null) return { is: 'page', items, next: null, total };
  const step = follow(listing.trail, nextCursor);
  if (step.kind === 'stop' || step.trail.pages >= maxPages) return { is: 'endless', items };
  return { is: 'page', items, next: { cursor: nextCursor, trail: step.trail, pass: listing.pass }, total };
}

/**
 * Reads up to `pages` pages of a listing, which are then written together. What was read is not given up for a page
 * that fails: the listing goes on from there, and meets what made it fail.
 */
export async function readStretch<T>(
  listing: Listing,
  read: (cursor: string | null) => Promise<Page<T>>,
  { pages, maxPages }: { readonly pages: number; readonly maxPages?: number | undefined },
): Promise<ListingPage<T>> {
  let stretch = await readListing(listing, read, maxPages);
  for (let n = 1; n < pages; n++) {
    if (stretch.is !== 'page' || stretch.next === null) return stretch;
    const more = await readListing(stretch.next, read, maxPages).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    if (more === null) return stretch;
    stretch = more.is === 'again' ? more : { ...more, items: [...stretch.items, ...more.items] };
  }
  return stretch;
}

export interface Whole<T> {
  readonly items: readonly T[];
  /** How many Atlassian says there are; absent: not told. */
  readonly total?: number | undefined;
}

// Read within one step, and Forge allows a hundred requests a minute: thousands of entries.
const MOST_PAGES_OF_WHOLE = 50;

/**
 * Returns all of a list that is short, as a rule one page.
 * @throws {UnexpectedAnswer} when the list goes in circles, or on and on.
 */
export async function readWhole<T>(read: (cursor: string | null) => Promise<Page<T>>): Promise<Whole<T>> {
  const items: T[] = [];
  let listing = FROM_THE_START;
  for (;;) {
    const page = await read(listing.cursor);
    items.push(...page.items);
    if (page.nextCursor === null) return { items, total: page.total };
    const step = follow(listing.trail, page.nextCursor);
    if (step.kind === 'stop') throw new UnexpectedAnswer('A list does not end', { why: step.why });
    if (step.trail.pages >= MOST_PAGES_OF_WHOLE)
      throw new UnexpectedAnswer('A list is longer than a step', { pages: step.trail.pages });
    listing = { ...listing, cursor: page.nextCursor, trail: step.trail };
  }
}
