// Where each page is; the only place that builds addresses.

export const paths = {
  /** The address without a path shows the users, too. */
  home: () => '/',
  users: (view?: URLSearchParams) => withSearch('/users', view),
  groups: (view?: URLSearchParams) => withSearch('/groups', view),
  products: (view?: URLSearchParams) => withSearch('/products', view),
  filters: () => '/filters',
  history: (view?: URLSearchParams) => withSearch('/sync-history', view),
  syncSchedule: () => '/settings/sync',
  connection: () => '/connection',
  setup: () => '/setup',
} as const;

function withSearch(pathname: string, view: URLSearchParams | undefined): string {
  const search = view?.toString() ?? '';
  return search === '' ? pathname : `${pathname}?${search}`;
}
