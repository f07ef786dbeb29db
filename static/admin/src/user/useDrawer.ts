// A dialog at the side of the window, open as long as it is drawn. The browser itself keeps the focus inside, gives it
// back, and closes on Escape.
import { useEffect, useLayoutEffect, useRef } from 'react';

/** `onClose` also hears a click beside the drawer. The title gets the focus: what is said first is who it is. */
export function useDrawer(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  // Before the dialog leaves the page: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const opened = dialog.current;
    // Effects run twice in development: a second call would throw.
    if (opened?.open === false) opened.showModal();
    title.current?.focus();
    // The backdrop belongs to the dialog, whose own surface is covered by its content.
    const click = ({ target }: MouseEvent): void => {
      if (target === opened) close.current();
    };
    // Chromium closes without asking when nobody has touched the page since the last time.
    const closed = (): void => close.current();
    opened?.addEventListener('click', click);
    opened?.addEventListener('close', closed);
    return () => {
      opened?.removeEventListener('click', click);
      opened?.removeEventListener('close', closed);
      opened?.close();
    };
  }, []);
  return { dialog, title };
}
