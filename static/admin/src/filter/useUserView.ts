// The view of the list is the page's address: nothing of it is kept anywhere else.
import { useCallback, useMemo } from 'react';
import { userViewFromParams, userViewToParams, type UserView } from '../../../../src/domain/userView';
import { paths } from '../paths';
import { navigate, useLocation } from '../router';

export interface ViewChange {
  /** True: the back button skips the view before, as between two letters of a search. */
  readonly replace?: boolean;
}

export type ChangeView = (part: Partial<UserView>, how?: ViewChange) => void;

export function useUserView(): readonly [UserView, ChangeView] {
  const { search } = useLocation();
  const text = search.toString();
  const view = useMemo(() => userViewFromParams(new URLSearchParams(text)), [text]);
  const change = useCallback<ChangeView>(
    (part, how = {}) => {
      // Another filter, order or page size makes other pages: it begins with the first.
      const next = { ...view, page: 1, ...part };
      const params = userViewToParams(next).map(([name, value]) => [name, value]);
      navigate(paths.users(new URLSearchParams(params)), how);
    },
    [view],
  );
  return [view, change];
}
