import type { Answers } from '../contract/calls';
import { getCredentials } from '../connection/credentials';
import type { FollowedSync } from '../contract/syncViews';
import { hasRole } from '../domain/appRole';
import { AccessDenied, InvalidInput } from '../domain/errors';
import { asAccountId, type AccountId } from '../domain/ids';
import type { SyncRefusal, SyncRun } from '../domain/run';
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
  const names = await findNames(ports.sql, missingUsers(run));
  return {
    ...run,
    refusals: run.refusals.map((refusal) => withUserNames(refusal, names)),
    progress: syncProgress(run, earlier, ports.clock.now()),
  };
}

export async function getSyncHistory({
  deps,
  request,
}: Call<'sync.history'>): Promise<Answers['sync.history']> {
  const { items, nextCursor } = await deps.sync.listRuns({
    cursor: request.cursor ?? null,
    kind: request.kind ?? null,
  });
  const starters = items.flatMap(({ startedBy }) => (startedBy === null ? [] : [startedBy]));
  const people = new Set([...starters, ...items.flatMap(missingUsers)]);
  const names = await findNames(deps.ports.sql, [...people]);
  const nameOf = ({ startedBy }: SyncRun) => (startedBy === null ? null : (names.get(startedBy) ?? null));
  return {
    items: items.map((run) => ({
      ...run,
      refusals: run.refusals.map((refusal) => withUserNames(refusal, names)),
      startedByName: nameOf(run),
    })),
    nextCursor,
  };
}

function missingUsers({ refusals }: SyncRun): AccountId[] {
  return refusals.flatMap(({ collection, names }) => (collection === 'users' ? names.map(asAccountId) : []));
}

/** A run keeps the ids of users only: whoever looks is told what they are called now. */
function withUserNames(refusal: SyncRefusal, names: ReadonlyMap<AccountId, string | null>): SyncRefusal {
  if (refusal.collection !== 'users') return refusal;
  return { ...refusal, names: refusal.names.map((id) => names.get(asAccountId(id)) ?? id) };
}
