import type { Direction } from './useNeighbours';

const TYPED_INTO = 'input, textarea, select, [contenteditable=true]';

/** Returns where a key leads in the list; null: nowhere, or somebody types. */
export function turnsTo(event: KeyboardEvent): Direction | null {
  const { key, target, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
  if (altKey || ctrlKey || metaKey || shiftKey || defaultPrevented) return null;
  if (target instanceof Element && target.closest(TYPED_INTO) !== null) return null;
  // As in many lists: j goes down, k goes up.
  if (key === 'j' || key === 'J') return 'next';
  return key === 'k' || key === 'K' ? 'previous' : null;
}
