// The table of users. The keys of its columns are the orders that the backend knows.
import { columnWords, selectionWords, usersWords } from '../../../../src/contract/usersWords';
import type { UserListItem } from '../../../../src/contract/views';
import type { UserSortKey } from '../../../../src/domain/userList';
import {
  AccountTypeCell,
  AddedCell,
  ChangedCell,
  DepartmentCell,
  EmailCell,
  JobTitleCell,
  LastActiveCell,
  MfaCell,
  NameCell,
  PlatformRolesCell,
  SeatsCell,
  SourceCell,
  StatusCell,
} from './cells';
import { dataTable } from './DataTable';
import { GroupsCell, ProductsCell, SitesCell } from './placeCells';
import { shownName } from './shownName';
import type { Column, TableDefinition } from './tableDefinition';

type UserColumn = Omit<Column<UserListItem>, 'key' | 'label'>;

const columns = {
  name: { Cell: NameCell, width: 176 },
  email: { Cell: EmailCell, width: 184 },
  status: { Cell: StatusCell, width: 112 },
  sites: { Cell: SitesCell, width: 116 },
  products: { Cell: ProductsCell, width: 152 },
  groups: { Cell: GroupsCell, width: 152 },
  'last-active': { Cell: LastActiveCell, width: 132 },
  added: { Cell: AddedCell, width: 104 },
  seats: { Cell: SeatsCell, width: 96, isOptional: true, isNumeric: true },
  'account-type': { Cell: AccountTypeCell, width: 120, isOptional: true },
  source: { Cell: SourceCell, width: 120, isOptional: true },
  mfa: { Cell: MfaCell, width: 160, isOptional: true },
  'job-title': { Cell: JobTitleCell, width: 160, isOptional: true },
  department: { Cell: DepartmentCell, width: 144, isOptional: true },
  'platform-roles': { Cell: PlatformRolesCell, width: 176, isOptional: true },
  changed: { Cell: ChangedCell, width: 120, isOptional: true },
} as const satisfies Record<UserSortKey, UserColumn>;

export const usersTable: TableDefinition<UserListItem> = {
  caption: usersWords.table,
  choosePage: selectionWords.page,
  columns: Object.entries(columns).map(([key, column]) => ({ ...column, key, label: labelOf(key) })),
  idOf: ({ accountId }) => accountId,
  nameOf: shownName,
  isExpandable: true,
};

function labelOf(key: string): string {
  const labels: Readonly<Record<string, string>> = columnWords;
  return labels[key] ?? key;
}

export const UserTable = dataTable(usersTable);
