// Which page is at which address. The users come with the first load, everything else when it is opened.
import { lazy, type ReactElement } from 'react';
import { operationAt, paths } from '../paths';
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

const OperationsPage = lazy(async () => ({
  default: (await import('../pages/OperationsPage')).OperationsPage,
}));

const OperationPage = lazy(async () => ({
  default: (await import('../pages/OperationPage')).OperationPage,
}));

const HistoryPage = lazy(async () => ({
  default: (await import('../pages/HistoryPage')).HistoryPage,
}));

const SyncSchedulePage = lazy(async () => ({
  default: (await import('../pages/SyncSchedulePage')).SyncSchedulePage,
}));

const SafetyPage = lazy(async () => ({
  default: (await import('../pages/SafetyPage')).SafetyPage,
}));

const pages: ReadonlyMap<string, ReactElement> = new Map([
  [paths.home(), <UsersPage key="users" />],
  [paths.users(), <UsersPage key="users" />],
  [paths.groups(), <GroupsPage key="groups" />],
  [paths.products(), <ProductsPage key="products" />],
  [paths.filters(), <FiltersPage key="filters" />],
  [paths.operations(), <OperationsPage key="operations" />],
  [paths.history(), <HistoryPage key="history" />],
  [paths.syncSchedule(), <SyncSchedulePage key="sync-schedule" />],
  [paths.safety(), <SafetyPage key="safety" />],
  [paths.connection(), <ConnectionPage key="connection" />],
]);

export function pageAt(pathname: string): ReactElement {
  const operationId = operationAt(pathname);
  // Another operation is another page: nothing of the one before stays.
  if (operationId !== null) return <OperationPage key={operationId} operationId={operationId} />;
  return pages.get(pathname) ?? <NotFound />;
}
