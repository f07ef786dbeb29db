// Every plan and every run: what, for whom, by whom, and what came of it; what goes on now stands on top.
import Button from '@atlaskit/button/new';
import { Inline } from '@atlaskit/primitives/compiled';
import { operationsWords } from '../../../../src/contract/operationRunWords';
import type { OperationRow } from '../../../../src/domain/operationRun';
import type { Page } from '../../../../src/domain/page';
import { useOperationList } from '../api/operations';
import { VerifyRecord } from '../audit/VerifyRecord';
import { EmptyState } from '../components/EmptyState';
import { ErrorMessage } from '../components/ErrorMessage';
import { PageHeader } from '../components/PageHeader';
import { groupsOfOperation } from '../operations/namedGroups';
import { useNames } from '../operations/names';
import { OperationTable } from '../operations/OperationTable';
import { RunningNow } from '../operations/RunningNow';
import { paths } from '../paths';
import { navigate, RouteLink, useLocation } from '../router';
import { PageSkeleton } from '../shell/PageSkeleton';

export function OperationsPage() {
  const { search } = useLocation();
  const cursor = search.get('before');
  const list = useOperationList(cursor);
  return (
    <>
      <PageHeader title={operationsWords.title} actions={<VerifyRecord />} />
      {list.isPending && <PageSkeleton />}
      {list.error && <ErrorMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && <Operations page={list.data} cursor={cursor} />}
    </>
  );
}

interface OperationsProps {
  readonly page: Page<OperationRow>;
  /** Null: the latest. */
  readonly cursor: string | null;
}

function Operations({ page: { items, nextCursor }, cursor }: OperationsProps) {
  const names = useNames(items.flatMap(groupsOfOperation));
  if (items.length === 0 && cursor === null) {
    return (
      <EmptyState title={operationsWords.empty} text={operationsWords.emptyText}>
        <RouteLink to={paths.users()}>{operationsWords.toUsers}</RouteLink>
      </EmptyState>
    );
  }
  return (
    <>
      {cursor === null && <RunningNow operations={items} names={names} />}
      <OperationTable operations={items} names={names} />
      <Paging nextCursor={nextCursor} cursor={cursor} />
    </>
  );
}

interface PagingProps {
  readonly nextCursor: string | null;
  readonly cursor: string | null;
}

function Paging({ nextCursor, cursor }: PagingProps) {
  if (cursor === null && nextCursor === null) return null;
  return (
    <nav aria-label={operationsWords.paging}>
      <Inline space="space.100">
        <Button isDisabled={cursor === null} onClick={() => navigate(paths.operations())}>
          {operationsWords.latest}
        </Button>
        <Button
          isDisabled={nextCursor === null}
          onClick={() => {
            if (nextCursor !== null) navigate(paths.operations(new URLSearchParams({ before: nextCursor })));
          }}
        >
          {operationsWords.older}
        </Button>
      </Inline>
    </nav>
  );
}
