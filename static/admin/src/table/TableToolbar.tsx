// What stands above a table: what is shown of it and chosen in it, and what can be done with that.
import { IconButton } from '@atlaskit/button/new';
import QuestionCircleIcon from '@atlaskit/icon/core/question-circle';
import { type ReactNode, useState } from 'react';
import { keyWords } from '../../../../src/contract/tableWords';
import { PageKeys } from '../components/PageKeys';
import { ColumnsMenu, type ColumnsMenuProps } from './ColumnsMenu';
import styles from './TableToolbar.module.css';

export interface TableToolbarProps extends ColumnsMenuProps {
  readonly status: ReactNode;
  /** What can be done with the rows. */
  readonly actions?: ReactNode;
}

export function TableToolbar({ status, actions, columns, layout }: TableToolbarProps) {
  const [isKeysOpen, setKeysOpen] = useState(false);
  return (
    <div className={styles.toolbar}>
      <div className={styles.status}>{status}</div>
      <div className={styles.actions}>
        {actions}
        <ColumnsMenu columns={columns} layout={layout} />
        <IconButton
          icon={QuestionCircleIcon}
          label={keyWords.button}
          appearance="subtle"
          onClick={() => setKeysOpen(true)}
        />
      </div>
      <PageKeys isOpen={isKeysOpen} setOpen={setKeysOpen} />
    </div>
  );
}
