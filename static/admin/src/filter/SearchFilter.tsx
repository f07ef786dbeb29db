import SearchIcon from '@atlaskit/icon/core/search';
import Textfield from '@atlaskit/textfield';
import { useEffect, useRef, useState } from 'react';
import { filterWords } from '../../../../src/contract/filterWords';
import { findCondition } from '../../../../src/domain/filter/edit';
import { filterBounds } from '../../../../src/domain/filter/values';
import styles from './SearchFilter.module.css';
import type { FilterControlProps } from './setFilters';
import { SETTLED_MS } from './useSettled';

interface Draft {
  readonly text: string;
  /** What was searched for while it was typed: a draft over anything else is outdated. */
  readonly over: string;
}

/** Searches as one types. Whatever the address says wins over what was typed before. */
export function SearchFilter({ editing }: FilterControlProps) {
  const searched = findCondition(editing.filter, 'search')?.values[0] ?? '';
  const [draft, setDraft] = useState<Draft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const text = draft?.over === searched ? draft.text : searched;

  const type = (next: string): void => {
    setDraft({ text: next, over: searched });
    clearTimeout(timer.current);
    // One search is one step back, however many letters it took.
    const search = (): void =>
      editing.set('search', { operator: 'contains', values: [next] }, { replace: searched !== '' });
    timer.current = setTimeout(search, SETTLED_MS);
  };
  return (
    <search className={styles.search}>
      <Textfield
        aria-label={filterWords.search}
        placeholder={filterWords.search}
        type="search"
        isCompact
        autoComplete="off"
        spellCheck={false}
        maxLength={filterBounds.textLength}
        elemBeforeInput={
          <span className={styles.icon}>
            <SearchIcon label="" color="currentColor" />
          </span>
        }
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
      />
    </search>
  );
}
