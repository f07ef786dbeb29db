// A list of things by name that one takes things from and adds things to, found by a search.
import { IconButton } from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import { Text } from '@atlaskit/primitives/compiled';
import { useId, useRef } from 'react';
import { safetyWords } from '../../../../src/contract/safetyWords';
import { filterBounds } from '../../../../src/domain/filter/values';
import { Field } from '../components/Field';
import { useFormats } from '../components/viewer';
import styles from './Named.module.css';

interface NamedThing {
  readonly id: string;
  readonly name: string;
}

interface FoundThing extends NamedThing {
  readonly detail: string | null;
}

export interface NamedProps {
  readonly words: Readonly<Record<'title' | 'none' | 'add' | 'find', string>>;
  /** More cannot be chosen. */
  readonly most: number;
  readonly isReadOnly: boolean;
  readonly problem: string | undefined;
  readonly chosen: readonly NamedThing[];
  readonly onRemove: (id: string) => void;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  /** True: what is found is not yet what was searched for. */
  readonly isSearching: boolean;
  readonly found: readonly FoundThing[];
  readonly hasMore: boolean;
  readonly onAdd: (id: string) => void;
}

export function Named(props: NamedProps) {
  const { words, chosen, isReadOnly, onRemove } = props;
  const formats = useFormats();
  const titleId = useId();
  return (
    <div className={styles.named}>
      <h3 className={styles.title} id={titleId}>
        {words.title}{' '}
        {chosen.length > 0 && <span className={styles.count}>{formats.number(chosen.length)}</span>}
      </h3>
      {chosen.length === 0 ? (
        <Text color="color.text.subtle">{words.none}</Text>
      ) : (
        <ul className={styles.chosen} aria-labelledby={titleId}>
          {chosen.map(({ id, name }) => (
            <li key={id} className={styles.thing}>
              <span className={styles.name}>{name}</span>
              {!isReadOnly && (
                <IconButton
                  appearance="subtle"
                  spacing="compact"
                  icon={CrossIcon}
                  label={safetyWords.remove(name)}
                  onClick={() => onRemove(id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {!isReadOnly && <Adding {...props} />}
    </div>
  );
}

function Adding({ words, most, problem, chosen, search, onSearch, isSearching, ...rest }: NamedProps) {
  const { found, hasMore, onAdd } = rest;
  const formats = useFormats();
  const field = useRef<HTMLInputElement>(null);
  if (chosen.length >= most) return <Text as="p">{safetyWords.full(formats.number(most))}</Text>;
  const isAsked = search.trim() !== '';
  const add = (id: string): void => {
    onAdd(id);
    onSearch('');
    // The button that was pressed is gone.
    field.current?.focus();
  };
  return (
    <>
      <Field label={words.add} error={problem}>
        {(ids) => (
          <input
            {...ids}
            ref={field}
            type="search"
            placeholder={words.find}
            autoComplete="off"
            spellCheck={false}
            maxLength={filterBounds.textLength}
            value={search}
            onChange={({ target }) => onSearch(target.value)}
            onKeyDown={(event) => {
              // It would save the form, whatever was found.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        )}
      </Field>
      <output className={styles.said}>
        {isAsked &&
          !isSearching &&
          (found.length === 0 ? safetyWords.noneFound : safetyWords.found(formats.number(found.length)))}
      </output>
      {isAsked && found.length > 0 && <Found found={found} isSearching={isSearching} onAdd={add} />}
      {isAsked && hasMore && (
        <Text size="small" color="color.text.subtle">
          {safetyWords.moreFound}
        </Text>
      )}
    </>
  );
}

function Found({ found, isSearching, onAdd }: Pick<NamedProps, 'found' | 'isSearching' | 'onAdd'>) {
  return (
    <ul className={styles.found} aria-busy={isSearching}>
      {found.map(({ id, name, detail }) => (
        <li key={id}>
          <button
            className={styles.add}
            type="button"
            aria-label={safetyWords.add(name)}
            onClick={() => onAdd(id)}
          >
            {name}
            <span className={styles.detail}>{detail}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
