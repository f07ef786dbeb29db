// The filter's controls: those used most, one for every other field, the builder, the saved filters – and what is in
// use, as sentences. All of them show and change one value, which is the page's address.
import Button from '@atlaskit/button/new';
import FilterIcon from '@atlaskit/icon/core/filter';
import { lazy, Suspense, useState } from 'react';
import { builderWords, controlWords } from '../../../../src/contract/filterUiWords';
import { filterWords } from '../../../../src/contract/filterWords';
import type { FieldId } from '../../../../src/domain/filter/fields';
import type { ShownColumns } from '../../../../src/domain/shownColumns';
import type { UserView } from '../../../../src/domain/userView';
import type { ActivityContext } from '../../../../src/domain/lastActive';
import { ActivityFilter } from './ActivityFilter';
import { ActivityHint } from './ActivityHint';
import { AddFilter } from './AddFilter';
import { ContextControl } from './ContextControl';
import { CopyLink } from './CopyLink';
import styles from './FilterBar.module.css';
import { FilterChips } from './FilterChips';
import { editFilter, type FilterEditing } from './filterEditing';
import { SavedFilterMenu } from './saved/SavedFilterMenu';
import { SearchFilter } from './SearchFilter';
import { SetFilter } from './SetFilter';
import { TogetherHint } from './TogetherHint';
import { useFilterDrafts } from './useFilterDrafts';
import type { ChangeView } from './useUserView';

const AdvancedFilter = lazy(async () => ({
  default: (await import('./AdvancedFilter')).AdvancedFilter,
}));

const QUICK_FIELDS = [
  'site',
  'product',
  'group',
  'status',
  'account-type',
  'source',
  'added',
] as const satisfies FieldId[];

export interface FilterBarProps extends Pick<FilterEditing, 'choices' | 'names'> {
  readonly view: UserView;
  /** What is used now. */
  readonly context: ActivityContext;
  /** Shown by choice of the person who looks; null: as the table comes. */
  readonly columns: ShownColumns | null;
  readonly change: ChangeView;
}

export function FilterBar({ view, choices, names, context, columns, change }: FilterBarProps) {
  const [isRefused, setRefused] = useState(false);
  const [isAdvanced, setAdvanced] = useState(false);
  const { filter } = view;
  const drafts = useFilterDrafts(filter);
  const editing: FilterEditing = {
    filter,
    context: view.context,
    choices,
    names,
    ...editFilter(filter, change, setRefused),
  };
  const chooseContext = (chosen: ActivityContext | null): void => change({ context: chosen });
  return (
    <section className={styles.bar} aria-label={filterWords.bar}>
      <div className={styles.controls}>
        <SearchFilter editing={editing} />
        {QUICK_FIELDS.map((field) => (
          <SetFilter key={field} field={field} editing={editing} />
        ))}
        <ActivityFilter editing={editing} />
        <AddFilter editing={editing} />
        <SavedFilterMenu view={view} names={names} change={change} />
        <Button
          iconBefore={FilterIcon}
          appearance={isAdvanced ? 'primary' : 'default'}
          aria-expanded={isAdvanced}
          onClick={() => setAdvanced(!isAdvanced)}
        >
          {builderWords.open}
        </Button>
        <ContextControl
          editing={editing}
          context={context}
          isChosen={view.context !== null}
          onChange={chooseContext}
        />
        <CopyLink columns={columns} />
      </div>
      {isRefused && (
        <p className={styles.refused} role="alert">
          {controlWords.tooLarge}
        </p>
      )}
      {isAdvanced && (
        <Suspense fallback={null}>
          <AdvancedFilter editing={editing} drafts={drafts} onClose={() => setAdvanced(false)} />
        </Suspense>
      )}
      <FilterChips
        filter={filter}
        names={names}
        onChange={(next) => editing.replace(next)}
        onOpen={() => setAdvanced(true)}
      />
      <TogetherHint editing={editing} />
      <ActivityHint editing={editing} isChosen={view.context !== null} onChange={chooseContext} />
    </section>
  );
}
