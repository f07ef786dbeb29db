// The saved filters as a table; what can be done with each opens over the page.
import { useState } from 'react';
import type { Names } from '../../../../../src/contract/filterWords';
import { filterListWords, savedFilterWords } from '../../../../../src/contract/savedFilterUiWords';
import type { SavedFilter } from '../../../../../src/domain/savedFilter';
import { ListTable } from '../../components/ListTable';
import { DeleteDialog } from './DeleteDialog';
import { FilterRow, type RowAction } from './FilterRow';
import styles from './FilterTable.module.css';
import { HistoryDialog } from './HistoryDialog';
import { SaveDialog } from './SaveDialog';

interface Chosen {
  readonly action: RowAction;
  readonly saved: SavedFilter;
}

export interface FilterTableProps {
  readonly filters: readonly SavedFilter[];
  readonly names: Names;
}

const HEADS = [
  savedFilterWords.name,
  filterListWords.owner,
  filterListWords.users,
  filterListWords.usedBy,
  filterListWords.changed,
  filterListWords.actions,
] as const;

export function FilterTable({ filters, names }: FilterTableProps) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <>
      <ListTable label={filterListWords.table} heads={HEADS} className={styles.filters}>
        {filters.map((saved) => (
          <FilterRow
            key={saved.filterId}
            saved={saved}
            names={names}
            onAct={(action) => setChosen({ action, saved })}
          />
        ))}
      </ListTable>
      {chosen !== null && <ActionDialog {...chosen} names={names} onClose={() => setChosen(null)} />}
    </>
  );
}

interface ActionDialogProps extends Chosen {
  readonly names: Names;
  readonly onClose: () => void;
}

function ActionDialog({ action, saved, names, onClose }: ActionDialogProps) {
  if (action === 'delete') return <DeleteDialog saved={saved} onClose={onClose} />;
  if (action === 'history') return <HistoryDialog saved={saved} names={names} onClose={onClose} />;
  // Only what can be read can be kept anew.
  if (saved.unreadable !== null) return null;
  const { filter, context, sort, name } = saved;
  const isCopy = action === 'duplicate';
  return (
    <SaveDialog
      title={isCopy ? savedFilterWords.copyTitle(name) : savedFilterWords.editTitle(name)}
      view={{ filter, context, sort }}
      names={names}
      begin={isCopy ? { ...saved, name: savedFilterWords.copyName(name), visibility: 'private' } : saved}
      changes={isCopy ? null : saved}
      onClose={onClose}
    />
  );
}
