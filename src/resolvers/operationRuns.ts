// The runs of bulk operations: confirmed, paused, resumed, ended by people who may.
import { getCredentials } from '../connection/credentials';
import type { OperationView } from '../domain/operationRun';
import type { Call, ResolverDeps } from './call';
import { presentOperation } from './operations';

export async function confirmOperation({
  deps,
  accountId,
  request: { operationId, hash, typed, acceptsIrreversible },
}: Call<'operations.confirm'>): Promise<OperationView> {
  await requireKey(deps, operationId);
  const confirmation = { operationId, hash, typed: typed ?? null, acceptsIrreversible, actorId: accountId };
  await deps.operations.confirm(confirmation);
  return presentOperation(deps, operationId);
}

export async function pauseOperation({
  deps,
  accountId,
  request: { operationId },
}: Call<'operations.pause'>): Promise<OperationView> {
  await deps.operations.pause(operationId, accountId);
  return presentOperation(deps, operationId);
}

export async function resumeOperation({
  deps,
  accountId,
  request: { operationId },
}: Call<'operations.resume'>): Promise<OperationView> {
  await requireKey(deps, operationId);
  await deps.operations.resume(operationId, accountId);
  return presentOperation(deps, operationId);
}

export async function cancelOperation({
  deps,
  accountId,
  request: { operationId },
}: Call<'operations.cancel'>): Promise<OperationView> {
  await deps.operations.cancel(operationId, accountId);
  return presentOperation(deps, operationId);
}

/** Refused here already when there is no key that works, so that no run begins only to stop. */
async function requireKey(deps: ResolverDeps, operationId: string): Promise<void> {
  await presentOperation(deps, operationId);
  await getCredentials(deps.ports);
}
