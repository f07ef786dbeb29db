import type { Direction } from './useNeighbours';

/** What makes something of keys itself: what is typed into, a menu, a dialog over the drawer. */
const TAKES_KEYS = 'input, textarea, select, [contenteditable=true], [role=menu], dialog dialog';

/** Returns where a key leads in the list; null: nowhere, or something else takes it. */
export function turnsTo(event: KeyboardEvent): Direction | null {
  const { key, target, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
  if (altKey || ctrlKey || metaKey || shiftKey || defaultPrevented) return null;
  if (target instanceof Element && target.closest(TAKES_KEYS) !== null) return null;
  // As in many lists: j goes down, k goes up.
  if (key === 'j' || key === 'J') return 'next';
  return key === 'k' || key === 'K' ? 'previous' : null;
}
