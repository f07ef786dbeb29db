import Lozenge from '@atlaskit/lozenge';
import { Text } from '@atlaskit/primitives/compiled';
import { groupsWords, productsWords } from '../../../../src/contract/placesWords';
import { roleWords, shellWords } from '../../../../src/contract/shellWords';
import { operationsWords } from '../../../../src/contract/operationRunWords';
import { safetyWords } from '../../../../src/contract/safetyWords';
import { savedFilterWords } from '../../../../src/contract/savedFilterUiWords';
import { syncScheduleWords } from '../../../../src/contract/syncScheduleWords';
import type { Me } from '../../../../src/contract/views';
import { operationAt, paths } from '../paths';
import { RouteLink, useLocation } from '../router';
import styles from './Header.module.css';

const LINKS = [
  { to: paths.users(), words: shellWords.users },
  { to: paths.groups(), words: groupsWords.title },
  { to: paths.products(), words: productsWords.title },
  { to: paths.filters(), words: savedFilterWords.title },
  { to: paths.operations(), words: operationsWords.title },
  { to: paths.history(), words: shellWords.history },
  { to: paths.syncSchedule(), words: syncScheduleWords.title },
  { to: paths.safety(), words: safetyWords.title },
  { to: paths.connection(), words: shellWords.connection },
] as const;

export function Header({ me }: { readonly me: Me }) {
  const { pathname } = useLocation();
  const current = sectionOf(pathname);
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <Text weight="semibold">{me.organization?.name ?? shellWords.app}</Text>
        {me.role !== null && me.role !== 'admin' && (
          <span title={shellWords.yourRole(roleWords[me.role])}>
            <Lozenge>{roleWords[me.role]}</Lozenge>
          </span>
        )}
      </div>
      {me.role !== null && me.keyState !== 'missing' && (
        <nav className={styles.pages} aria-label={shellWords.pages}>
          {LINKS.map(({ to, words }) => (
            <RouteLink
              key={to}
              to={to}
              className={styles.page}
              aria-current={to === current ? 'page' : undefined}
            >
              {words}
            </RouteLink>
          ))}
        </nav>
      )}
    </header>
  );
}

function sectionOf(pathname: string): string {
  if (pathname === paths.home()) return paths.users();
  return operationAt(pathname) === null ? pathname : paths.operations();
}
