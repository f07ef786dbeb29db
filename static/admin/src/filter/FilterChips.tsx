// Every clause in use as a sentence that opens the builder and can be taken away.
import Button from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import { clauseSentence } from '../../../../src/contract/filterSentences';
import { filterWords, type Names } from '../../../../src/contract/filterWords';
import { withoutClause } from '../../../../src/domain/filter/edit';
import { EVERYBODY, type Filter } from '../../../../src/domain/filter/filter';
import styles from './FilterChips.module.css';

export interface FilterChipsProps {
  readonly filter: Filter;
  readonly names: Names;
  readonly onChange: (filter: Filter) => void;
  readonly onOpen: () => void;
}

export function FilterChips({ filter, names, onChange, onOpen }: FilterChipsProps) {
  if (filter.all.length === 0) return null;
  const chips = filter.all.map((clause, at) => ({ at, sentence: clauseSentence(clause, names) }));
  return (
    <ul className={styles.chips} aria-label={filterWords.active}>
      {chips.map(({ at, sentence }) => (
        <li key={`${at} ${sentence}`} className={styles.chip}>
          <button className={styles.sentence} type="button" title={sentence} onClick={onOpen}>
            {sentence}
          </button>
          <button
            className={styles.remove}
            type="button"
            aria-label={filterWords.remove(sentence)}
            onClick={() => onChange(withoutClause(filter, at))}
          >
            <CrossIcon label="" size="small" color="currentColor" />
          </button>
        </li>
      ))}
      <li>
        <Button appearance="subtle" spacing="compact" onClick={() => onChange(EVERYBODY)}>
          {filterWords.clearAll}
        </Button>
      </li>
    </ul>
  );
}
