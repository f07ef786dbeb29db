// The views of the pages of places are their addresses: nothing of them is kept anywhere else.
import { useCallback, useMemo } from 'react';
import type { Param } from '../../../../src/domain/filter/params';
import { groupViewFromParams, groupViewToParams, type GroupView } from '../../../../src/domain/groupView';
import {
  productViewFromParams,
  productViewToParams,
  type ProductView,
} from '../../../../src/domain/productView';
import type { PreferredTable } from '../../../../src/domain/preferences';
import type { ShownColumns } from '../../../../src/domain/shownColumns';
import { paths } from '../paths';
import { navigate, useLocation } from '../router';
import type { KnownColumn } from '../table/columnLayout';
import { type TableLayout, useTableLayout } from '../table/useTableLayout';

interface AddressForm<View> {
  readonly path: (view: URLSearchParams) => string;
  readonly read: (params: Iterable<Param>) => View;
  readonly write: (view: View) => readonly Param[];
}

/** With `replace`, the back button skips the view before. */
export type ChangePlaces<View> = (part: Partial<View>, how?: { readonly replace?: boolean }) => void;

const groupAddress: AddressForm<GroupView> = {
  path: paths.groups,
  read: groupViewFromParams,
  write: groupViewToParams,
};

const productAddress: AddressForm<ProductView> = {
  path: paths.products,
  read: productViewFromParams,
  write: productViewToParams,
};

export function useGroupView(): readonly [GroupView, ChangePlaces<GroupView>] {
  const [view, change] = useAddressView(groupAddress);
  const changeFromPageOne = useCallback<ChangePlaces<GroupView>>(
    // Another filter, order or page size makes other pages: it begins with the first.
    (part, how) => change({ page: 1, ...part }, how),
    [change],
  );
  return [view, changeFromPageOne];
}

export function useProductView(): readonly [ProductView, ChangePlaces<ProductView>] {
  return useAddressView(productAddress);
}

function useAddressView<View>(form: AddressForm<View>): readonly [View, ChangePlaces<View>] {
  const { search } = useLocation();
  const text = search.toString();
  const view = useMemo(() => form.read(new URLSearchParams(text)), [form, text]);
  const change = useCallback<ChangePlaces<View>>(
    (part, how = {}) => {
      const params = form.write({ ...view, ...part }).map(([name, value]) => [name, value]);
      navigate(form.path(new URLSearchParams(params)), how);
    },
    [form, view],
  );
  return [view, change];
}

export interface LayoutWish {
  readonly table: PreferredTable;
  readonly known: readonly KnownColumn[];
  /** What the address says; null: nothing. */
  readonly columns: ShownColumns | null;
  /** Always the same function, as long as the view is. Resizing should be no step to go back to. */
  readonly change: (columns: ShownColumns | null) => void;
}

export function usePlaceLayout({ table, known, columns, change }: LayoutWish): TableLayout | null {
  const address = useMemo(() => ({ columns, setColumns: change }), [columns, change]);
  return useTableLayout({ table, known, address });
}
