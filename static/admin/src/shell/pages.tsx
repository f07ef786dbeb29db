// Which page is at which address. The users come with the first load, everything else when it is opened.
import { lazy, type ReactElement } from 'react';
import { paths } from '../paths';
import { UsersPage } from '../pages/UsersPage';
import { NotFound } from './NotFound';

export const SetupPage = lazy(async () => ({
  default: (await import('../pages/SetupPage')).SetupPage,
}));

const ConnectionPage = lazy(async () => ({
  default: (await import('../pages/ConnectionPage')).ConnectionPage,
}));

const GroupsPage = lazy(async () => ({
  default: (await import('../pages/GroupsPage')).GroupsPage,
}));

const ProductsPage = lazy(async () => ({
  default: (await import('../pages/ProductsPage')).ProductsPage,
}));

const FiltersPage = lazy(async () => ({
  default: (await import('../pages/FiltersPage')).FiltersPage,
}));

const HistoryPage = lazy(async () => ({
  default: (await import('../pages/HistoryPage')).HistoryPage,
}));

const SyncSchedulePage = lazy(async () => ({
  default: (await import('../pages/SyncSchedulePage')).SyncSchedulePage,
}));

const pages: ReadonlyMap<string, ReactElement> = new Map([
  [paths.home(), <UsersPage key="users" />],
  [paths.users(), <UsersPage key="users" />],
  [paths.groups(), <GroupsPage key="groups" />],
  [paths.products(), <ProductsPage key="products" />],
  [paths.filters(), <FiltersPage key="filters" />],
  [paths.history(), <HistoryPage key="history" />],
  [paths.syncSchedule(), <SyncSchedulePage key="sync-schedule" />],
  [paths.connection(), <ConnectionPage key="connection" />],
]);

export function pageAt(pathname: string): ReactElement {
  return pages.get(pathname) ?? <NotFound />;
}
