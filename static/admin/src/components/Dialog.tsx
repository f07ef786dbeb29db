// A question or a form over the page. The browser itself keeps the focus inside, gives it back, and closes on Escape.
import Heading from '@atlaskit/heading';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Buttons below the content; a form has its own. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Open as long as it is drawn. */
export function Dialog({ title, onClose, actions, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const closeLatest = useRef(onClose);
  useEffect(() => {
    closeLatest.current = onClose;
  });
  // Before the dialog leaves the page: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const opened = dialog.current;
    // Effects run twice in development: a second call would throw.
    if (opened?.open === false) opened.showModal();
    // A second Escape in a row closes it whoever objects: the page must not believe it open then.
    const closed = (): void => closeLatest.current();
    opened?.addEventListener('close', closed);
    return () => {
      opened?.removeEventListener('close', closed);
      opened?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // React hands it up from dialogs over this one, too.
        if (event.target !== event.currentTarget) return;
        // Whoever opened it takes it away.
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.content}>
        <Heading size="medium" as="h2" id={titleId}>
          {title}
        </Heading>
        {children}
        {actions !== undefined && <DialogActions>{actions}</DialogActions>}
      </div>
    </dialog>
  );
}

export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
