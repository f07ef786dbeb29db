import { type RefObject, useEffect, useRef } from 'react';

// TableToolbar.module.css, DataTable.module.css and page.css know it by this name.
const HEIGHT = '--toolbar-height';

/** Tells the page how high the toolbar is that stays at its top: what else stays there begins below it. */
export function useStickyHeight(): RefObject<HTMLDivElement> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const toolbar = ref.current;
    if (toolbar === null) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty(HEIGHT, `${toolbar.offsetHeight}px`));
    observer.observe(toolbar);
    return () => {
      observer.disconnect();
      style.removeProperty(HEIGHT);
    };
  }, []);
  return ref;
}
