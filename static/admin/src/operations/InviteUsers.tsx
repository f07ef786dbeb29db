// The button that invites people; its dialog is fetched when somebody wants it.
import { lazy, Suspense, useState } from 'react';
import { inviteWords } from '../../../../src/contract/inviteWords';
import { RefusableButton } from './RefusableButton';
import { useActingRefusal } from './useActingRefusal';

const InviteDialog = lazy(async () => ({ default: (await import('./InviteDialog')).InviteDialog }));

export function InviteUsers() {
  const refused = useActingRefusal();
  const [isInviting, setInviting] = useState(false);
  return (
    <>
      <RefusableButton refused={refused} onClick={() => setInviting(true)}>
        {inviteWords.button}
      </RefusableButton>
      {isInviting && (
        <Suspense fallback={null}>
          <InviteDialog onClose={() => setInviting(false)} />
        </Suspense>
      )}
    </>
  );
}
