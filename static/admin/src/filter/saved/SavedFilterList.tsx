// The menu of saved filters: those there are, and what can be done with what the page shows.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { savedFilterWords } from '../../../../../src/contract/savedFilterUiWords';
import { visibilityWords } from '../../../../../src/contract/savedFilterWords';
import type { SavedFilter } from '../../../../../src/domain/savedFilter';
import type { UserView } from '../../../../../src/domain/userView';
import type { useSavedFilters } from '../../api/filters';
import { ErrorMessage } from '../../components/ErrorMessage';
import { useCurrentMe } from '../../components/me';
import { paths } from '../../paths';
import { RouteLink } from '../../router';
import type { ChangeView } from '../useUserView';
import styles from './SavedFilterMenu.module.css';
import { isChangedSince, openedView } from './savedView';

export interface SavedFilterListProps {
  readonly saved: ReturnType<typeof useSavedFilters>;
  readonly open: SavedFilter | null;
  readonly view: UserView;
  readonly change: ChangeView;
  readonly onSave: (how: 'save' | 'update') => void;
}

export function SavedFilterList({ saved, open, view, change, onSave }: SavedFilterListProps) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const items = saved.data?.items ?? [];
  const found = items.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <>
      {saved.error && <ErrorMessage error={saved.error} onRetry={() => void saved.refetch()} />}
      {items.length > 0 && (
        <Textfield
          aria-label={savedFilterWords.find}
          placeholder={savedFilterWords.find}
          isCompact
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      {saved.data !== undefined && found.length === 0 && (
        <Text color="color.text.subtle">
          {items.length === 0 ? savedFilterWords.none : savedFilterWords.noMatch}
        </Text>
      )}
      {found.length > 0 && (
        <ul className={styles.list}>
          {found.map((each) => (
            <SavedItem
              key={each.filterId}
              saved={each}
              isOpen={each.filterId === open?.filterId}
              change={change}
            />
          ))}
        </ul>
      )}
      <SaveActions open={open} view={view} onSave={onSave} onClose={() => change({ savedFilterId: null })} />
      <RouteLink to={paths.filters()}>{savedFilterWords.manage}</RouteLink>
    </>
  );
}

interface SavedItemProps {
  readonly saved: SavedFilter;
  readonly isOpen: boolean;
  readonly change: ChangeView;
}

function SavedItem({ saved, isOpen, change }: SavedItemProps) {
  const view = openedView(saved);
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        aria-current={isOpen ? 'true' : undefined}
        title={saved.description}
        disabled={view === null}
        onClick={() => view !== null && change(view)}
      >
        {saved.name}
        <span className={styles.note}>{visibilityWords[saved.visibility]}</span>
      </button>
    </li>
  );
}

interface SaveActionsProps extends Pick<SavedFilterListProps, 'open' | 'view' | 'onSave'> {
  readonly onClose: () => void;
}

function SaveActions({ open, view, onSave, onClose }: SaveActionsProps) {
  const me = useCurrentMe();
  const isEmpty = view.filter.all.length === 0;
  const reason = reasonNotToUpdate(open, view);
  return (
    <>
      <div className={styles.actions}>
        {open !== null && (
          <Button
            spacing="compact"
            appearance="primary"
            isDisabled={reason !== null || !me.licenseActive}
            onClick={() => onSave('update')}
          >
            {savedFilterWords.update}
          </Button>
        )}
        <Button spacing="compact" isDisabled={isEmpty || !me.licenseActive} onClick={() => onSave('save')}>
          {open === null ? savedFilterWords.save : savedFilterWords.saveAs}
        </Button>
        {open !== null && (
          <Button spacing="compact" appearance="subtle" onClick={onClose}>
            {savedFilterWords.close}
          </Button>
        )}
      </div>
      {isEmpty && <span className={styles.note}>{savedFilterWords.nothingToSave}</span>}
      {reason !== null && <span className={styles.note}>{reason}</span>}
      {!me.licenseActive && <span className={styles.note}>{savedFilterWords.licenseInactive}</span>}
    </>
  );
}

function reasonNotToUpdate(open: SavedFilter | null, view: UserView): string | null {
  if (open === null) return null;
  if (!open.mayEdit) return savedFilterWords.notYours;
  return isChangedSince(view, open) ? null : savedFilterWords.unchanged;
}
