// The filter as one line of text that can be typed, with what could stand next. What is wrong is underlined in its
// place and said below.
import Button from '@atlaskit/button/new';
import { useId, useRef, useState } from 'react';
import { typedUiWords } from '../../../../src/contract/filterUiWords';
import { typedErrorSentence, typedFilterWords } from '../../../../src/contract/typedFilterWords';
import type { TypedError } from '../../../../src/domain/filter/typed/reader';
import type { FilterEditing } from './filterEditing';
import { Suggestions } from './Suggestions';
import styles from './TypedFilter.module.css';
import { useCompletion } from './useCompletion';
import type { FilterDrafts } from './useFilterDrafts';
import { type FilterTyping, useTypedFilter } from './useTypedFilter';

export interface TypedFilterProps {
  readonly editing: FilterEditing;
  readonly drafts: FilterDrafts;
}

export function TypedFilter({ editing, drafts }: TypedFilterProps) {
  const typing = useTypedFilter(editing, drafts);
  const { text, read, isLooking } = typing;
  const input = useRef<HTMLInputElement>(null);
  const completing = useCompletion(typing, input);
  const [scrolled, setScrolled] = useState(0);
  const ids = { input: useId(), list: useId(), told: useId() };
  const { offered, active } = completing;
  // A word that can still become one is not wrong yet.
  const error = isLooking || offered.length > 0 ? null : read.error;
  return (
    <div className={styles.typed}>
      <label className={styles.label} htmlFor={ids.input}>
        {typedFilterWords.label}
      </label>
      <div className={styles.box}>
        <input
          ref={input}
          className={styles.input}
          id={ids.input}
          role="combobox"
          aria-expanded={offered.length > 0}
          aria-controls={ids.list}
          aria-autocomplete="list"
          aria-activedescendant={active === null ? undefined : `${ids.list}-${active}`}
          aria-invalid={error === null ? undefined : true}
          aria-describedby={ids.told}
          autoComplete="off"
          spellCheck={false}
          placeholder={typedFilterWords.everybody}
          value={text}
          onChange={({ target }) =>
            completing.type(target.value, target.selectionStart ?? target.value.length)
          }
          onSelect={({ currentTarget }) => completing.setCursor(currentTarget.selectionStart ?? 0)}
          onFocus={() => completing.setOpen(true)}
          onBlur={() => completing.setOpen(false)}
          onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollLeft)}
          onKeyDown={completing.press}
        />
        {error !== null && <WrongPlace error={error} text={text} scrolled={scrolled} />}
        <Suggestions id={ids.list} offered={offered} active={active} onTake={completing.take} />
      </div>
      <Told
        id={ids.told}
        typing={typing}
        error={error}
        onShow={({ at, length }) => {
          input.current?.focus();
          input.current?.setSelectionRange(at, at + length);
        }}
      />
    </div>
  );
}

interface ToldProps {
  readonly id: string;
  readonly typing: FilterTyping;
  readonly error: TypedError | null;
  readonly onShow: (error: TypedError) => void;
}

/** What is wrong, or how it is done. */
function Told({ id, typing: { text, isUnused, discard }, error, onShow }: ToldProps) {
  return (
    <div id={id}>
      <output className={styles.error}>
        {error !== null && (
          <>
            {typedErrorSentence(error, text)}
            <Button spacing="compact" onClick={() => onShow(error)}>
              {typedUiWords.showPlace}
            </Button>
          </>
        )}
      </output>
      <div className={styles.hint}>
        {error !== null && isUnused ? (
          <>
            {typedUiWords.notInUse}{' '}
            <Button appearance="subtle" spacing="compact" onClick={discard}>
              {typedUiWords.discard}
            </Button>
          </>
        ) : (
          `${typedFilterWords.hint}. ${typedUiWords.keys}`
        )}
      </div>
    </div>
  );
}

interface WrongPlaceProps {
  readonly error: TypedError;
  readonly text: string;
  /** How far the line was scrolled sideways, in pixels. */
  readonly scrolled: number;
}

/** Lies exactly over the line. */
function WrongPlace({ error: { at, length }, text, scrolled }: WrongPlaceProps) {
  // Where something is missing there is nothing to underline but the blank behind it.
  const wrong = length === 0 ? '\u00a0' : text.slice(at, at + length);
  return (
    <div
      ref={(element) => {
        if (element !== null) element.scrollLeft = scrolled;
      }}
      className={styles.shadow}
      aria-hidden="true"
    >
      {text.slice(0, at)}
      <span className={styles.wrong}>{wrong}</span>
      {text.slice(at + length)}
    </div>
  );
}
