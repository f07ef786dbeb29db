// Every sync: when, by whom, how long, what it changed, and how that compares.
import Button from '@atlaskit/button/new';
import { Inline } from '@atlaskit/primitives/compiled';
import { historyWords } from '../../../../src/contract/historyWords';
import { shellWords } from '../../../../src/contract/shellWords';
import type { PastSync } from '../../../../src/contract/syncViews';
import type { Page } from '../../../../src/domain/page';
import { useLatestSync, useOverview, useSyncHistory } from '../api/queries';
import { EmptyState } from '../components/EmptyState';
import { ErrorMessage } from '../components/ErrorMessage';
import { PageHeader } from '../components/PageHeader';
import { SyncButton } from '../components/SyncButton';
import { DurationTrend } from '../history/DurationTrend';
import { ExpectedDurations } from '../history/ExpectedDurations';
import { RunTable } from '../history/RunTable';
import { paths } from '../paths';
import { navigate, useLocation } from '../router';
import { PageSkeleton } from '../shell/PageSkeleton';
import styles from './HistoryPage.module.css';

export function HistoryPage() {
  const { search } = useLocation();
  const cursor = search.get('before');
  const { data: latest } = useLatestSync();
  const history = useSyncHistory(cursor, latest?.runId ?? null);
  const overview = useOverview(false);
  return (
    <>
      <PageHeader
        title={shellWords.history}
        asOf={overview.data && (overview.data.users?.asOf ?? null)}
        actions={<SyncButton />}
      />
      {history.isPending && <PageSkeleton />}
      {history.error && <ErrorMessage error={history.error} onRetry={() => void history.refetch()} />}
      {history.data && <History page={history.data} isFirst={cursor === null} />}
    </>
  );
}

function History({ page, isFirst }: { readonly page: Page<PastSync>; readonly isFirst: boolean }) {
  const { data: latest } = useLatestSync();
  if (page.items.length === 0) return <EmptyState title={historyWords.empty} text={historyWords.emptyText} />;
  // The sync that is watched is newer than the page of the history that holds it.
  const runs = page.items.map((run) => (run.runId === latest?.runId ? { ...run, ...latest } : run));
  return (
    <>
      <div className={styles.comparison}>
        <DurationTrend runs={runs} />
        <ExpectedDurations runs={runs} />
      </div>
      <RunTable runs={runs} />
      <Paging nextCursor={page.nextCursor} isFirst={isFirst} />
    </>
  );
}

function Paging({ nextCursor, isFirst }: { readonly nextCursor: string | null; readonly isFirst: boolean }) {
  if (isFirst && nextCursor === null) return null;
  const older = (cursor: string): void => navigate(paths.history(new URLSearchParams({ before: cursor })));
  return (
    <nav aria-label={historyWords.paging}>
      <Inline space="space.100">
        <Button isDisabled={isFirst} onClick={() => navigate(paths.history())}>
          {historyWords.newer}
        </Button>
        <Button
          isDisabled={nextCursor === null}
          onClick={() => {
            if (nextCursor !== null) older(nextCursor);
          }}
        >
          {historyWords.older}
        </Button>
      </Inline>
    </nav>
  );
}
