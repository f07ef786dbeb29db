// What can be done to one user, each action disabled with the reason where Atlassian or the app would refuse it.
import { actionMenuWords } from '../../../../src/contract/operationChoiceWords';
import { skipReasonWords } from '../../../../src/contract/operationWords';
import type { AccountId } from '../../../../src/domain/ids';
import { type OperationKind, whyNot } from '../../../../src/domain/operation';
import type { SkipReason } from '../../../../src/domain/operationPlan';
import { ORG_ADMIN_ROLE } from '../../../../src/domain/role';
import type { UserDetails } from '../../../../src/domain/userDetails';
import { useCurrentMe } from '../components/me';
import { ActionsMenu } from './ActionsMenu';

export function UserActionsMenu({ user }: { readonly user: UserDetails }) {
  const { accountId } = useCurrentMe();
  const { isErased, goneAt } = user;
  const gone = goneAt === null ? null : actionMenuWords.gone;
  return (
    <ActionsMenu
      selection={{ kind: 'these', accountIds: [user.accountId] }}
      count={1}
      refused={isErased ? actionMenuWords.erased : gone}
      refusalOf={(kind) => {
        const reason = whyNotUser(kind, user, accountId);
        return reason === null ? null : skipReasonWords[reason];
      }}
    />
  );
}

/** As far as the page knows; the plan and the run look again. */
function whyNotUser(
  kind: OperationKind,
  { accountId, status, accountType, source, platformRoles }: UserDetails,
  actingAdmin: AccountId,
): SkipReason | null {
  if (platformRoles.includes(ORG_ADMIN_ROLE)) return 'org-admin';
  if (accountId === actingAdmin) return 'yourself';
  return whyNot(kind, { accountId, status, claimStatus: accountType, managementSource: source });
}
