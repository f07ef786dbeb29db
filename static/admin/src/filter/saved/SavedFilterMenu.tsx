// Opens and saves filters from the users page, and says which one is open and whether it was changed since.
import { lazy, Suspense, useState } from 'react';
import { savedFilterWords } from '../../../../../src/contract/savedFilterUiWords';
import type { Names } from '../../../../../src/contract/filterWords';
import type { SavedFilter } from '../../../../../src/domain/savedFilter';
import type { UserView } from '../../../../../src/domain/userView';
import { useSavedFilters } from '../../api/filters';
import { FilterMenu } from '../FilterMenu';
import type { ChangeView } from '../useUserView';
import { SavedFilterList } from './SavedFilterList';
import styles from './SavedFilterMenu.module.css';
import { isChangedSince, viewToSave } from './savedView';

const SaveDialog = lazy(async () => ({ default: (await import('./SaveDialog')).SaveDialog }));

export interface SavedFilterMenuProps {
  readonly view: UserView;
  readonly names: Names;
  readonly change: ChangeView;
}

export function SavedFilterMenu({ view, names, change }: SavedFilterMenuProps) {
  const saved = useSavedFilters();
  const [dialog, setDialog] = useState<'save' | 'update' | null>(null);
  const open = saved.data?.items.find(({ filterId }) => filterId === view.savedFilterId) ?? null;
  const isChanged = open !== null && isChangedSince(view, open);
  const isGone = view.savedFilterId !== null && saved.data !== undefined && open === null;
  const close = (): void => setDialog(null);
  const isUpdate = dialog === 'update' && open !== null;
  return (
    <>
      <FilterMenu
        label={open === null ? savedFilterWords.menu : savedFilterWords.open(open.name)}
        title={savedFilterWords.menu}
      >
        {(closeMenu) => (
          <SavedFilterList
            saved={saved}
            open={open}
            view={view}
            change={(part) => {
              closeMenu();
              change(part);
            }}
            onSave={(how) => {
              closeMenu();
              setDialog(how);
            }}
          />
        )}
      </FilterMenu>
      <output className={styles.state}>
        {isChanged && savedFilterWords.changed}
        {isGone && savedFilterWords.gone}
      </output>
      {dialog !== null && (
        <Suspense fallback={null}>
          <SaveDialog
            title={isUpdate ? savedFilterWords.editTitle(open.name) : savedFilterWords.saveTitle}
            view={viewToSave(view)}
            names={names}
            begin={beginOf(open, isUpdate)}
            changes={isUpdate ? open : null}
            onClose={close}
            onSaved={({ filterId }) =>
              change({ savedFilterId: filterId, page: view.page }, { replace: true })
            }
          />
        </Suspense>
      )}
    </>
  );
}

function beginOf(
  open: SavedFilter | null,
  isUpdate: boolean,
): Pick<SavedFilter, 'name' | 'description' | 'visibility'> {
  if (open === null) return { name: '', description: '', visibility: 'private' };
  if (isUpdate) return open;
  return { name: savedFilterWords.copyName(open.name), description: open.description, visibility: 'private' };
}
