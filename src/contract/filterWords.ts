// Filters in words: what fields, operators and values are called, and what the controls say.
import type { ClaimStatus, ManagementSource } from '../domain/directory';
import type { FieldId, MfaState, Operator } from '../domain/filter/fields';
import type { ActivityContext } from '../domain/lastActive';
import { productName } from './productWords';

/** What ids are called; an id that nothing is known of is shown as it is. */
export interface Names {
  readonly site: (siteId: string) => string;
  readonly group: (groupId: string) => string;
  /** Of one product on one site, by resource id. */
  readonly app: (resourceId: string) => string;
}

export const fieldWords = {
  search: 'Name or e-mail',
  email: 'E-mail',
  'email-domain': 'E-mail domain',
  site: 'Site',
  product: 'App',
  app: 'App on a site',
  group: 'Group',
  role: 'Role',
  'platform-role': 'Role in the organization',
  status: 'Status',
  'account-type': 'Account type',
  source: 'Provisioned by',
  mfa: 'Two-step verification',
  department: 'Department',
  'job-title': 'Job title',
  'last-active': 'Last active',
  added: 'Added',
  seat: 'License',
  seats: 'Number of licenses',
  'site-count': 'Number of sites',
  'product-count': 'Number of apps',
  'group-count': 'Number of groups',
  path: 'License through',
} as const satisfies Record<FieldId, string>;

/** What the values of a field are called together. */
export const choiceWords = {
  'email-domain': 'E-mail domains',
  site: 'Sites',
  product: 'Apps',
  app: 'Apps on sites',
  group: 'Groups',
  role: 'Roles',
  'platform-role': 'Roles in the organization',
  status: 'Statuses',
  'account-type': 'Account types',
  source: 'Ways of provisioning',
  mfa: 'Two-step verification',
  department: 'Departments',
  'job-title': 'Job titles',
  seat: 'Licenses',
  path: 'Groups',
} as const satisfies Partial<Record<FieldId, string>>;

export const operatorWords = {
  'any-of': 'is any of',
  'all-of': 'is all of',
  'none-of': 'is none of',
  contains: 'contains',
  'not-contains': 'does not contain',
  'more-than': 'more than so many days ago',
  'less-than': 'less than so many days ago',
  before: 'before',
  after: 'after',
  never: 'never',
  unknown: 'unknown',
  'at-least': 'at least',
  'at-most': 'at most',
  'only-through': 'only through any of',
  through: 'through any of',
  direct: 'by a role that no group gives',
} as const satisfies Record<Operator, string>;

export const accountTypeWords = {
  managed: 'Managed',
  unmanaged: 'External',
  unknown: 'Unknown',
} as const satisfies Record<ClaimStatus, string>;

export const sourceWords = {
  invited: 'Invited',
  synced: 'Synced',
  unknown: 'Unknown',
} as const satisfies Record<ManagementSource, string>;

export const mfaWords = { on: 'On', off: 'Off', unknown: 'Unknown' } as const satisfies Record<
  MfaState,
  string
>;

export const filterWords = {
  bar: 'Filters',
  active: 'Filters in use',
  search: 'Search name or e-mail',
  remove: (sentence: string) => `Remove filter: ${sentence}`,
  clearAll: 'Clear filters',
  clear: 'Clear',
  find: (field: string) => `Find: ${field}`,
  nothingFound: 'Nothing found',
  moreGroups: 'There are more groups: type a part of the name.',
  members: (count: string, isOne: boolean) => (isOne ? `${count} member` : `${count} members`),
  sandbox: 'Sandbox',
  anyTime: 'At any time',
  inactiveForDays: (days: string) => `Inactive for more than ${days} days`,
  ownDays: 'Inactive for more than this number of days',
  apply: 'Apply',
  neverActive: 'Never active',
  activityUnknown: 'Last activity unknown',
  addedUnknown: 'Date of being added unknown',
  directLicense: 'License by a role that no group gives',
  onlyThrough: 'License only through',
} as const;

export const contextWords = {
  button: 'Activity in',
  title: 'Where last active is looked for',
  followFilter: 'Same as the filter',
  wholeOrganization: 'Whole organization',
} as const;

/** Where last active is looked for: “Jira on acme.atlassian.net”, “any app on 2 sites”. */
export function contextSentence({ sites, products }: ActivityContext, names: Names): string {
  if (sites.length === 0 && products.length === 0) return contextWords.wholeOrganization;
  const what = products.map(productName).join(', ');
  const where = sites.map(names.site).join(', ');
  if (where === '') return `${what} on all sites`;
  return what === '' ? `All apps on ${where}` : `${what} on ${where}`;
}
