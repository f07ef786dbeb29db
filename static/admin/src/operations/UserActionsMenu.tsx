// What can be done to one user, each action disabled with the reason where a plan would leave it out.
import { actionMenuWords } from '../../../../src/contract/operationChoiceWords';
import type { UserDetails } from '../../../../src/domain/userDetails';
import { ActionsMenu } from './ActionsMenu';

export function UserActionsMenu({ user }: { readonly user: UserDetails }) {
  const { accountId, isErased, goneAt, certainSkips } = user;
  const gone = goneAt === null ? null : actionMenuWords.gone;
  return (
    <ActionsMenu
      selection={{ kind: 'these', accountIds: [accountId] }}
      count={1}
      refused={isErased ? actionMenuWords.erased : gone}
      skips={certainSkips}
    />
  );
}
