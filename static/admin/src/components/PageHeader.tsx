import Heading from '@atlaskit/heading';
import { type ReactNode, useEffect } from 'react';
import { shellWords } from '../../../../src/contract/shellWords';
import { setPageTitle } from '../api/host';
import { DataAge } from './DataAge';
import styles from './PageHeader.module.css';

export interface PageHeaderProps {
  readonly title: string;
  /** How old the page's data is, epoch milliseconds; null: nothing read yet; absent: the page shows none. */
  readonly asOf?: number | null | undefined;
  readonly actions?: ReactNode;
}

export function PageHeader({ title, asOf, actions }: PageHeaderProps) {
  useEffect(() => setPageTitle(shellWords.windowTitle(title)), [title]);
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <Heading size="large" as="h1">
          {title}
        </Heading>
        {asOf !== undefined && <DataAge asOf={asOf} />}
      </div>
      {actions}
    </header>
  );
}
