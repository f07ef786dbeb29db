import type { Answers } from '../contract/calls';
import { getCredentials } from '../connection/credentials';
import { insertAudit } from '../store/audit';
import type { Call } from './call';

export async function startSync({ deps, accountId }: Call<'sync.start'>): Promise<Answers['sync.start']> {
  // Refused here already when there is no key that works, so that no run begins only to fail.
  await getCredentials(deps.ports);
  const earlier = await deps.sync.listRuns(null);
  const started = await deps.sync.start({
    cause: earlier.items.length === 0 ? 'first' : 'manual',
    startedBy: accountId,
  });
  await insertAudit(deps.ports, {
    action: 'sync.start',
    actorId: accountId,
    subject: started.runId,
    detail: { joined: started.joined },
  });
  return started;
}

export async function getSyncStatus({ deps, request }: Call<'sync.status'>): Promise<Answers['sync.status']> {
  if (request.runId !== undefined) return deps.sync.findRun(request.runId);
  const active = await deps.sync.findActiveRun();
  if (active !== null) return active;
  const { items } = await deps.sync.listRuns(null);
  return items[0] ?? null;
}

export function getSyncHistory({ deps, request }: Call<'sync.history'>): Promise<Answers['sync.history']> {
  return deps.sync.listRuns(request.cursor ?? null);
}
