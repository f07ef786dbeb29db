// The button that exports what is chosen, or the whole list; its dialog is fetched when somebody wants it.
import Button from '@atlaskit/button/new';
import Tooltip from '@atlaskit/tooltip';
import { lazy, Suspense, useState } from 'react';
import { exportWords } from '../../../../src/contract/exportWords';
import { type ExportColumnKey, exportColumnKeys } from '../../../../src/domain/userExport';
import { useFormats } from '../components/viewer';
import type { ExportDialogProps } from './ExportDialog';

const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog')).ExportDialog }));

export interface ExportUsersProps extends Pick<ExportDialogProps, 'order' | 'count'> {
  /** Keys of the table's columns, from left to right. */
  readonly columns: readonly string[];
}

export function ExportUsers({ order, columns, count }: ExportUsersProps) {
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Tooltip content={count === 0 ? exportWords.nobody : exportWords.openTooltip(formats.number(count))}>
        <Button isDisabled={count === 0} onClick={() => setOpen(true)}>
          {exportWords.open}
        </Button>
      </Tooltip>
      {isOpen && (
        <Suspense fallback={null}>
          <ExportDialog
            order={order}
            shownColumns={columns.filter(isExported)}
            count={count}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

function isExported(key: string): key is ExportColumnKey {
  return exportColumnKeys.some((known) => known === key);
}
