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
  /** Share of the table without its checkboxes. */
  readonly width: `${number}%`;
}

/** In their order. */
export const shownColumns = [
  'name',
  'email',
  'status',
  'sites',
  'products',
  'groups',
  'last-active',
  'added',
] as const satisfies readonly UserSortKey[];

export const userColumns = {
  name: { Cell: NameCell, width: '15.5%' },
  email: { Cell: EmailCell, width: '17%' },
  status: { Cell: StatusCell, width: '10%' },
  sites: { Cell: SitesCell, width: '10.5%' },
  products: { Cell: ProductsCell, width: '14%' },
  groups: { Cell: GroupsCell, width: '14%' },
  'last-active': { Cell: LastActiveCell, width: '10.5%' },
  added: { Cell: AddedCell, width: '8.5%' },
} as const satisfies Record<(typeof shownColumns)[number], UserColumn>;
