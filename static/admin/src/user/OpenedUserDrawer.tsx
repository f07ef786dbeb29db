// What is known of the user whom the address names, over the list. Its code comes when the first user is opened.
import { lazy, Suspense, useState } from 'react';
import type { UserList } from '../../../../src/contract/views';
import type { UserView } from '../../../../src/domain/userView';
import type { OpenedUser } from './useOpenedUser';
import type { NoteDrafts } from './noteDrafts';

const UserDrawer = lazy(async () => ({
  default: (await import('./UserDrawer')).UserDrawer,
}));

export interface OpenedUserDrawerProps {
  readonly opened: OpenedUser;
  readonly view: UserView;
  /** Undefined: not read yet. */
  readonly list: UserList | undefined;
}

export function OpenedUserDrawer({ opened, view, list }: OpenedUserDrawerProps) {
  const [drafts] = useState<NoteDrafts>(() => new Map());
  const { accountId, turnTo, close } = opened;
  if (accountId === null) return null;
  return (
    <Suspense>
      <UserDrawer inList={{ accountId, view, list, turnTo }} drafts={drafts} onClose={close} />
    </Suspense>
  );
}
