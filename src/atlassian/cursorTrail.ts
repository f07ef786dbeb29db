// Finds a list that stands still or walks in a circle, by Brent's method: the trail remembers one earlier cursor and
// moves it to the present one at each power of two. So it fits into any checkpoint, however long the list, and a circle
// is found within about three times the pages that the list has.

/** Where a reading came along; part of its checkpoint. */
export interface CursorTrail {
  readonly anchor: string | null;
  readonly last: string | null;
  readonly stepsToAnchor: number;
  readonly span: number;
  readonly pages: number;
}

export type TrailStep =
  | { readonly kind: 'on'; readonly trail: CursorTrail }
  | { readonly kind: 'stop'; readonly why: 'cursor-unchanged' | 'cursor-loop' | 'page-cap' };

export const newTrail: CursorTrail = { anchor: null, last: null, stepsToAnchor: 0, span: 1, pages: 0 };

// A directory holds at most 1,000,000 users – "Users and groups limits", support.atlassian.com (2026-11-22): 10,000 full
// pages. As many again for pages that Atlassian does not fill.
const MOST_PAGES = 20_000;

/** Returns the trail one page further, or why to stop: what was read so far is then only a part of the list. */
export function follow(trail: CursorTrail, cursor: string): TrailStep {
  if (cursor === trail.last) return { kind: 'stop', why: 'cursor-unchanged' };
  if (cursor === trail.anchor) return { kind: 'stop', why: 'cursor-loop' };
  const pages = trail.pages + 1;
  if (pages >= MOST_PAGES) return { kind: 'stop', why: 'page-cap' };
  const stepsToAnchor = trail.stepsToAnchor + 1;
  if (trail.anchor !== null && stepsToAnchor < trail.span) {
    return { kind: 'on', trail: { ...trail, last: cursor, stepsToAnchor, pages } };
  }
  return {
    kind: 'on',
    trail: { anchor: cursor, last: cursor, stepsToAnchor: 0, span: trail.span * 2, pages },
  };
}
