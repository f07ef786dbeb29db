// The pages of groups and of sites and products in words. Numbers and times come in already written for the reader's
// locale.
import type { GroupManager, ResourceStatus } from '../domain/directory';
import type { GroupSortKey, SyncedState } from '../domain/groupList';
import type { ProductSortKey } from '../domain/productView';

export const placesWords = {
  /** Behind a number that opens a list of users. */
  opens: (number: string, what: string, of: string) => `${number} – ${what}, ${of}`,
  inactiveAfter: (days: string) => `Inactive after ${days} days`,
  inactiveTitle: 'Days without use after which somebody counts as inactive',
  days: (days: string) => `${days} days`,
  inactiveNote: (days: string) => `over ${days} days`,
  // At most 24 hours late – organization admin API document, last-active-dates (2026-08-21).
  inactiveMeaning:
    'Used, but not since then. Who was never active, or of whom nothing is known, does not count as inactive. Atlassian tells activity up to 24 hours late.',
  usersAsOf: (when: string) => `As of ${when}`,
  notYet: 'Not yet',
  notYetWhy: 'Nobody has arrived here so far: no sync has read all users yet.',
  details: 'Details',
  unknown: 'Unknown',
  neverSyncedTitle: 'Nothing here yet',
  neverSynced: 'Nothing has been synced yet. A sync reads all users, groups and access of the organization.',
  clearFilters: 'Clear filters',
} as const;

export const groupsWords = {
  title: 'Groups',
  table: 'Groups of the organization',
  filters: 'Filters of groups',
  search: 'Search groups by name',
  total: (total: string, isOne: boolean) => (isOne ? `${total} group` : `${total} groups`),
  managedBy: 'Managed by',
  synced: 'Synced',
  product: 'Gives app',
  site: 'Gives access on',
  default: 'Default group',
  isDefault: 'New users of an app come into it',
  isNoDefault: 'Not a default group',
  members: 'Members',
  isEmpty: 'Nobody',
  hasMembers: 'At least one',
  any: 'Any',
  noMatchTitle: 'No group matches',
  noMatch: 'No group meets all conditions of these filters.',
  pageEmptyTitle: 'This page is empty',
  pageEmpty: 'There are fewer groups than there were, or the address names a page that does not exist.',
  pages: 'Pages of groups',
  noApps: 'No app',
  appsUnknown: 'Not read yet',
  noDefault: 'No app',
  noUse: 'No use known',
  noDescription: 'No description',
  license: 'costs a license',
  noLicense: 'costs no license',
  defaultHere: 'default group',
  toldMembers: (members: string) => `Atlassian itself counts ${members}.`,
  sync: 'Sync this group',
  syncWhat:
    'Reads the group, the roles that it gives and all of its members from Atlassian anew. Nothing is changed there.',
} as const;

export const groupColumnWords = {
  name: 'Group',
  members: 'Members',
  inactive: 'Inactive',
  never: 'Never active',
  'last-active': 'Last active',
  products: 'Apps',
  default: 'Default for',
  'managed-by': 'Managed by',
  synced: 'Synced',
} as const satisfies Record<GroupSortKey, string>;

export const managerWords = {
  external: 'Identity provider',
  admins: 'Admins',
  'team-members': 'Team members',
  open: 'Open team',
  unknown: 'Unknown',
} as const satisfies Record<GroupManager, string>;

export const syncedWords = { yes: 'Yes', no: 'No', unknown: 'Unknown' } as const satisfies Record<
  SyncedState,
  string
>;

export const productsWords = {
  title: 'Sites and apps',
  table: 'Sites and their apps',
  totals: (sites: string, apps: string, licenses: string) =>
    `Sites: ${sites} · Apps: ${apps} · Licenses: ${licenses}, held by`,
  users: (users: string, isOne: boolean) => (isOne ? `${users} user` : `${users} users`),
  withoutSandboxes: 'Sandboxes are not counted.',
  sandbox: 'Sandbox',
  meaning:
    'Licenses by the latest use of the app on that site. In the row of a site: users with a license there, by their latest use of anything on it. Only active accounts use one.',
  unlicensedMeaning:
    'Access by roles that cost nothing, or of accounts that are not active: suspending, deactivating and deleting stop billing.',
  noPlan: 'Unknown',
  capacityUnknown: 'Atlassian did not tell how many users the plan allows.',
  tooMany: 'The site has more apps than one filter can name.',
  syncSite: 'Sync this site',
  syncApp: 'Sync this app',
  syncWhat:
    'Reads who has access, by which role, and their last activity from Atlassian anew. Nothing is changed there.',
} as const;

export const productColumnWords = {
  name: 'Site or app',
  licenses: 'Licenses',
  active: 'Active',
  inactive: 'Inactive',
  never: 'Never active',
  unknown: 'Unknown',
  users: 'Access',
  unlicensed: 'No license',
  plan: 'Plan',
  capacity: 'Capacity',
  utilization: 'In use',
} as const satisfies Record<ProductSortKey, string>;

export const resourceStatusWords = {
  online: 'Online',
  offline: 'Offline',
  deprecated: 'Deprecated',
  unknown: 'Status unknown',
} as const satisfies Record<ResourceStatus, string>;
