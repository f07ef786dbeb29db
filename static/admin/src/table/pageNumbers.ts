/** How far the numbers reach to each side of the page that is shown. */
const REACH = 2;

/** Returns the pages to offer, ascending: the first, the last, and those around the one shown. */
export function pageNumbers(page: number, pages: number): number[] {
  // At an end there are as many numbers as in the middle, so that they do not jump under the pointer.
  const from = Math.max(1, Math.min(page - REACH, pages - 2 * REACH));
  const around = Array.from({ length: 2 * REACH + 1 }, (_number, at) => from + at);
  return [...new Set([1, ...around.filter((number) => number <= pages), pages])];
}
