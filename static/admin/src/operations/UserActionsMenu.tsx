// What can be done to one user, each action disabled with the reason where Atlassian or the app would refuse it.
import { actionMenuWords } from '../../../../src/contract/operationChoiceWords';
import { skipReasonWords } from '../../../../src/contract/operationWords';
import type { UserDetails } from '../../../../src/domain/userDetails';
import { useCurrentMe } from '../components/me';
import { ActionsMenu } from './ActionsMenu';
import { whyNotUser } from './whyNotUser';

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
