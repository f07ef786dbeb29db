// What a plan of one operation alone is certain to leave out for one user, whichever groups and apps it names. Beside
// another operation, which may lift the reason (access is granted once the account is active again), the plan of both
// decides. The plan itself is asked: there are no rules of its own here.
import { operationKinds, whyNotIn, type OperationKind, type UserOperation } from './operation';
import type { SkipReason } from './operationPlan';
import { whyLeftAlone, type PlanRules, type PlanSubject } from './planSubject';
import { planUser } from './planUser';

/** Reasons, keyed by operation. One that is absent may change something; only a fresh reading tells. */
export type CertainSkips = Readonly<Partial<Record<OperationKind, SkipReason>>>;

/** Null: there is nobody of that account any more. */
export function certainSkips(user: PlanSubject | null, rules: PlanRules): CertainSkips {
  const skips = operationKinds.flatMap((kind) => {
    const reason = user === null ? 'gone' : whySkipped(kind, user, rules);
    return reason === null ? [] : [[kind, reason] as const];
  });
  return Object.fromEntries(skips);
}

function whySkipped(kind: OperationKind, user: PlanSubject, rules: PlanRules): SkipReason | null {
  const operation = broadest(kind, user);
  if (operation === null) return whyLeftAlone(user, rules) ?? whyNotIn(kind, user);
  const places = {
    group: (groupId: string) => user.groups.find((group) => group.groupId === groupId) ?? null,
    resource: () => null,
  };
  const { outcome, reason } = planUser(user, { operations: [operation], rules, places });
  return outcome === 'skip' ? reason : null;
}

/** Names everything that it could take from the user; null: it gives, and what there is to give is nothing of the user's. */
function broadest(kind: OperationKind, { groups }: PlanSubject): UserOperation | null {
  switch (kind) {
    case 'grant-access':
    case 'add-to-groups':
      return null;
    case 'remove-access':
      return { kind, resourceIds: 'all' };
    case 'remove-from-groups':
      return { kind, groupIds: groups.map(({ groupId }) => groupId) };
    default:
      return { kind };
  }
}
