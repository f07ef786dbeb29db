// Which row a key leads to.

/** Rows that are passed at once, fewer than a window shows. */
const LEAP = 10;

/** Returns the place of the row to go to, from 0 on; null: the key leads nowhere. `at`: −1 when no row has the keyboard. */
export function rowAfterKey(key: string, at: number, count: number): number | null {
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + LEAP,
    PageUp: at - LEAP,
    Home: 0,
    End: count - 1,
  }[key];
  if (to === undefined || count === 0) return null;
  return Math.min(count - 1, Math.max(0, to));
}
