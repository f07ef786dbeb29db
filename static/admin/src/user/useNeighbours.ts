// The users before and after in the list, over the borders of its pages.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import type { UserList } from '../../../../src/contract/views';
import type { AccountId } from '../../../../src/domain/ids';
import type { UserView } from '../../../../src/domain/userView';
import { userListQuery } from '../api/users';
import { ViewerContext } from '../components/viewer';
import type { OpenedUser } from './useOpenedUser';

export type Direction = 'previous' | 'next';

export interface Neighbours {
  /** In the whole list, from 1 on; null: the page behind does not hold the user. */
  readonly place: number | null;
  readonly total: number;
  readonly has: Readonly<Record<Direction, boolean>>;
  readonly turn: (direction: Direction) => void;
  readonly isTurning: boolean;
  readonly error: Error | null;
}

export interface OpenedInList {
  readonly accountId: AccountId;
  readonly view: UserView;
  /** Undefined: not read yet. */
  readonly list: UserList | undefined;
  readonly turnTo: OpenedUser['turnTo'];
}

export function useNeighbours({ accountId, view, list, turnTo }: OpenedInList): Neighbours {
  const client = useQueryClient();
  const { timeZone } = useContext(ViewerContext);
  const items = list?.items ?? [];
  const at = items.findIndex((item) => item.accountId === accountId);
  const place = at < 0 ? null : (view.page - 1) * view.pageSize + at + 1;
  const total = list?.total ?? 0;

  const { mutate, isPending, error } = useMutation({
    mutationFn: async (direction: Direction) => {
      const step = direction === 'next' ? 1 : -1;
      const near = items[at + step];
      if (near !== undefined) return { accountId: near.accountId, page: view.page };
      const page = view.page + step;
      const { items: others } = await client.fetchQuery(userListQuery({ ...view, page }, timeZone));
      const found = others.at(step === 1 ? 0 : -1);
      return found === undefined ? null : { accountId: found.accountId, page };
    },
    // Null: the list has become shorter meanwhile.
    onSuccess: (found) => found && turnTo(found.accountId, found.page),
  });
  return {
    place,
    total,
    has: { previous: place !== null && place > 1, next: place !== null && place < total },
    turn: (direction) => mutate(direction),
    isTurning: isPending,
    error,
  };
}
