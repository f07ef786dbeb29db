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
  // A sync that ends, or another filter, changes whom the page has chosen, but not what is exported already.
  const [asked, setAsked] = useState<Omit<ExportDialogProps, 'onClose'> | null>(null);
  return (
    <>
      <Tooltip content={count === 0 ? exportWords.nobody : exportWords.openTooltip(formats.number(count))}>
        <Button
          isDisabled={count === 0}
          onClick={() => setAsked({ order, count, shownColumns: columns.filter(isExported) })}
        >
          {exportWords.open}
        </Button>
      </Tooltip>
      {asked !== null && (
        <Suspense fallback={null}>
          <ExportDialog {...asked} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </>
  );
}

function isExported(key: string): key is ExportColumnKey {
  return exportColumnKeys.some((known) => known === key);
}
