import { type RefObject, useEffect, useRef, useState } from 'react';

/** Returns how wide an element is drawn, in pixels, so that what is in it need not be scaled. */
export function useWidth(): readonly [RefObject<SVGSVGElement>, number] {
  const element = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
