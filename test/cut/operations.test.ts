// A run is stopped after its first write, answer or message, after its second, and so on; whoever goes on is a new app,
// called after the lease, which may be stopped, too, or called twice at the same moment. Answers are lost besides. What
// the organization is in the end, and which changes it made, it says itself.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FaultName } from '../../local/organization/faults';
import { removeMember, settle } from '../../local/organization/world/changes';
import type { Group, Person, World } from '../../local/organization/world/world';
import type { CallRequest } from '../../src/contract/calls';
import { asAccountId, asGroupId, asResourceId } from '../../src/domain/ids';
import type { ItemResult } from '../../src/domain/operationRun';
import { verifyAudit } from '../../src/operations/verifyAudit';
import { createRestingPlan, type RestingPlan, type RunAttempt } from '../support/operationAttempts';

const SAMPLES = 8;
const TRIES_EVERY_CUT = process.env['CUTS'] === 'every';

type About = CallRequest<'operations.plan'>['about'];

/** Active people without a part of their own. */
function somePeople(world: World, count: number): Person[] {
  const fits = (person: Person): boolean =>
    person.accountActive &&
    person.managed &&
    person.managementSource !== 'synced' &&
    person.places.length > 0;
  return [...world.people.values()].slice(13).filter(fits).slice(0, count);
}

/** A group that gives nothing, in which none of the people is. */
function aGroupWithout(world: World, people: readonly Person[]): Group {
  const group = [...world.groups.values()].find((each) => {
    return !each.externalSynced && !each.grantsAdmin && each.roles.length === 0;
  });
  if (group === undefined) throw new Error('No group fits');
  for (const person of people) if (group.members.has(person)) removeMember(world, group, person);
  return group;
}

const chosen = (people: readonly Person[]) =>
  ({ kind: 'these', accountIds: people.map(({ accountId }) => asAccountId(accountId)) }) as const;

const stories: readonly (readonly [string, (world: World) => About])[] = [
  [
    'removes access, hidden direct roles included',
    (world) => {
      const [resource] = world.resources;
      if (resource === undefined) throw new Error('No product');
      const holders = somePeople(world, 40)
        .filter(({ groups }) => groups.some(({ roles }) => roles.some(({ target }) => target === resource)))
        .slice(0, 6);
      const [first, second] = holders;
      for (const person of [first, second])
        if (person !== undefined) person.directRoles = [{ target: resource, roleId: 'atlassian/user' }];
      const resourceIds = [asResourceId(resource.resourceId)];
      return {
        kind: 'users',
        selection: chosen(holders),
        operations: [{ kind: 'remove-access', resourceIds }],
      };
    },
  ],
  [
    'adds to a group and suspends',
    (world) => {
      const people = somePeople(world, 5);
      const groupIds = [asGroupId(aGroupWithout(world, people).groupId)];
      const operations = [{ kind: 'add-to-groups', groupIds }, { kind: 'suspend' }] as const;
      return { kind: 'users', selection: chosen(people), operations: [...operations] };
    },
  ],
  [
    'deactivates',
    (world) => {
      const people = somePeople(world, 4);
      world.tokens.clear();
      for (const { accountId } of people) world.tokens.set(accountId, []);
      return { kind: 'users', selection: chosen(people), operations: [{ kind: 'deactivate' }] };
    },
  ],
  [
    'removes from the directory',
    (world) => ({
      kind: 'users',
      selection: chosen(somePeople(world, 4)),
      operations: [{ kind: 'remove-from-directory' }],
    }),
  ],
  [
    'invites',
    (world) => ({
      kind: 'invite',
      invitation: {
        emails: ['one@new.example', 'two@new.example', 'three@new.example'],
        access: [],
        groupIds: [asGroupId(aGroupWithout(world, []).groupId)],
        sendsMail: true,
        text: '',
      },
    }),
  ],
];

const ways: readonly ((attempt: RunAttempt, cut: number) => Promise<void>)[] = [
  async function resumed(attempt, cut) {
    await attempt.begin({ after: cut, by: 'stop' }).done;
  },
  async function stoppedAgain(attempt, cut) {
    await attempt.begin({ after: cut, by: 'stop' }).done;
    await attempt.resume({ cut: { after: 1 + (cut % 13), by: 'stop' } });
  },
  async function deliveredTwice(attempt, cut) {
    await attempt.begin({ after: cut, by: 'stop' }).done;
    await attempt.resume({ times: 2 });
  },
  async function wokenLate(attempt, cut) {
    const zombie = attempt.begin({ after: cut, by: 'hold' });
    while (!zombie.hosts.isOver() && !(await isDone(attempt))) await nextTurn();
    await attempt.resume();
    zombie.hosts.wake();
    await zombie.done;
  },
];

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function isDone(attempt: RunAttempt): Promise<boolean> {
  return (await attempt.view()).status === 'done';
}

/** A click that came to nothing is repeated. */
async function goOn(attempt: RunAttempt): Promise<void> {
  for (let rounds = 0; rounds < 20 && !(await isDone(attempt)); rounds += 1) {
    if ((await attempt.view()).status === 'ready') await attempt.begin().done;
    else await attempt.resume();
  }
}

const CHANGES = /^(memberships|users|accounts)\.(add|remove|assignRole|revokeRole|suspend|disable|invite)$/;

/** Changes that the organization made, each with how often. */
function changesMade({ organization }: RunAttempt): ReadonlyMap<string, number> {
  const made = new Map<string, number>();
  for (const { operation, path, body, status } of organization.model.requests.list()) {
    if (!CHANGES.test(operation) || status >= 300) continue;
    // Of those who are invited together, nobody is invited twice.
    const { emails } =
      operation === 'users.invite' ? (JSON.parse(body) as { emails: string[] }) : { emails: [''] };
    for (const email of emails) {
      const change = `${operation} ${path} ${operation === 'users.invite' ? email : body}`;
      made.set(change, (made.get(change) ?? 0) + 1);
    }
  }
  return made;
}

/** What the organization is, as far as runs change it. */
function stateOf({ organization }: RunAttempt): unknown {
  const { clock, world } = organization.model;
  settle(world, clock.now() + 60_000);
  return [...world.people.values()].map((person) => ({
    email: person.profile.email,
    isActive: person.accountActive,
    places: person.places.map(({ suspended }) => suspended),
    groups: person.groups.map(({ groupId }) => groupId).toSorted(),
    roles: person.directRoles.length,
  }));
}

/** The record's last word of each user, by number, and whether there was only one. */
async function recorded(attempt: RunAttempt): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await attempt.ports.sql.select<{ body: string }>(
    `SELECT body FROM audit_entries WHERE action = 'operation.item' ORDER BY seq`,
  );
  const told = new Map<number, string[]>();
  for (const { body } of rows) {
    const { detail } = JSON.parse(body) as { detail: { itemNo: number; result: ItemResult } };
    told.set(detail.itemNo, [...(told.get(detail.itemNo) ?? []), JSON.stringify(sorted(detail.result))]);
  }
  return told;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

/** What people read of each user: which steps came to an end, and what was there before and after. */
async function toldBy(attempt: RunAttempt): Promise<unknown> {
  return (await attempt.items()).map(({ accountId, email, state, result }) => {
    const steps = result?.steps
      .map(({ step, result: end }) => JSON.stringify(sorted([step, end])))
      .toSorted();
    return sorted({ accountId, email, state, steps, before: result?.before, after: result?.after });
  });
}

async function expectWhole(attempt: RunAttempt, where: string, whole: Whole): Promise<void> {
  const { outcome, counts } = await attempt.view();
  expect([where, outcome, counts.waiting + counts.writing]).toEqual([where, 'completed', 0]);
  const twice = [...changesMade(attempt)].filter(([, times]) => times > 1);
  expect([where, twice]).toEqual([where, []]);
  const told = await recorded(attempt);
  for (const { itemNo, state, result } of await attempt.items()) {
    if (state === 'skipped') continue;
    expect([where, told.get(itemNo)]).toEqual([where, [JSON.stringify(sorted(result))]]);
  }
  expect([where, await verifyAudit(attempt.ports, null)]).toMatchObject([where, { broken: null }]);
  expect([where, await toldBy(attempt)]).toEqual([where, whole.told]);
  expect([where, stateOf(attempt)]).toEqual([where, whole.state]);
}

/** What a run that nobody stops comes to. */
interface Whole {
  readonly told: unknown;
  readonly state: unknown;
}

describe.each(stories)('a run that %s', (_what, arrange) => {
  let plan: RestingPlan;
  let whole: Whole;
  let places = 0;
  /** Kinds of requests that the run sends. */
  let requests: readonly string[] = [];

  beforeAll(async () => {
    plan = await createRestingPlan(arrange);
    const attempt = await plan.attempt();
    const begun = attempt.begin();
    await begun.done;
    places = begun.hosts.count();
    whole = { told: await toldBy(attempt), state: stateOf(attempt) };
    requests = Object.keys(attempt.organization.model.requests.byOperation());
    await expectWhole(attempt, 'uncut', whole);
    await attempt.close();
  });

  afterAll(() => plan.close());

  test('changes everybody once, and tells it, wherever it is stopped', { timeout: 120_000 }, async () => {
    const step = TRIES_EVERY_CUT ? 1 : Math.max(1, places / SAMPLES);
    let tried = 0;
    for (let at = 1; at <= places; at += step) {
      const cut = Math.floor(at);
      const way = ways[tried % ways.length];
      tried += 1;
      if (way === undefined) continue;
      const attempt = await plan.attempt();
      await way(attempt, cut);
      await goOn(attempt);
      await expectWhole(attempt, `${way.name} after ${cut} of ${places}`, whole);
      await attempt.close();
    }
  });

  test.each(['lost-answer', 'server-error', 'rate-limited'] as const)(
    'changes everybody once although requests of each kind meet %s',
    { timeout: 60_000 },
    async (name) => {
      for (const operation of requests) {
        const attempt = await plan.attempt();
        fail(attempt, name, operation);
        await attempt.begin().done;
        await goOn(attempt);
        await expectWhole(attempt, `${name} at ${operation}`, whole);
        await attempt.close();
      }
    },
  );
});

/** The first one fails, and the one after the next. */
function fail({ organization }: RunAttempt, name: FaultName, operation: string): void {
  organization.model.faults.set({ name, operation, times: 1 });
  organization.model.faults.set({ name, operation, times: 1, after: 2 });
}
