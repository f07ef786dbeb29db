// The columns of the list; their ids are the orders that the backend knows.
import type { ComponentType } from 'react';
import type { UserSortKey } from '../../../../src/domain/userList';
import {
  AddedCell,
  type CellProps,
  EmailCell,
  GroupsCell,
  LastActiveCell,
  NameCell,
  ProductsCell,
  SitesCell,
  StatusCell,
} from './cells';

interface UserColumn {
  readonly Cell: ComponentType<CellProps>;
  /** Pixels in the narrowest table; a wider one widens all alike. */
  readonly width: number;
}

export const userColumns = {
  name: { Cell: NameCell, width: 190 },
  email: { Cell: EmailCell, width: 190 },
  status: { Cell: StatusCell, width: 120 },
  sites: { Cell: SitesCell, width: 110 },
  products: { Cell: ProductsCell, width: 170 },
  groups: { Cell: GroupsCell, width: 170 },
  'last-active': { Cell: LastActiveCell, width: 150 },
  added: { Cell: AddedCell, width: 110 },
} as const satisfies Record<UserSortKey, UserColumn>;
