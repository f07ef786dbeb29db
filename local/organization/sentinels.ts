// Well-known inputs that make a request fail, so that a person can reproduce each failure by hand:
//   `fault:<name>` anywhere in the path, the query or the body (an account id, a group id, a search term, …),
//   `<name>@fault.test` there.
// An account with such an address and a group called `fault:<name>` are read like any other; changes to them fail.
// Names: FAULT_NAMES of faults.ts.
import { isFaultName } from './faults';
import type { FaultName } from './faults';
import type { World } from './world/world';

const SENTINEL = /fault:([a-z-]+)|([a-z-]+)@fault\.test/g;

/** Returns the failures that the texts call for. */
export function sentinelsIn(texts: readonly string[]): ReadonlySet<FaultName> {
  const found = new Set<FaultName>();
  for (const text of texts) {
    if (!text.includes('fault')) continue;
    for (const match of text.matchAll(SENTINEL)) {
      const name = match[1] ?? match[2] ?? '';
      if (isFaultName(name)) found.add(name);
    }
  }
  return found;
}

/** Returns what is behind the ids that a change names: the account's address, the group's name. */
export function namesBehind(world: World, ids: Readonly<Record<string, unknown>>): readonly string[] {
  const accountId = String(ids['accountId'] ?? ids['userId'] ?? ids['account_id']);
  const email = world.people.get(accountId)?.profile.email ?? '';
  const group = world.groups.get(String(ids['groupId']))?.name ?? '';
  return [email, group];
}
