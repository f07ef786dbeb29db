// Something known of a user that others have as well: it leads to the list of them.
import type { ReactNode } from 'react';
import { clauseSentence } from '../../../../src/contract/filterSentences';
import type { Names } from '../../../../src/contract/filterWords';
import { userWords } from '../../../../src/contract/userWords';
import type { Condition } from '../../../../src/domain/filter/fields';
import { filterToParams } from '../../../../src/domain/filter/params';
import { paths } from '../paths';
import { RouteLink } from '../router';
import styles from './UsersLink.module.css';

export interface UsersLinkProps {
  readonly condition: Condition;
  /** What the thing is called, where the condition holds only its id. */
  readonly called?: string;
  readonly children: ReactNode;
}

export function UsersLink({ condition, called, children }: UsersLinkProps) {
  const params = filterToParams({ all: [condition] }).map(([name, text]) => [name, text]);
  return (
    <RouteLink
      className={styles.link}
      to={paths.users(new URLSearchParams(params))}
      title={userWords.showUsers(clauseSentence(condition, alwaysNamed(called)))}
    >
      {children}
    </RouteLink>
  );
}

function alwaysNamed(called: string | undefined): Names {
  const name = (id: string): string => called ?? id;
  return { site: name, group: name, app: name };
}
