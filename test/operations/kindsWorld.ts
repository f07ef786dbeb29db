// A synced simulated organization with people of every kind, in which operations are planned, confirmed and run.
import type { UserManagementModel } from '../../local/organization/world/world';
import type { Answers, CallName } from '../../src/contract/calls';
import type { AccountId } from '../../src/domain/ids';
import { operationKinds, type OperationKind, type UserOperation } from '../../src/domain/operation';
import { asGroupId, asResourceId } from '../../src/domain/ids';
import type { OperationItem } from '../../src/domain/operationRun';
import { initialSafety } from '../../src/domain/safety';
import { arrangeKinds, type EveryKind, type Things } from './everyKind';
import { createPlannedWorld, type Plan, type PlannedWorld } from './plannedWorld';

type About = Parameters<PlannedWorld['plan']>[0];

export interface KindsWorld extends PlannedWorld {
  readonly kinds: EveryKind;
  /** Plans it and confirms whatever the plan wants confirmed. Returns plan and results. */
  readonly run: (about: About) => Promise<Run>;
  /** Asks as somebody else. */
  readonly callAs: CallAs;
  /** Returns what is planned when somebody else asks for it. */
  readonly planAs: (accountId: AccountId, about: About) => Promise<readonly OperationItem[]>;
}

type CallAs = <Name extends CallName>(
  accountId: AccountId,
  name: Name,
  payload: unknown,
) => Promise<Answers[Name]>;

export interface Run {
  readonly plan: Plan;
  readonly operationId: string;
  readonly outcome: string | null;
  readonly items: readonly OperationItem[];
}

/** Nobody's tokens are looked at: a test's people differ by their kind alone. */
export async function createKindsWorld(
  model: UserManagementModel,
  each: number = operationKinds.length,
): Promise<KindsWorld> {
  const found: EveryKind[] = [];
  const world = await createPlannedWorld({ users: model === 'original' ? 400 : 300, model }, (at) => {
    found.push(arrangeKinds(at, { each, now: Date.UTC(2026, 10, 22, 9) }));
  });
  const [kinds] = found;
  if (kinds === undefined) throw new Error('Nobody was arranged');
  const protectedUsers = kinds.people.protected.map(({ accountId }) => accountId);
  const safety = { ...initialSafety, protectedUsers, tokenUseDays: 0, typedAbove: 1_000 };
  await world.call('settings.safety.save', safety);
  return {
    ...world,
    kinds,
    run: (about) => run(world, about),
    callAs: callAs(world),
    planAs: (by, about) => planAs(world, by, about),
  };
}

async function run(world: PlannedWorld, about: About): Promise<Run> {
  const plan = await world.plan(about);
  const { operationId, hash, guards } = plan.view;
  const typed = guards.find(({ guard }) => guard === 'typed-number')?.measured ?? undefined;
  await world.call('operations.confirm', { operationId, hash, typed, acceptsIrreversible: true });
  await world.work();
  const { outcome } = await world.call('operations.get', { operationId });
  const { items } = await world.call('operations.items', { operationId, limit: 500 });
  return { plan, operationId, outcome, items };
}

function callAs({ app }: PlannedWorld): CallAs {
  return async <Name extends CallName>(accountId: AccountId, call: Name, payload: unknown) => {
    const answer = await app.resolve({ call, payload, accountId, licenseActive: true });
    if (!answer.ok) throw new Error(answer.error.title);
    return answer.data as Answers[Name];
  };
}

async function planAs(
  world: PlannedWorld,
  accountId: AccountId,
  about: About,
): Promise<readonly OperationItem[]> {
  const { operationId } = await callAs(world)(accountId, 'operations.plan', { about, timeZone: 'UTC' });
  await world.work();
  return (await world.call('operations.items', { operationId, limit: 500 })).items;
}

/** The operation as it is done to anybody of an organization with people of every kind. */
export function operationOf(kind: OperationKind, { held, open, used, unused }: Things): UserOperation {
  switch (kind) {
    case 'grant-access':
      return { kind, access: [{ resourceId: asResourceId(unused.resourceId), roleId: 'atlassian/user' }] };
    case 'remove-access':
      return { kind, resourceIds: [asResourceId(used.resourceId)] };
    case 'add-to-groups':
      return { kind, groupIds: [asGroupId(open.groupId)] };
    case 'remove-from-groups':
      return { kind, groupIds: [asGroupId(held.groupId)] };
    default:
      return { kind };
  }
}
