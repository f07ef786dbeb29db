// What happens in the simulated organization behind the app's back.
import type { ChangeKind } from '../../local/organization/churn';
import type { SyncHarness } from './syncHarness';

/** Makes a change through the control; returns the ids of what was changed. */
export async function makeChange(
  { organization }: Pick<SyncHarness, 'organization'>,
  kind: ChangeKind,
  count = 1,
): Promise<string[]> {
  const body = JSON.stringify({ kind, count });
  const response = await fetch(`${organization.url}/_control/change`, { method: 'POST', body });
  if (!response.ok) throw new Error(await response.text());
  const { ids } = (await response.json()) as { ids: string[] };
  return ids;
}

/** Sends a change as another client of Atlassian would. */
async function changeAsClient(
  { organization }: Pick<SyncHarness, 'organization'>,
  path: string,
  body?: object,
): Promise<void> {
  const { url, orgId, apiKey } = organization;
  const response = await fetch(`${url}/admin/v2/orgs/${orgId}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** Exchanges two people's states: each count of the organization stays what it was. */
export async function swapSuspension(harness: Pick<SyncHarness, 'organization'>): Promise<string[]> {
  const { people } = harness.organization.model.world;
  const ordinary = [...people.values()].filter(
    (person) =>
      person.platformRoles.length === 0 &&
      person.accountActive &&
      person.deletionAt === null &&
      person.places.length === 1,
  );
  const suspended = ordinary.find((person) => person.places[0]?.suspended);
  const active = ordinary.find((person) => !person.places[0]?.suspended);
  if (suspended === undefined || active === undefined) throw new Error('Nobody to exchange');
  for (const [person, action] of [
    [suspended, 'restore'],
    [active, 'suspend'],
  ] as const) {
    const directory = person.places[0]?.directory.directoryId ?? '';
    const id = encodeURIComponent(person.accountId);
    await changeAsClient(harness, `/directories/${directory}/users/${id}/${action}`);
  }
  return [suspended.accountId, active.accountId];
}
