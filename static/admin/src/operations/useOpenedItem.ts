// The user of an operation who is open over its page.
import { useCallback } from 'react';
import { userViewFromParams } from '../../../../src/domain/userView';
import { paths } from '../paths';
import { useOpenedUser } from '../user/useOpenedUser';

/** The list of all users: an operation's users have no order of their own to turn through. */
const NO_LIST = userViewFromParams([]);

export function useOpenedItem(operationId: string) {
  const pathOf = useCallback(
    (search: URLSearchParams) => paths.operation(operationId, search),
    [operationId],
  );
  return { ...useOpenedUser(pathOf), view: NO_LIST };
}
