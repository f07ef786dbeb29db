// Plans of bulk operations and their runs, as the page asks for them and acts on them.
import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useContext } from 'react';
import type { Answers, CallRequest } from '../../../../src/contract/calls';
import type { AccountId } from '../../../../src/domain/ids';
import type { OperationRow, OperationView } from '../../../../src/domain/operationRun';
import type { Page } from '../../../../src/domain/page';
import { ViewerContext } from '../components/viewer';
import type { ItemsView } from '../operations/itemsView';
import type { OperationResults } from '../../../../src/domain/operationResults';
import { hasRun } from '../operations/hasRun';
import { call } from './call';

const MOVING_POLL_MS = 1_000;
/** Somebody else may confirm, resume or discard it. */
const RESTING_POLL_MS = 10_000;
/** In an installation's first minutes its tables are still being made. */
const FAILED_POLL_MS = 5_000;

/** Counting takes longer than looking. */
const RESULTS_POLL_MS = 5_000;

const ITEMS_AT_ONCE = 50;

/** Whether something happens to it without anybody doing anything. */
function isMoving({ status }: Pick<OperationRow, 'status'>): boolean {
  return status === 'planning' || status === 'running';
}

/** Whether it can still become something else. */
function isOver({ status }: Pick<OperationRow, 'status'>): boolean {
  return !['planning', 'ready', 'running', 'paused'].includes(status);
}

function pollOf(operations: readonly OperationRow[]): number {
  return operations.some(isMoving) ? MOVING_POLL_MS : RESTING_POLL_MS;
}

const keyOf = (operationId: string) => ['operations.get', operationId];

/** The state of an operation is the server's: it is the same for everybody who looks, and after leaving the page. */
export function useOperation(operationId: string) {
  return useQuery<OperationView>({
    queryKey: keyOf(operationId),
    queryFn: () => call('operations.get', { operationId }),
    refetchInterval: ({ state: { data, status } }) => {
      if (status === 'error') return FAILED_POLL_MS;
      return data === undefined || isOver(data) ? false : pollOf([data]);
    },
  });
}

/** One page of the list, latest first. Null: the first. */
export function useOperationList(cursor: string | null) {
  return useQuery<Page<OperationRow>>({
    queryKey: ['operations.list', cursor],
    queryFn: () => call('operations.list', cursor === null ? {} : { cursor }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data, status } }) =>
      status === 'error' ? FAILED_POLL_MS : pollOf(data?.items ?? []),
  });
}

/** One page of the users of an operation, by number. The rows of the view before stay until those of the new one are there. */
export function useOperationItems(
  operation: OperationView,
  { outcome, reason, state, seat, app, search, after }: ItemsView,
) {
  // Of a run, only what it has freed or given.
  const came = hasRun(operation) && seat !== 'stillBillable' ? { came: true } : {};
  const request: CallRequest<'operations.items'> = {
    operationId: operation.operationId,
    ...(outcome === null ? {} : { outcome }),
    ...(reason === null ? {} : { reason }),
    ...(state === null ? {} : { state }),
    ...(seat === null
      ? {}
      : { seat: { effect: seat, ...(app === null ? {} : { resourceId: app }), ...came } }),
    ...(search === null ? {} : { search }),
    after,
    limit: ITEMS_AT_ONCE,
  };
  return useQuery<Answers['operations.items']>({
    // What was planned or done meanwhile is asked for anew as soon as it is known that it was.
    queryKey: ['operations.items', request, operation.status],
    queryFn: () => call('operations.items', request),
    placeholderData: keepPreviousData,
    refetchInterval: isMoving(operation) ? 2 * MOVING_POLL_MS : false,
  });
}

/** What came of a run, counted; of a plan, what is to come. */
export function useOperationResults(operation: OperationView) {
  const { operationId, status } = operation;
  return useQuery<OperationResults>({
    queryKey: ['operations.results', operationId, status],
    queryFn: () => call('operations.results', { operationId }),
    enabled: operation.summary !== null,
    placeholderData: keepPreviousData,
    refetchInterval: isMoving(operation) ? RESULTS_POLL_MS : false,
  });
}

/** What was done to a user, latest first. */
export function useUserOperations(accountId: AccountId) {
  return useQuery<Answers['operations.ofUser']>({
    queryKey: ['operations.ofUser', accountId],
    queryFn: () => call('operations.ofUser', { accountId }),
  });
}

/** Makes a plan. Nothing is changed by that. */
export function usePlanOperation() {
  const client = useQueryClient();
  const { timeZone } = useContext(ViewerContext);
  return useMutation({
    mutationFn: (about: CallRequest<'operations.plan'>['about']) =>
      call('operations.plan', { about, timeZone }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['operations.list'] }),
  });
}

export type OperationAct = 'pause' | 'resume' | 'cancel' | 'discard';

export function useActOnOperation(operationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: OperationAct) => call(`operations.${act}`, { operationId }),
    ...followedBy(client, operationId),
  });
}

export function useConfirmOperation(operationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Omit<CallRequest<'operations.confirm'>, 'operationId'>) =>
      call('operations.confirm', { operationId, ...request }),
    ...followedBy(client, operationId),
  });
}

/** The answer shows at once; after a refusal, too, what it is now. */
function followedBy(client: QueryClient, operationId: string) {
  return {
    onSuccess: (view: OperationView) => client.setQueryData(keyOf(operationId), view),
    onError: () => client.invalidateQueries({ queryKey: keyOf(operationId) }),
    onSettled: () => client.invalidateQueries({ queryKey: ['operations.list'] }),
  };
}
