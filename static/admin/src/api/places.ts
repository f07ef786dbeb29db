// Groups, sites and products as their pages ask for them.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { GroupFilter, GroupList, GroupListRequest } from '../../../../src/domain/groupList';
import type { ProductList } from '../../../../src/domain/productList';
import { call } from './call';
import { ARRIVING_POLL_MS } from './queries';

/** The rows of the view before stay until those of the new one are there. */
export function useGroupList(
  { filter, sort, page, pageSize, inactiveDays }: GroupListRequest,
  isSyncing: boolean,
) {
  const request = { filter: asked(filter), sort, page, pageSize, inactiveDays };
  return useQuery<GroupList>({
    queryKey: ['groups.list', request],
    queryFn: () => call('groups.list', request),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isSyncing && isArriving(state.data) ? ARRIVING_POLL_MS : false),
  });
}

/** Later syncs change little, and the list is asked for anew when they end. */
function isArriving(list: GroupList | ProductList | undefined): boolean {
  return list?.asOf.users == null;
}

/** What a request carries is written anew for it. */
function asked(filter: GroupFilter) {
  const { managedBy, synced, products, sites } = filter;
  return {
    ...filter,
    managedBy: [...managedBy],
    synced: [...synced],
    products: [...products],
    sites: [...sites],
  };
}

export function useProductList(inactiveDays: number, isSyncing: boolean) {
  return useQuery<ProductList>({
    queryKey: ['products.list', inactiveDays],
    queryFn: () => call('products.list', { inactiveDays }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isSyncing && isArriving(state.data) ? ARRIVING_POLL_MS : false),
  });
}
