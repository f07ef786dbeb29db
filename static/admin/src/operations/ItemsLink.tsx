import type { ReactNode } from 'react';
import { planWords } from '../../../../src/contract/operationPlanWords';
import { useFormats } from '../components/viewer';
import { RouteLink } from '../router';
import { itemsPath, type ItemsView } from './itemsView';
import styles from './plan.module.css';

/** Where the users of an operation are listed, on the same page. */
export const ITEMS_ID = 'operation-users';

export function showItems(): void {
  document.querySelector(`#${ITEMS_ID}`)?.scrollIntoView({ block: 'start' });
}

export interface ItemsLinkProps {
  readonly operationId: string;
  readonly count: number;
  /** What is counted, as it stands behind the number. */
  readonly what: string;
  /** Which users are counted. */
  readonly view: Partial<ItemsView>;
  readonly children: ReactNode;
}

/** A number that leads to the users behind it, further down. */
export function ItemsLink({ operationId, count, what, view, children }: ItemsLinkProps) {
  const formats = useFormats();
  return (
    <RouteLink
      className={styles.link}
      to={itemsPath(operationId, view)}
      aria-label={planWords.showUsers(formats.number(count), what)}
      onClick={showItems}
    >
      {children}
    </RouteLink>
  );
}
