// The users page in words. Numbers and times come in already written for the reader's locale.
import type { UserStatus } from '../domain/directory';
import type { UserSortKey } from '../domain/userList';

export const usersWords = {
  title: 'Users',
  table: 'Users of the organization',
  noName: 'No name',
  /** Its profile had to be erased. */
  erased: 'Erased account',
  noEmail: 'E-mail hidden',
  more: (count: string) => `+${count}`,
  noSites: 'No site',
  noProducts: 'No app',
  noGroups: 'No group',
  noPlatformRoles: 'None',
  notTold: 'Atlassian did not tell.',
  groupsOnTheirWay: 'Loading all groups',
  groupsNotRead: 'The other groups could not be read. Collapse and expand the row to try again.',
  seat: 'Uses a license',
  noSeat: 'Uses no license',
  on: (product: string, site: string) => `${product} on ${site}`,
  neverActive: 'Never active',
  neverActiveHere: 'Never active here',
  /** The day follows. */
  addedOn: 'Added',
  unknown: 'Unknown',
  lastActiveUnknown: 'Atlassian did not tell when this user was last active.',
  addedUnknown: 'Atlassian did not tell when this user was added.',
  noAccessHere: 'No access here',
  // At most 24 hours late – organization admin API document, last-active-dates (2026-08-21).
  activityAsOf: (when: string) => `As of ${when}. Atlassian tells activity up to 24 hours late.`,
  changedAsSeen: 'When a sync last found something of the user changed.',
} as const;

export const columnWords = {
  name: 'Name',
  email: 'E-mail',
  status: 'Status',
  sites: 'Sites',
  products: 'Apps',
  groups: 'Groups',
  'last-active': 'Last active',
  added: 'Added',
  'account-type': 'Account type',
  source: 'Provisioned by',
  mfa: 'Two-step verification',
  department: 'Department',
  'job-title': 'Job title',
  'platform-roles': 'Roles in the organization',
  seats: 'Licenses',
  changed: 'Last changed',
} as const satisfies Record<UserSortKey, string>;

export const userStatusWords = {
  active: 'Active',
  suspended: 'Suspended',
  not_invited: 'Not invited',
  deactivated: 'Deactivated',
  for_deletion: 'Scheduled for deletion',
  unknown: 'Unknown',
} as const satisfies Record<UserStatus, string>;

export const pagingWords = {
  label: 'Pages of users',
  previous: 'Previous',
  next: 'Next',
  page: (page: string) => `Page ${page}`,
  pageSize: 'Rows per page',
  range: (first: string, last: string, total: string) => `${first}–${last} of ${total}`,
  total: (total: string, isOne: boolean) => (isOne ? `${total} user` : `${total} users`),
} as const;

export const selectionWords = {
  row: (name: string) => `Select ${name}`,
  page: 'Select all users on this page',
  matching: (total: string) => `Select all ${total} matching users`,
  /** `most`: how many can be named. */
  full: (most: string) =>
    `At most ${most} users can be selected one by one. Select all matching users, or fewer of them.`,
  selected: (count: string, total: string) => `${count} of ${total} users selected`,
  clear: 'Clear selection',
  clearedBy: {
    sync: 'The selection was cleared, because a sync brought new data.',
    filter: 'The selection was cleared, because the filter shows other users now.',
  },
} as const;

export const usersStateWords = {
  arrivingTitle: 'The first sync is running',
  arriving:
    'This shows what has arrived so far. Numbers and last-active dates are complete when it has ended.',
  neverSyncedTitle: 'No users yet',
  neverSynced: 'Nothing has been synced yet. A sync reads all users, groups and access of the organization.',
  noMatchTitle: 'No user matches',
  noMatch: 'Nobody meets all conditions of this filter.',
  pageEmptyTitle: 'This page is empty',
  pageEmpty: 'There are fewer users than there were, or the address names a page that does not exist.',
  toFirstPage: 'Show the first page',
} as const;
