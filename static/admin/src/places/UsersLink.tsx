// A number that opens exactly the users behind it.
import { createContext, useContext } from 'react';
import { placesWords } from '../../../../src/contract/placesWords';
import type { Filter } from '../../../../src/domain/filter/filter';
import type { ActivityContext } from '../../../../src/domain/lastActive';
import { userViewToParams, WHOLE_LIST } from '../../../../src/domain/userView';
import { useFormats } from '../components/viewer';
import { paths } from '../paths';
import { RouteLink } from '../router';
import { Missing } from '../table/Missing';
import styles from './places.module.css';

/** What all numbers of a page share. */
export interface Counting {
  readonly inactiveDays: number;
  /** Begin of the reading behind the numbers, epoch milliseconds; null: not read to its end yet. */
  readonly asOf: number | null;
}

export const CountingContext = createContext<Counting>({ inactiveDays: 0, asOf: null });

export interface UsersLinkProps {
  readonly users: number;
  readonly filter: Filter;
  /** Where last active is looked for; null: in the whole organization. */
  readonly context: ActivityContext | null;
  /** What the number counts, and of what, for whoever does not see the column and the row. */
  readonly what: string;
  readonly of: string;
  /** Shown in place of the bare number. */
  readonly text?: string;
}

export function UsersLink({ users, filter, context, what, of, text }: UsersLinkProps) {
  const formats = useFormats();
  const { asOf } = useContext(CountingContext);
  if (asOf === null && users === 0) return <Missing words={placesWords.notYet} why={placesWords.notYetWhy} />;
  const params = userViewToParams({ ...WHOLE_LIST, filter, context }).map(([name, value]) => [name, value]);
  const shown = text ?? formats.number(users);
  return (
    <RouteLink
      to={paths.users(new URLSearchParams(params))}
      className={users === 0 ? styles.none : styles.users}
      aria-label={placesWords.opens(shown, what, of)}
      title={asOf === null ? undefined : placesWords.usersAsOf(formats.instant(asOf))}
    >
      {shown}
    </RouteLink>
  );
}
