// The frame around every page: who looks, which pages there are, what everybody must know.
import { Suspense, useEffect, useRef } from 'react';
import { shellWords } from '../../../../src/contract/shellWords';
import type { Me } from '../../../../src/contract/views';
import { useMe } from '../api/queries';
import { ErrorMessage } from '../components/ErrorMessage';
import { MeContext } from '../components/me';
import { paths } from '../paths';
import { navigate, useLocation } from '../router';
import { entryOf } from './entry';
import { Header } from './Header';
import { NoRole } from './NoRole';
import { Notices } from './Notices';
import { PageGuard } from './PageGuard';
import { PageSkeleton } from './PageSkeleton';
import { pageAt, SetupPage } from './pages';
import styles from './Shell.module.css';
import { SyncFlag } from './SyncFlag';

export function Shell() {
  const me = useMe();
  if (me.isPending) return <PageSkeleton />;
  if (me.data === undefined) {
    return (
      <main className={styles.main}>
        <ErrorMessage error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  return (
    <MeContext.Provider value={me.data}>
      <Frame me={me.data} />
    </MeContext.Provider>
  );
}

function Frame({ me }: { readonly me: Me }) {
  const location = useLocation();
  const { pathname } = location;
  // The same page at both addresses: filtering leads from one to the other, and must not take the focus along.
  const main = useFocusOnNewPage(pathname === paths.home() ? paths.users() : pathname);
  const entry = entryOf(me, pathname);
  useEffect(() => {
    // Setting up stays on its own page until it is done, also when the key works in the middle of it.
    if (entry === 'setup') navigate(paths.setup(), { replace: true });
  }, [entry]);
  return (
    <>
      <a className={styles.skip} href="#content">
        {shellWords.skipToContent}
      </a>
      {me.role !== null && <SyncFlag />}
      <Header me={me} />
      <main className={styles.main} id="content" ref={main} tabIndex={-1}>
        <PageGuard location={location}>
          <Suspense fallback={<PageSkeleton />}>
            {entry === 'no-role' && <NoRole me={me} />}
            {entry === 'setup' && <SetupPage />}
            {entry === 'pages' && (
              <>
                <Notices me={me} />
                {pageAt(pathname)}
              </>
            )}
          </Suspense>
        </PageGuard>
      </main>
    </>
  );
}

/** After a link was followed, the keyboard goes on at the new page's beginning. */
function useFocusOnNewPage(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [pathname]);
  return main;
}
