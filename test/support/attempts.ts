// Where attempts begin, and how they get to their end.
import type { Attempt } from './restingWorld';
import type { SyncHarness } from './syncHarness';

/** Syncs, and then lets the organization change in every way. */
export async function syncAndChange({ sync, organization }: SyncHarness): Promise<void> {
  await sync();
  for (const order of [
    { kind: 'remove-users', count: 12 },
    { kind: 'add-users', count: 9 },
    { kind: 'change-memberships', count: 15 },
    { kind: 'add-groups', count: 3 },
    { kind: 'remove-groups', count: 4 },
    { kind: 'move-activity', count: 8 },
    { kind: 'remove-workspaces', count: 1 },
    { kind: 'add-workspaces', count: 1 },
  ]) {
    const response = await fetch(`${organization.url}/_control/change`, {
      method: 'POST',
      body: JSON.stringify(order),
    });
    if (!response.ok) throw new Error(await response.text());
  }
  organization.model.clock.advance(60_000);
}

/** Goes on until the latest run has ended; a click that came to nothing is repeated. */
export async function goOn(attempt: Attempt, times = 1): Promise<void> {
  for (let rounds = 0; (await attempt.outcome()) === null && rounds < 20; rounds += 1) {
    attempt.passLease();
    await attempt.resume({ times }).done;
    if ((await attempt.outcome()) === null) await attempt.begin().done;
  }
}
