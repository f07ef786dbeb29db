import type { AccountId } from '../../../../src/domain/ids';
import { type OperationKind, whyNotIn, whyNotInPlace } from '../../../../src/domain/operation';
import type { SkipReason } from '../../../../src/domain/operationPlan';
import { ORG_ADMIN_ROLE } from '../../../../src/domain/role';
import type { UserDetails } from '../../../../src/domain/userDetails';

/** What of a user decides. */
export type UserToChange = Pick<
  UserDetails,
  'accountId' | 'status' | 'accountType' | 'source' | 'platformRoles' | 'directories' | 'membershipStatus'
>;

/** Returns why an action would change nothing, as far as the page knows; the plan and the run look again. */
export function whyNotUser(
  kind: OperationKind,
  user: UserToChange,
  actingAdmin: AccountId,
): SkipReason | null {
  const { accountId, status, accountType, source, platformRoles, directories, membershipStatus } = user;
  if (platformRoles.includes(ORG_ADMIN_ROLE)) return 'org-admin';
  if (accountId === actingAdmin) return 'yourself';
  const directoryIds = directories.map(({ directoryId }) => directoryId);
  return (
    whyNotIn(kind, { accountId, status, claimStatus: accountType, managementSource: source, directoryIds }) ??
    whyNotInPlace(kind, { directoryIds, membership: membershipStatus })
  );
}
