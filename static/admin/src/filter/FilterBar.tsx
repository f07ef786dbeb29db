// The filter's controls, one a field, in the order in which they are used most.
import type { ComponentType } from 'react';
import { filterWords } from '../../../../src/contract/filterWords';
import type { FieldId } from '../../../../src/domain/filter/fields';
import type { ActivityContext } from '../../../../src/domain/lastActive';
import { ActivityFilter } from './ActivityFilter';
import { ContextControl } from './ContextControl';
import styles from './FilterBar.module.css';
import { FilterChips } from './FilterChips';
import type { FilterEditing } from './filterEditing';
import { SearchFilter } from './SearchFilter';
import { type FilterControlProps, GroupFilter, ProductFilter, SiteFilter, StatusFilter } from './setFilters';
import type { ChangeView } from './useUserView';

const CONTROLS = {
  search: SearchFilter,
  site: SiteFilter,
  product: ProductFilter,
  group: GroupFilter,
  status: StatusFilter,
  'last-active': ActivityFilter,
} as const satisfies Partial<Record<FieldId, ComponentType<FilterControlProps>>>;

export interface FilterBarProps {
  readonly editing: FilterEditing;
  /** What is used now. */
  readonly context: ActivityContext;
  readonly isContextChosen: boolean;
  readonly change: ChangeView;
}

export function FilterBar({ editing, context, isContextChosen, change }: FilterBarProps) {
  return (
    <section className={styles.bar} aria-label={filterWords.bar}>
      <div className={styles.controls}>
        {Object.entries(CONTROLS).map(([field, Control]) => (
          <Control key={field} editing={editing} />
        ))}
        <ContextControl
          editing={editing}
          context={context}
          isChosen={isContextChosen}
          onChange={(chosen) => change({ context: chosen })}
        />
      </div>
      <FilterChips filter={editing.filter} names={editing.names} onChange={(filter) => change({ filter })} />
    </section>
  );
}
