// A synced simulated organization in which plans are made, and made true: the organization itself tells then what came
// of them.
import type { Person, World } from '../../local/organization/world/world';
import { holds } from '../../local/organization/world/access';
import { knownAccess } from '../../local/verify/knownAccess';
import type { UserFact } from '../../local/verify/facts';
import { readTruth } from '../../local/verify/truth';
import { createOperationApi } from '../../src/atlassian/operationApi';
import { getCredentials } from '../../src/connection/credentials';
import type { CallRequest } from '../../src/contract/calls';
import type { AccountId } from '../../src/domain/ids';
import type { OperationItem, OperationView } from '../../src/domain/operationRun';
import { send } from '../../src/operations/send';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

type About = CallRequest<'operations.plan'>['about'];

export interface Plan {
  readonly view: OperationView;
  readonly items: readonly OperationItem[];
}

export interface PlannedWorld extends SyncHarness {
  /** Everybody as the organization tells, keyed by account. */
  readonly users: () => Promise<Map<string, KnownUser>>;
  readonly plan: (about: About) => Promise<Plan>;
  /** Does every step of the plan at the organization. */
  readonly makeTrue: (plan: Plan) => Promise<void>;
}

export interface KnownUser extends UserFact {
  /** Products in which the user is billed. */
  readonly seats: readonly string[];
  /** Roles on products, by any way: "product role". */
  readonly roles: readonly string[];
}

export async function createPlannedWorld(
  options: Parameters<typeof createSyncHarness>[0],
  arrange: (world: World) => void = () => undefined,
): Promise<PlannedWorld> {
  const harness = await createSyncHarness(options);
  const { world } = harness.organization.model;
  arrange(world);
  for (const person of world.people.values()) hideNothing(person);
  await harness.sync();
  return {
    ...harness,
    users: () => readUsers(harness.organization.url),
    plan: (about) => makePlan(harness, about),
    makeTrue: (plan) => makeTrue(harness, plan),
  };
}

/** Direct roles beside a group are what no plan can know of: the run looks for them. */
function hideNothing(person: Person): void {
  const { directRoles } = person;
  person.directRoles = [];
  person.directRoles = directRoles.filter(({ target }) => !holds(person, target, null));
}

async function readUsers(url: string): Promise<Map<string, KnownUser>> {
  const { facts } = await readTruth(url);
  const groups = new Map(facts.groups.map((group) => [group.groupId, group]));
  return new Map(
    facts.users.map((user) => {
      const access = knownAccess(user, groups);
      const given = [
        ...user.groupIds.flatMap((groupId) => groups.get(groupId)?.roles ?? []),
        ...user.directRoles,
      ];
      const roles = given.map(({ resourceId, roleId }) => `${resourceId} ${roleId}`);
      return [
        user.accountId,
        {
          ...user,
          seats: [...access].filter(([, { isSeat }]) => isSeat).map(([resourceId]) => resourceId),
          roles: [...new Set(roles)].toSorted(),
        },
      ];
    }),
  );
}

async function makePlan(harness: SyncHarness, about: About): Promise<Plan> {
  const { operationId } = await harness.call('operations.plan', { about, timeZone: 'UTC' });
  await harness.work();
  const view = await harness.call('operations.get', { operationId });
  const items: OperationItem[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: { items: readonly OperationItem[]; next: number | null } = await harness.call(
      'operations.items',
      { operationId, after, limit: 50 },
    );
    items.push(...page.items);
    after = page.next;
  }
  return { view, items };
}

async function makeTrue({ ports, organization }: SyncHarness, { items }: Plan): Promise<void> {
  const api = createOperationApi(ports, await getCredentials(ports));
  for (const { accountId, steps } of items) {
    for (const step of steps) {
      if (accountId !== null && step.do !== 'invite') await send(api, accountId, step);
    }
  }
  // Removal from a directory is queued – organization admin API document (2026-08-21).
  organization.model.clock.advance(60_000);
}

/** Returns what is planned for the account. */
export function planned({ items }: Plan, accountId: AccountId | string): OperationItem {
  const item = items.find((each) => each.accountId === accountId);
  if (item === undefined) throw new Error(`Nothing is planned for ${accountId}`);
  return item;
}
