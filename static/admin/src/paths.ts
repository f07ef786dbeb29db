// Where each page is; the only place that builds addresses.

export const paths = {
  /** The address without a path shows the users, too. */
  home: () => '/',
  users: (view?: URLSearchParams) => withSearch('/users', view),
  groups: (view?: URLSearchParams) => withSearch('/groups', view),
  products: (view?: URLSearchParams) => withSearch('/products', view),
  filters: () => '/filters',
  operations: (view?: URLSearchParams) => withSearch('/operations', view),
  operation: (operationId: string, view?: URLSearchParams) => withSearch(`/operations/${operationId}`, view),
  history: (view?: URLSearchParams) => withSearch('/sync-history', view),
  syncSchedule: () => '/settings/sync',
  safety: () => '/settings/safety',
  connection: () => '/connection',
  setup: () => '/setup',
} as const;

/** Returns whose page it is; null: no operation's. */
export function operationAt(pathname: string): string | null {
  return /^\/operations\/([a-z0-9-]{1,36})$/.exec(pathname)?.[1] ?? null;
}

function withSearch(pathname: string, view: URLSearchParams | undefined): string {
  const search = view?.toString() ?? '';
  return search === '' ? pathname : `${pathname}?${search}`;
}
