// What has changed about a user since the plan was made, as read just before the first write.
import type { UserRow } from '../atlassian/operationApi';
import type { UserStatus } from '../domain/directory';
import type { AccountId, DirectoryId, GroupId } from '../domain/ids';
import { whyNot } from '../domain/operation';
import { operationOfStep } from '../domain/operationOfStep';
import type { DriftReason } from '../domain/operationRun';
import { ORG_ADMIN_ROLE } from '../domain/role';
import type { StoredItem } from '../store/operationItems';
import type { RolesOfUser } from './heldRoles';
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
  if (!tellsPlatformRoles) return 'rights-untold';
  if (rules.protectedGroups.size === 0) return null;
  if (groupIds === null) return 'rights-untold';
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

/** What of a user is told about single directories. */
export interface InDirectories {
  readonly row: UserRow;
  readonly statusIn: RolesOfUser['statusIn'];
  /** The organization has several: the user's own status holds in all of them together. */
  readonly areSeveral: boolean;
}

/** True when what is told of the user shows that the step has nothing to do. */
export function isSoByStatus(step: UserStep, user: InDirectories, status: UserStatus): boolean {
  if (step.do === 'suspend' || step.do === 'restore') {
    const isSo = isSoThere(step.do, step.directoryId, user);
    if (isSo !== null) return isSo;
  }
  // Of several directories, the status tells what holds in all of them, not what an earlier step has done in one.
  const told = 'directoryId' in step ? user.row.user.status : status;
  return whyNot(operationOfStep[step.do], { ...user.row.user, status: told }) === 'already-so';
}

/**
 * Returns whether the user is suspended, or active, in the directory; null when only the status of the user tells. Who is active in one of several directories is active for the organization: only restoring in each makes sure.
 */
export function isSoThere(
  kind: 'suspend' | 'restore',
  directoryId: DirectoryId,
  { statusIn, areSeveral }: InDirectories,
): boolean | null {
  const there = areSeveral ? statusIn.get(directoryId) : undefined;
  if (there !== undefined) return there === (kind === 'suspend' ? 'suspended' : 'active');
  return areSeveral && kind === 'restore' ? false : null;
}
