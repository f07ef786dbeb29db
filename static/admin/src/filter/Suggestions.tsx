import { typedUiWords } from '../../../../src/contract/filterUiWords';
import { fieldWords } from '../../../../src/contract/filterWords';
import { fieldIds } from '../../../../src/domain/filter/fields';
import type { Suggestion } from '../../../../src/domain/filter/typed/complete';
import { typedFilterWords } from '../../../../src/contract/typedFilterWords';
import unseen from '../components/unseen.module.css';
import { useFormats } from '../components/viewer';
import styles from './TypedFilter.module.css';

export interface SuggestionsProps {
  readonly id: string;
  readonly offered: readonly Suggestion[];
  readonly active: number | null;
  readonly onTake: (suggestion: Suggestion) => void;
}

/** The list of a combobox: the focus stays in its field. */
export function Suggestions({ id, offered, active, onTake }: SuggestionsProps) {
  const formats = useFormats();
  const { length } = offered;
  return (
    <>
      <div
        className={styles.suggestions}
        id={id}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the list of a combobox has no element
        role="listbox"
        aria-label={typedFilterWords.suggestions}
        hidden={length === 0}
      >
        {offered.map((suggestion, i) => (
          <div
            key={suggestion.text}
            id={`${id}-${i}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- nor have its options
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            ref={i === active ? intoView : null}
            // A click would take the focus away first, and close the list.
            onMouseDown={(event) => {
              event.preventDefault();
              onTake(suggestion);
            }}
          >
            <span className={styles.text}>{suggestion.text}</span>
            <span className={styles.meaning}>{meaningOf(suggestion)}</span>
          </div>
        ))}
      </div>
      <output className={unseen.unseen}>
        {length > 0 && typedUiWords.suggestionsFound(formats.number(length), length === 1)}
      </output>
    </>
  );
}

function intoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}

/** What stands beside: nothing that the text says itself. */
function meaningOf({ kind, text, label }: Suggestion): string | null {
  const field = kind === 'field' ? fieldIds.find((id) => id === text) : undefined;
  if (field !== undefined) return fieldWords[field];
  return kind === 'value' && label !== null && !text.includes(label) ? label : null;
}
