// What is known of a user, in whatever state it is.
import { Text } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import type { UseQueryResult } from '@tanstack/react-query';
import { inputWords } from '../../../../src/contract/inputWords';
import { userStateWords } from '../../../../src/contract/userWords';
import type { AccountId } from '../../../../src/domain/ids';
import type { UserDetails } from '../../../../src/domain/userDetails';
import { CallFailed } from '../api/call';
import { EmptyState } from '../components/EmptyState';
import { ErrorMessage } from '../components/ErrorMessage';
import { useFormats } from '../components/viewer';
import type { NoteDrafts } from './noteDrafts';
import { DrawerActions } from './DrawerActions';
import { UserGroups } from './UserGroups';
import { UserNotes } from './UserNotes';
import { UserOperations } from './UserOperations';
import { UserPlaces } from './UserPlaces';
import { UserProfile } from './UserProfile';
import { UserSkeleton } from './UserSkeleton';

export interface UserContentProps {
  readonly accountId: AccountId;
  readonly details: UseQueryResult<UserDetails>;
  readonly drafts: NoteDrafts;
}

export function UserContent({ accountId, details, drafts }: UserContentProps) {
  const user = details.data;
  if (user === undefined) {
    if (details.error === null) return <UserSkeleton />;
    if (isUnknown(details.error)) {
      const { title, message, action } = inputWords['no-such-user'];
      return (
        <EmptyState title={title} text={`${message} ${action}`}>
          <Text color="color.text.subtlest">{accountId}</Text>
        </EmptyState>
      );
    }
    return <ErrorMessage error={details.error} onRetry={() => void details.refetch()} />;
  }
  return (
    <>
      {details.error !== null && (
        <ErrorMessage error={details.error} onRetry={() => void details.refetch()} />
      )}
      <StateOfAccount user={user} />
      <DrawerActions user={user} readAt={details.dataUpdatedAt} />
      <UserProfile user={user} />
      <UserPlaces user={user} />
      <UserGroups user={user} />
      <UserOperations user={user} />
      <UserNotes user={user} drafts={drafts} />
    </>
  );
}

/** The backend refuses only the account id: nothing else is asked. */
function isUnknown(error: unknown): boolean {
  return error instanceof CallFailed && error.error.code === 'invalid-input';
}

function StateOfAccount({ user: { isErased, goneAt } }: { readonly user: UserDetails }) {
  const formats = useFormats();
  return (
    <>
      {isErased && (
        <SectionMessage appearance="information" title={userStateWords.erasedTitle}>
          <Text as="p">{userStateWords.erased}</Text>
        </SectionMessage>
      )}
      {goneAt !== null && (
        <SectionMessage appearance="warning" title={userStateWords.goneTitle}>
          <Text as="p">{userStateWords.gone(formats.instant(goneAt))}</Text>
        </SectionMessage>
      )}
    </>
  );
}
