// Every sync: when, by whom, how long, what it changed, and how that compares; above them what runs by itself.
import Button from '@atlaskit/button/new';
import { Inline } from '@atlaskit/primitives/compiled';
import { historyWords } from '../../../../src/contract/historyWords';
import { shellWords } from '../../../../src/contract/shellWords';
import { kindFilterWords } from '../../../../src/contract/syncKindWords';
import type { PastSync } from '../../../../src/contract/syncViews';
import type { Page } from '../../../../src/domain/page';
import { type HistoryView, useSyncHistory } from '../api/history';
import { useLatestSync, useOverview } from '../api/queries';
import { EmptyState } from '../components/EmptyState';
import { ErrorMessage } from '../components/ErrorMessage';
import { PageHeader } from '../components/PageHeader';
import { SyncButton } from '../components/SyncButton';
import { DurationTrend } from '../history/DurationTrend';
import { ExpectedDurations } from '../history/ExpectedDurations';
import { FoldedChanges } from '../history/FoldedChanges';
import { historyPath, KindFilter, kindOf } from '../history/KindFilter';
import { RunTable } from '../history/RunTable';
import { navigate, useLocation } from '../router';
import { ScheduleCard } from '../schedule/ScheduleCard';
import { PageSkeleton } from '../shell/PageSkeleton';
import styles from './HistoryPage.module.css';

export function HistoryPage() {
  const { search } = useLocation();
  const view = { cursor: search.get('before'), kind: kindOf(search) };
  const { data: latest } = useLatestSync();
  const history = useSyncHistory(view, latest?.runId ?? null);
  const overview = useOverview(false);
  return (
    <>
      <PageHeader
        title={shellWords.history}
        asOf={overview.data && (overview.data.users?.asOf ?? null)}
        actions={<SyncButton />}
      />
      <ScheduleCard />
      {history.isPending && <PageSkeleton />}
      {history.error && <ErrorMessage error={history.error} onRetry={() => void history.refetch()} />}
      {history.data && <History page={history.data} view={view} />}
    </>
  );
}

interface HistoryProps {
  readonly page: Page<PastSync>;
  readonly view: HistoryView;
}

function History({ page, view }: HistoryProps) {
  const { data: latest } = useLatestSync();
  if (latest === null) return <EmptyState title={historyWords.empty} text={historyWords.emptyText} />;
  // The sync that is watched is newer than the page of the history that holds it.
  const runs = page.items.map((run) => (run.runId === latest?.runId ? { ...run, ...latest } : run));
  return (
    <>
      <Comparison />
      <div className={styles.bar}>
        <KindFilter kind={view.kind} />
        {view.kind === null && <FoldedChanges latestRunId={latest?.runId ?? null} />}
      </div>
      {runs.length === 0 ? (
        <EmptyState title={kindFilterWords.empty} text={kindFilterWords.emptyText} />
      ) : (
        <RunTable runs={runs} />
      )}
      <Paging nextCursor={page.nextCursor} view={view} />
    </>
  );
}

/** Only full syncs can be compared: a small one takes as long as what it reads is large. */
function Comparison() {
  const { data: latest } = useLatestSync();
  const { data } = useSyncHistory({ cursor: null, kind: 'full' }, latest?.runId ?? null);
  if (data === undefined) return null;
  return (
    <div className={styles.comparison}>
      <DurationTrend runs={data.items} />
      <ExpectedDurations runs={data.items} />
    </div>
  );
}

interface PagingProps {
  readonly nextCursor: string | null;
  readonly view: HistoryView;
}

function Paging({ nextCursor, view: { cursor, kind } }: PagingProps) {
  const isFirst = cursor === null;
  if (isFirst && nextCursor === null) return null;
  return (
    <nav aria-label={historyWords.paging}>
      <Inline space="space.100">
        <Button isDisabled={isFirst} onClick={() => navigate(historyPath(kind))}>
          {historyWords.newer}
        </Button>
        <Button
          isDisabled={nextCursor === null}
          onClick={() => {
            if (nextCursor !== null) navigate(historyPath(kind, nextCursor));
          }}
        >
          {historyWords.older}
        </Button>
      </Inline>
    </nav>
  );
}
