// A synced organization in which plans are made, confirmed and run to their end.
import type {
  Group,
  Person,
  Resource,
  UserManagementModel,
  World,
} from '../../local/organization/world/world';
import type { CallRequest } from '../../src/contract/calls';
import { asAccountId } from '../../src/domain/ids';
import type { UserOperation } from '../../src/domain/operation';
import type { OperationItem, OperationView } from '../../src/domain/operationRun';
import type { Ports } from '../../src/ports';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

type About = CallRequest<'operations.plan'>['about'];

export interface RunWorld extends SyncHarness {
  readonly world: World;
  /** Makes a plan, and returns it as soon as it is ready. */
  readonly plan: (about: About) => Promise<OperationView>;
  /** Confirms the plan with everything that it wants, and does not wait for its run. */
  readonly confirm: (plan: OperationView) => Promise<OperationView>;
  readonly view: (plan: OperationView) => Promise<OperationView>;
  readonly items: (plan: OperationView) => Promise<readonly OperationItem[]>;
  /** Plans, confirms and lets the run end. */
  readonly run: (about: About) => Promise<{ view: OperationView; items: readonly OperationItem[] }>;
}

export async function createRunWorld(
  arrange: (world: World) => void = () => undefined,
  adapt?: (ports: Ports) => Ports,
  model: UserManagementModel = 'centralized',
): Promise<RunWorld> {
  const harness = await createSyncHarness({ users: 200, model }, adapt);
  const { call, work, organization } = harness;
  arrange(organization.model.world);
  await harness.sync();

  const view: RunWorld['view'] = ({ operationId }) => call('operations.get', { operationId });
  const items: RunWorld['items'] = async ({ operationId }) =>
    (await call('operations.items', { operationId, limit: 500 })).items;
  const plan: RunWorld['plan'] = async (about) => {
    const { operationId } = await call('operations.plan', { about });
    await work();
    return call('operations.get', { operationId });
  };
  const confirm: RunWorld['confirm'] = ({ operationId, hash, guards }) => {
    const typed = guards.find(({ guard }) => guard === 'typed-number')?.measured ?? undefined;
    return call('operations.confirm', { operationId, hash, typed, acceptsIrreversible: true });
  };
  return {
    ...harness,
    world: organization.model.world,
    plan,
    confirm,
    view,
    items,
    async run(about) {
      const made = await plan(about);
      await confirm(made);
      await work();
      return { view: await view(made), items: await items(made) };
    },
  };
}

export function someUsers(people: readonly Person[], ...operations: UserOperation[]): About {
  const accountIds = people.map(({ accountId }) => asAccountId(accountId));
  return { kind: 'users', selection: { kind: 'these', accountIds }, operations };
}

/** Active people who can be changed in every way: the first thirteen play parts of their own. */
export function plainPeople({ people }: Pick<World, 'people'>, count: number): Person[] {
  return [...people.values()]
    .slice(13)
    .filter(({ accountActive, managed, managementSource, places }) => {
      return accountActive && managed && managementSource !== 'synced' && places.every((at) => !at.suspended);
    })
    .filter(({ places }) => places.length > 0)
    .slice(0, count);
}

/** A product and people who hold it through one group that can be left, and nothing else there. */
export function holdersOfOneGroup(
  world: World,
  count: number,
): { resource: Resource; people: Person[]; group: Group } {
  for (const group of world.groups.values()) {
    const [role] = group.roles;
    const resource = world.resources.find((each) => each === role?.target);
    if (resource === undefined || group.externalSynced || group.grantsAdmin) continue;
    const people = plainPeople(world, 200).filter((person) => {
      const ways = person.groups.filter(({ roles }) => roles.some(({ target }) => target === resource));
      return ways.length === 1 && ways[0] === group && person.directRoles.length === 0;
    });
    if (people.length >= count) return { resource, people: people.slice(0, count), group };
  }
  throw new Error('No group has so many');
}
