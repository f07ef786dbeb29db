// Bulk operations: planned, shown, given up. Nothing here changes anything at Atlassian.
import type { Answers } from '../contract/calls';
import { InvalidInput } from '../domain/errors';
import { problemOf } from '../domain/operation';
import { statusAt } from '../domain/operationRun';
import type { OperationView } from '../domain/operationRun';
import { recordFact } from '../operations/audit';
import { listItems, listItemsOfUser } from '../query/operationItems';
import { readResults } from '../query/operationResults';
import { findOperationView, listOperationRows, readSources } from '../query/operationViews';
import { changeOperation, findOperation, operationsOf } from '../store/operations';
import type { Call, ResolverDeps } from './call';
import { findNames } from './names';

export async function planOperation({
  deps,
  accountId,
  request: { about, timeZone },
}: Call<'operations.plan'>): Promise<Answers['operations.plan']> {
  if (about.kind === 'users') {
    const problem = problemOf(about.operations.map(({ kind }) => kind));
    if (problem === 'none') throw new InvalidInput('about.operations', 'malformed');
    if (problem !== null) throw new InvalidInput('about.operations', `operations-${problem}`);
  }
  if (about.kind === 'undo' || about.kind === 'retry') await requireEndedRun(deps, about.operationId);
  return { operationId: await deps.operations.plan({ about, timeZone, authorId: accountId }) };
}

/** @throws {InvalidInput} when there is no such operation, or none that has run to its end. */
async function requireEndedRun({ ports }: ResolverDeps, operationId: string): Promise<void> {
  const run = await findOperation(ports.sql, operationId);
  if (run === null) throw new InvalidInput('about.operationId', 'no-such-operation');
  const isOpen = run.status === 'running' || run.status === 'paused' || run.outcome === 'stopped';
  if (run.startedAt === null || isOpen) throw new InvalidInput('about.operationId', 'run-not-over');
}

export function getOperation({ deps, request }: Call<'operations.get'>): Promise<OperationView> {
  return presentOperation(deps, request.operationId);
}

/** @throws {InvalidInput} when there is no such operation. */
export async function presentOperation({ ports }: ResolverDeps, operationId: string): Promise<OperationView> {
  const view = await findOperationView(ports.sql, operationId, ports.clock.now());
  if (view === null) throw new InvalidInput('operationId', 'no-such-operation');
  const { authorId, confirmedBy } = view;
  const names = await findNames(ports.sql, confirmedBy === null ? [authorId] : [authorId, confirmedBy]);
  return {
    ...view,
    authorName: names.get(authorId) ?? null,
    confirmedByName: confirmedBy === null ? null : (names.get(confirmedBy) ?? null),
  };
}

export async function getOperationItems({
  deps: { ports },
  request,
}: Call<'operations.items'>): Promise<Answers['operations.items']> {
  return listItems(ports.sql, request);
}

export async function getOperationResults({
  deps: { ports },
  request,
}: Call<'operations.results'>): Promise<Answers['operations.results']> {
  return readResults(ports.sql, request.operationId);
}

/** Gives up a plan that nobody has confirmed. */
export async function discardPlan({
  deps,
  request,
  accountId: actorId,
}: Call<'operations.discard'>): Promise<OperationView> {
  const { sql, clock } = deps.ports;
  const { operationId } = request;
  const operation = await findOperation(sql, operationId);
  if (operation === null) throw new InvalidInput('operationId', 'no-such-operation');
  const status = statusAt(operation, clock.now());
  if (status === 'discarded') return presentOperation(deps, operationId);
  if (status !== 'planning' && status !== 'ready') throw new InvalidInput('operationId', 'plan-is-over');
  const detail = { operationId, hash: operation.hash };
  await recordFact(deps.ports, { action: 'operation.discarded', actorId, accountId: null, detail });
  const discarded = await changeOperation(sql, operation, {
    status: 'discarded',
    finishedAt: clock.now(),
    resumeAt: null,
    reason: null,
  });
  if (discarded === null) throw new InvalidInput('operationId', 'plan-is-over');
  return presentOperation(deps, operationId);
}

export async function getOperations({
  deps: { ports },
  request,
}: Call<'operations.list'>): Promise<Answers['operations.list']> {
  const now = ports.clock.now();
  const page = await listOperationRows(ports.sql, { cursor: request.cursor ?? null, now });
  const names = await findNames(ports.sql, [...new Set(page.items.map(({ authorId }) => authorId))]);
  return {
    ...page,
    items: page.items.map((row) => ({ ...row, authorName: names.get(row.authorId) ?? null })),
  };
}

export async function getOperationsOfUser({
  deps: { ports },
  request,
}: Call<'operations.ofUser'>): Promise<Answers['operations.ofUser']> {
  const items = await listItemsOfUser(ports.sql, request.accountId);
  const operations = await operationsOf(ports.sql, [...new Set(items.map((item) => item.operationId))]);
  const [names, sourceOf] = await Promise.all([
    findNames(ports.sql, [...new Set(operations.flatMap(({ confirmedBy }) => confirmedBy ?? []))]),
    readSources(ports.sql, operations),
  ]);
  return {
    items: items.flatMap(({ operationId, changedAt, outcome, state, result }) => {
      const operation = operations.find((each) => each.operationId === operationId);
      if (operation === undefined) return [];
      const { about, confirmedBy } = operation;
      const byName = confirmedBy === null ? null : (names.get(confirmedBy) ?? null);
      const source = sourceOf(operation);
      return [{ operationId, at: changedAt, about, source, byName, outcome, state, result }];
    }),
  };
}
