import { afterEach, expect, test } from 'vitest';
import type { Person } from '../../local/organization/world/world';
import { changed } from '../../local/organization/world/changes';
import { asAccountId } from '../../src/domain/ids';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

const stops: readonly (readonly [string, (person: Person) => void])[] = [
  ['suspended', ({ places: [place] }) => place && (place.suspended = true)],
  ['deactivated', (person) => void (person.accountActive = false)],
  ['to be deleted', (person) => void (person.deletionAt = Date.UTC(2026, 11, 24))],
];

test.each(stops)('a user who is %s uses no license, until the account is active again', async (_, stop) => {
  const world = await createSyncHarness({});
  harness = world;
  await world.sync();
  const person = await holderThroughOneGroup(world);
  const before = await heldBy(world, person);
  const state = { ...person, places: person.places.map((place) => ({ ...place })) };

  stop(person);
  await syncAgain(world);

  expect(await heldBy(world, person)).toEqual(before.map((access) => ({ ...access, is_seat: 0 })));
  expect((await seatsInList(world, person)).seats).toBe(0);
  expect((await world.compare()).equal).toBe(true);

  Object.assign(person, state);
  await syncAgain(world);

  expect(await heldBy(world, person)).toEqual(before);
  expect((await world.compare()).equal).toBe(true);
});

async function syncAgain({ organization: { model }, sync }: SyncHarness): Promise<void> {
  changed(model.world);
  model.clock.advance(60_000);
  await sync();
}

/** An ordinary user with a license for which one group is the only known path. */
async function holderThroughOneGroup({ organization, sql }: SyncHarness): Promise<Person> {
  const rows = await sql.select<{ account_id: string }>(
    `SELECT u.account_id FROM users u JOIN access a ON a.user_no = u.user_no
     WHERE a.is_seat = 1 AND a.sole_group_no > 0 AND u.status = 'active' AND u.claim_status = 'managed'
       AND u.platform_roles = '' ORDER BY u.user_no LIMIT 1`,
  );
  const person = organization.model.world.people.get(rows[0]?.account_id ?? '');
  if (person === undefined) throw new Error('Nobody holds a license through one group');
  return person;
}

function heldBy({ sql }: SyncHarness, { accountId }: Person) {
  return sql.select<{ resource_no: number; is_seat: number; sole_group_no: number | null }>(
    `SELECT resource_no, is_seat, sole_group_no FROM access
     WHERE user_no = (SELECT user_no FROM users WHERE account_id = ?) ORDER BY resource_no`,
    [accountId],
  );
}

async function seatsInList({ call }: SyncHarness, { accountId }: Person) {
  const details = await call('user.get', { accountId: asAccountId(accountId) });
  return { seats: details.places.filter((place) => place.isSeat).length };
}
