// What a user had before the steps of an item, and has after them, as Atlassian's answers tell.
import type { UserStatus } from '../domain/directory';
import type { GroupId } from '../domain/ids';
import type { Step, StepKind } from '../domain/operationPlan';
import type { ItemSide, StepResult } from '../domain/operationRun';

/** A step for somebody who has an account. */
export type UserStep = Exclude<Step, { readonly do: 'invite' }>;

export function isUserStep(step: Step): step is UserStep {
  return step.do !== 'invite';
}

const statusesAfter: Partial<Record<StepKind, UserStatus>> = {
  suspend: 'suspended',
  restore: 'active',
  'remove-from-directory': 'not_invited',
  deactivate: 'deactivated',
  activate: 'active',
  delete: 'for_deletion',
  // It stays deactivated – user management API document (2026-08-15).
  'cancel-delete': 'deactivated',
};

export function statusAfter<Status extends string>(step: StepKind, status: Status): Status | UserStatus {
  return statusesAfter[step] ?? status;
}

/** What one side has besides the status. */
export type Belongings = Omit<ItemSide, 'status'>;

export interface Sides {
  readonly before: ItemSide;
  readonly after: ItemSide;
}

/**
 * `status` and `belongings`: as read just before the first step; the latter of whom a removal takes everything. What is
 * not settled yet is taken to be as the plan says.
 */
export function sidesOf(
  { status, belongings }: { readonly status: string; readonly belongings: Belongings | null },
  results: readonly StepResult[],
): Sides {
  const before = new Side(belongings);
  const after = new Side(belongings);
  let now = status;
  for (const { step, result } of results) {
    if (result === 'done' || result === 'already-so') now = statusAfter(step.do, now);
    if (step.do === 'remove-from-directory' && result === 'done') after.clear();
    const isGain = step.do === 'add-member' || step.do === 'assign-role';
    // Who was given something lacked it, unless it was so already; who lost something had it.
    const had = isGain === (result === 'already-so');
    before.note(step, had);
    after.note(step, had !== (result === 'done'));
  }
  const { suspendedIn } = belongings ?? {};
  const places = suspendedIn === undefined ? {} : { suspendedIn };
  return {
    before: { status, ...before.belongings(), ...places },
    after: { status: now, ...after.belongings() },
  };
}

class Side {
  readonly #groups: Set<GroupId>;
  readonly #roles: Map<string, ItemSide['roles'][number]>;

  constructor(belongings: Belongings | null) {
    this.#groups = new Set(belongings?.groupIds);
    this.#roles = new Map(belongings?.roles.map((role) => [keyOf(role), role]));
  }

  note(step: Step, has: boolean): void {
    if (step.do === 'add-member' || step.do === 'remove-member') {
      if (has) this.#groups.add(step.groupId);
      else this.#groups.delete(step.groupId);
    }
    if (step.do === 'assign-role' || step.do === 'revoke-role') {
      const { resourceId, roleId } = step;
      if (has) this.#roles.set(keyOf(step), { resourceId, roleId });
      else this.#roles.delete(keyOf(step));
    }
  }

  clear(): void {
    this.#groups.clear();
    this.#roles.clear();
  }

  belongings(): Belongings {
    return { groupIds: [...this.#groups], roles: [...this.#roles.values()] };
  }
}

function keyOf({ resourceId, roleId }: ItemSide['roles'][number]): string {
  return `${resourceId} ${roleId}`;
}
