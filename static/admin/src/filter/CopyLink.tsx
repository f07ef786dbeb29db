// Copies the address of what the page shows, and says so.
import Button from '@atlaskit/button/new';
import LinkIcon from '@atlaskit/icon/core/link';
import { useEffect, useState } from 'react';
import { controlWords } from '../../../../src/contract/filterUiWords';
import { columnsToText, type ShownColumns } from '../../../../src/domain/shownColumns';
import { addressOf } from '../api/host';
import { copyText } from '../components/copyText';
import { useLocation } from '../router';
import styles from './CopyLink.module.css';

const SAID_MS = 4_000;

export interface CopyLinkProps {
  /** Shown, but not in the address, because they are one's own; null: as the table comes. */
  readonly columns: ShownColumns | null;
}

export function CopyLink({ columns }: CopyLinkProps) {
  const { pathname, search } = useLocation();
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (): Promise<void> => {
    const shared = new URLSearchParams(search);
    if (columns !== null) shared.set('columns', columnsToText(columns));
    const address = await addressOf(shared.size === 0 ? pathname : `${pathname}?${shared.toString()}`);
    const isCopied = address !== null && (await copyText(address));
    setSaid(isCopied ? controlWords.copied : controlWords.notCopied);
  };
  return (
    <>
      <Button appearance="subtle" iconBefore={LinkIcon} onClick={() => void copy()}>
        {controlWords.copyLink}
      </Button>
      <output className={styles.said}>{said}</output>
    </>
  );
}
