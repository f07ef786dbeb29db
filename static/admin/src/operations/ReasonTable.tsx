// Why users are left out or not changed, each reason with the number of its users.
import { Text } from '@atlaskit/primitives/compiled';
import { useFormats } from '../components/viewer';
import { ItemsLink } from './ItemsLink';
import type { ItemsView } from './itemsView';
import styles from './plan.module.css';

export interface ReasonRow {
  readonly key: string;
  readonly count: number;
  readonly label: string;
  /** Why, and what can be done. */
  readonly text: string;
  /** Which users it is about. */
  readonly view: Partial<ItemsView>;
}

export interface ReasonTableProps {
  readonly operationId: string;
  readonly title: string;
  readonly rows: readonly ReasonRow[];
  readonly hint: string;
}

export function ReasonTable({ operationId, title, rows, hint }: ReasonTableProps) {
  const formats = useFormats();
  return (
    <div className={styles.reasons}>
      <table className={styles.table} aria-label={title}>
        <tbody>
          {rows.map(({ key, count, label, text, view }) => (
            <tr key={key}>
              <td className={styles.number}>
                <ItemsLink operationId={operationId} count={count} what={label} view={view}>
                  {formats.number(count)}
                </ItemsLink>
              </td>
              <th scope="row" className={styles.reason}>
                <Text as="span" weight="medium">
                  {label}
                </Text>{' '}
                <Text as="span" size="small" color="color.text.subtle">
                  {text}
                </Text>
              </th>
            </tr>
          ))}
        </tbody>
      </table>
      <Text size="small" color="color.text.subtlest">
        {hint}
      </Text>
    </div>
  );
}
