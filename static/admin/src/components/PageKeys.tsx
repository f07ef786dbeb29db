// The keys that work wherever somebody is on a page with a table: to search, and to see all keys.
import Button from '@atlaskit/button/new';
import { useEffect } from 'react';
import { keyWords } from '../../../../src/contract/tableWords';
import { Dialog } from './Dialog';
import { isForThePage } from './keyTarget';
import styles from './PageKeys.module.css';

export interface PageKeysProps {
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

export function PageKeys({ isOpen, setOpen }: PageKeysProps) {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!isForThePage(event) || event.ctrlKey) return;
      if (event.key === '?') setOpen(true);
      else if (event.key === '/') document.querySelector<HTMLElement>('main input[type=search]')?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [setOpen]);
  if (!isOpen) return null;
  const close = (): void => setOpen(false);
  return (
    <Dialog
      title={keyWords.title}
      onClose={close}
      actions={<Button onClick={close}>{keyWords.close}</Button>}
    >
      <dl className={styles.keys}>
        {keyWords.keys.map(({ keys, does }) => (
          <div key={does} className={styles.line}>
            <dt className={styles.names}>
              {keys.map((key) => (
                <kbd key={key} className={styles.name}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className={styles.does}>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
