// What a cell has more of than fits into one line: cut, or, when its row is expanded, all of it.
import type { ReactNode } from 'react';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronUpIcon from '@atlaskit/icon/core/chevron-up';
import { tableWords } from '../../../../src/contract/tableWords';
import { usersWords } from '../../../../src/contract/usersWords';
import { useFormats } from '../components/viewer';
import styles from './cells.module.css';
import type { CellProps } from './tableDefinition';

export interface ExpandableProps extends Pick<CellProps<unknown>, 'isExpanded' | 'onExpand'> {
  /** What the names are, for who does not see the column. */
  readonly label: string;
  readonly names: readonly string[];
  /** How many there are beyond the names. */
  readonly more?: number;
  readonly title: string;
  /** Shown instead of the names when the row is expanded. */
  readonly all?: ReactNode;
}

export function Expandable(props: ExpandableProps) {
  const { label, names, more = 0, title, all, isExpanded, onExpand } = props;
  const formats = useFormats();
  const hasMore = names.length + more > 1 || all !== undefined;
  const Chevron = isExpanded ? ChevronUpIcon : ChevronDownIcon;
  return (
    <span className={styles.names} title={isExpanded ? undefined : title}>
      {isExpanded ? (
        <span className={styles.all}>{all ?? <NameList names={names} />}</span>
      ) : (
        <span className={styles.cut}>{names.join(', ')}</span>
      )}
      {more > 0 && !isExpanded && (
        <span className={styles.more}>{usersWords.more(formats.number(more))}</span>
      )}
      {hasMore && onExpand !== null && (
        <button
          className={styles.expand}
          type="button"
          aria-expanded={isExpanded}
          aria-label={isExpanded ? tableWords.collapse(label) : tableWords.expand(label)}
          onClick={onExpand}
        >
          <Chevron label="" size="small" color="currentColor" />
        </button>
      )}
    </span>
  );
}

export function NameList({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className={styles.list}>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
