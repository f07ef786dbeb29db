import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Whether what is in a frame must be wider than the frame. Only then the frame scrolls by itself: a frame that does
 * keeps its header to itself, while otherwise it stays at the top of the page.
 */
export function useOverflow(leastWidth: number): {
  readonly ref: RefObject<HTMLDivElement>;
  readonly isOverflowing: boolean;
} {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(Infinity);
  useEffect(() => {
    if (ref.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? Infinity));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, isOverflowing: leastWidth > width };
}
