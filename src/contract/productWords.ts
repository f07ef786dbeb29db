// Products by the names that people know. Keys: `typeKey` of workspaces and `product_access.key` of last-active-dates,
// organization admin API document (2026-08-21); both are open lists.

const NAMES: ReadonlyMap<string, string> = new Map([
  ['bitbucket', 'Bitbucket'],
  ['compass', 'Compass'],
  ['confluence', 'Confluence'],
  ['jira-core', 'Jira Work Management'],
  ['jira-ops', 'Jira Ops'],
  ['jira-product-discovery', 'Jira Product Discovery'],
  ['jira-service-desk', 'Jira Service Management'],
  ['jira-servicedesk', 'Jira Service Management'],
  ['jira-software', 'Jira'],
  ['opsgenie', 'Opsgenie'],
  ['statuspage', 'Statuspage'],
  ['trello', 'Trello'],
]);

/** Returns the key itself for a product that is not known yet. */
export function productName(productKey: string): string {
  return NAMES.get(productKey) ?? productKey;
}
