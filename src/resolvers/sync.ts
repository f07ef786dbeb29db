import type { Answers } from '../contract/calls';
import { getCredentials } from '../connection/credentials';
import type { FollowedSync } from '../contract/syncViews';
import { hasRole } from '../domain/appRole';
import { AccessDenied, InvalidInput } from '../domain/errors';
import type { SyncRun } from '../domain/run';
import { syncProgress } from '../domain/syncProgress';
import { findStageDurations } from '../query/stageDurations';
import { insertAudit } from '../store/audit';
import type { Call, ResolverDeps } from './call';
import { findNames } from './names';

export async function startSync(call: Call<'sync.start'>): Promise<Answers['sync.start']> {
  const { deps, accountId, request } = call;
  // Refused here already when there is no key that works, so that no run begins only to fail.
  await getCredentials(deps.ports);
  const { target, acceptRemovalsOf } = request;
  const accepted = acceptRemovalsOf === undefined ? [] : await acceptedRemovals(call, acceptRemovalsOf);
  const isFirst = target === undefined && (await deps.sync.findFullRun()) === null;
  const started = await deps.sync.start({
    cause: isFirst ? 'first' : 'manual',
    startedBy: accountId,
    ...(target === undefined ? {} : { target }),
    ...(accepted.length === 0 ? {} : { accepted }),
  });
  await insertAudit(deps.ports, {
    action: 'sync.start',
    actorId: accountId,
    subject: started.runId,
    detail: {
      joined: started.joined,
      kind: target?.kind ?? 'full',
      ...(acceptRemovalsOf === undefined ? {} : { acceptRemovalsOf }),
    },
  });
  return started;
}

/** What people saw refused is what the next run may do: not what an older one refused, and nothing while one runs. */
async function acceptedRemovals(
  { deps, caller }: Call<'sync.start'>,
  runId: string,
): Promise<SyncRun['refusals']> {
  if (!hasRole(caller, 'admin')) throw new AccessDenied('role-too-low', { needs: 'admin' });
  const latest = await deps.sync.findFullRun();
  if (latest?.runId !== runId || latest.refusals.length === 0)
    throw new InvalidInput('acceptRemovalsOf', 'nothing-to-accept');
  return latest.refusals;
}

export async function getSyncStatus({ deps, request }: Call<'sync.status'>): Promise<Answers['sync.status']> {
  const run =
    request.runId === undefined ? await deps.sync.findFullRun() : await deps.sync.findRun(request.runId);
  return run === null ? null : follow(deps, run);
}

/** Returns how many calls a sync of the target takes, before it is started. */
export function getSyncCost({ deps, request }: Call<'sync.cost'>): Promise<Answers['sync.cost']> {
  return deps.sync.cost(request.target);
}

async function follow({ ports }: ResolverDeps, run: SyncRun): Promise<FollowedSync> {
  // What earlier runs took matters only while this one runs.
  const earlier = run.status === 'finished' ? null : await findStageDurations(ports.sql);
  return { ...run, progress: syncProgress(run, earlier, ports.clock.now()) };
}

export async function getSyncHistory({
  deps,
  request,
}: Call<'sync.history'>): Promise<Answers['sync.history']> {
  const { items, nextCursor } = await deps.sync.listRuns({
    cursor: request.cursor ?? null,
    kind: request.kind ?? null,
  });
  const starters = new Set(items.flatMap(({ startedBy }) => (startedBy === null ? [] : [startedBy])));
  const names = await findNames(deps.ports.sql, [...starters]);
  const nameOf = ({ startedBy }: SyncRun) => (startedBy === null ? null : (names.get(startedBy) ?? null));
  return { items: items.map((run) => ({ ...run, startedByName: nameOf(run) })), nextCursor };
}
