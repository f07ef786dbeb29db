import SearchIcon from '@atlaskit/icon/core/search';
import Textfield from '@atlaskit/textfield';
import { useEffect, useRef, useState } from 'react';
import { filterBounds } from '../../../../src/domain/filter/values';
import { SETTLED_MS } from '../filter/useSettled';
import styles from './SearchField.module.css';

export interface SearchFieldProps {
  readonly label: string;
  /** What the address says; empty: nothing is searched for. */
  readonly searched: string;
  readonly onSearch: (text: string) => void;
}

interface Draft {
  readonly text: string;
  /** What was searched for while it was typed: a draft over anything else is outdated. */
  readonly over: string;
}

/** Searches as one types. Whatever the address says wins over what was typed before. */
export function SearchField({ label, searched, onSearch }: SearchFieldProps) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  // What is changed elsewhere before the search begins must not be undone by it.
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });
  const text = draft?.over === searched ? draft.text : searched;

  const type = (next: string): void => {
    setDraft({ text: next, over: searched });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(next), SETTLED_MS);
  };
  return (
    <search className={styles.search}>
      <Textfield
        aria-label={label}
        placeholder={label}
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
