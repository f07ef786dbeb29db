import { Text } from '@atlaskit/primitives/compiled';
import { overviewWords } from '../../../../src/contract/overviewWords';
import type { CountedAt } from '../../../../src/contract/views';
import styles from './CountCard.module.css';
import { useFormats } from './viewer';

export interface CountCardProps {
  readonly label: string;
  /** Null: not read to its end yet. */
  readonly counted: CountedAt | null;
}

/** One entry of a `dl`. A number never stands without its age. */
export function CountCard({ label, counted }: CountCardProps) {
  const formats = useFormats();
  return (
    <div className={styles.card}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.number}>{counted === null ? '–' : formats.number(counted.count)}</dd>
      <dd className={styles.age}>
        <Text size="small" color="color.text.subtlest">
          {counted === null ? overviewWords.notRead : overviewWords.asOf(formats.instant(counted.asOf))}
        </Text>
      </dd>
    </div>
  );
}
