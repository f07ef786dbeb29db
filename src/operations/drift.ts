// What has changed about a user since the plan was made, as read just before the first write.
import type { UserRow } from '../atlassian/operationApi';
import type { UserStatus } from '../domain/directory';
import type { AccountId, GroupId } from '../domain/ids';
import { whyNot } from '../domain/operation';
import { operationOfStep } from '../domain/operationOfStep';
import type { DriftReason } from '../domain/operationRun';
import { ORG_ADMIN_ROLE } from '../domain/role';
import type { StoredItem } from '../store/operationItems';
import { isUserStep, statusAfter, type UserStep } from './itemSides';

/** What holds for everybody of a run. */
export interface RunRules {
  /** Who planned and who confirmed. */
  readonly actorIds: readonly AccountId[];
  /** Null: not known. */
  readonly keyOwnerId: AccountId | null;
  readonly protectedUsers: ReadonlySet<AccountId>;
  readonly protectedGroups: ReadonlySet<GroupId>;
  /** 0: API tokens are not read. */
  readonly tokenUseDays: number;
}

/** Returns why the user is left alone whatever is planned, and whatever was done already; null: nothing says so. */
export function whyLeftAloneNow(row: UserRow, rules: RunRules): DriftReason | null {
  const { user, groupIds, tellsPlatformRoles } = row;
  if (user.platformRoles.includes(ORG_ADMIN_ROLE)) return 'org-admin';
  if (rules.actorIds.includes(user.accountId)) return 'yourself';
  if (user.accountId === rules.keyOwnerId) return 'key-owner';
  if (rules.protectedUsers.has(user.accountId)) return 'protected-user';
  // What was not told would pass for "no admin, in no protected group".
  if (!tellsPlatformRoles) return 'changed-since-plan';
  if (rules.protectedGroups.size === 0) return null;
  if (groupIds === null) return 'changed-since-plan';
  return groupIds.some((groupId) => rules.protectedGroups.has(groupId)) ? 'protected-group' : null;
}

/** Returns why the plan no longer fits the user, of whom nothing is changed yet; null when it does. */
export function whyNotNow(item: StoredItem, { user }: UserRow): DriftReason | null {
  let { status } = user;
  for (const step of item.steps.filter(isUserStep)) {
    const reason = whyNot(operationOfStep[step.do], { ...user, status });
    if (reason !== null && reason !== 'already-so') return reason;
    status = statusAfter(step.do, status);
  }
  return null;
}

/** True when the status alone tells that the step has nothing to do. */
export function isSoByStatus(
  step: UserStep,
  { item, row }: { readonly item: StoredItem; readonly row: UserRow },
  status: UserStatus,
): boolean {
  if (isOneOfSeveralRestored(item, step)) return false;
  // Of several directories, the status tells what holds in all of them, not what an earlier step has done in one.
  const told = 'directoryId' in step ? row.user.status : status;
  return whyNot(operationOfStep[step.do], { ...row.user, status: told }) === 'already-so';
}

/** Who is active in one of several directories is active for the organization: only restoring in each makes sure. */
export function isOneOfSeveralRestored({ steps }: Pick<StoredItem, 'steps'>, step: UserStep): boolean {
  return step.do === 'restore' && steps.filter((each) => each.do === 'restore').length > 1;
}
