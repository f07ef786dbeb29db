// One user beside the list, in words. Numbers and times come in already written for the reader's locale.
import type { AccountStatus, MembershipStatus, UserStatus } from '../domain/directory';

export const userWords = {
  /** Until the name is known. */
  title: 'User',
  loading: 'Loading the user',
  previous: 'Previous user',
  next: 'Next user',
  close: 'Close',
  first: 'This is the first user of the list.',
  last: 'This is the last user of the list.',
  notInList: 'This user is not on the page of the list behind.',
  place: (place: string, total: string) => `${place} of ${total}`,
  /** For who hears the page: whom the keys led to. */
  shown: (name: string, place: string) => `${name}, ${place}`,
  atAtlassian: 'Open in Atlassian Administration',
  showUsers: (sentence: string) => `Show users: ${sentence}`,
  profile: 'Profile',
  places: 'Sites and apps',
  groups: 'Groups',
  notes: 'Notes',
} as const;

export const profileWords = {
  name: 'Name',
  nickname: 'Nickname',
  emailVerified: 'Verified',
  emailNotVerified: 'Not verified',
  accountStatus: 'Account',
  membershipStatus: 'In the organization',
  organization: 'Company',
  location: 'Location',
  timeZone: 'Time zone',
  directories: 'Directory',
  licenses: 'Licenses',
  firstSeen: 'First seen by a sync',
  changed: 'Last change seen by a sync',
  accountId: 'Account ID',
  copy: (what: string) => `Copy: ${what}`,
  copied: 'Copied',
  notCopied: 'The browser does not allow it. Select the text and copy it.',
} as const;

export const accountStatusWords = {
  active: 'Active',
  inactive: 'Deactivated',
  closed: 'Closed',
  unknown: 'Unknown',
} as const satisfies Record<AccountStatus, string>;

export const membershipStatusWords = {
  active: 'Active',
  suspended: 'Suspended',
  no_membership: 'Not a member',
  unknown: 'Unknown',
} as const satisfies Record<MembershipStatus, string>;

export const userPlaceWords = {
  none: 'This user can use no app of the organization.',
  table: 'Apps of this user, by site',
  app: 'App',
  access: 'Access through',
  lastActive: 'Last active here',
  noAccess: 'No access any more',
  noAccessWhy: 'This user was active here, and can use it no more.',
  direct: 'Direct role',
  inferred: 'Follows from another role',
  inferredWhy: 'Atlassian gives it along with another role: it cannot be taken from the user itself.',
  noPath: 'No known path',
  noPathWhy: 'Atlassian counts this access, but neither a group nor a direct role found so far gives it.',
  givesLicense: 'License',
  givesLicenseWhy: 'This path alone gives the license while the account is active.',
  isDefault: 'Default group',
  isDefaultWhy: 'New users of the app come into this group.',
  sandbox: 'Sandbox',
  asOf: (when: string) => `Access as of ${when}.`,
  // At most 24 hours late – organization admin API document, last-active-dates (2026-08-21).
  activityAsOf: (when: string) => `Activity as of ${when}; Atlassian tells it up to 24 hours late.`,
  activityNotRead: 'Activity was not read yet.',
  directRolesAsOf: (when: string) =>
    `Direct roles on apps that a group gives as well: searched for since ${when}. One given later may be missing.`,
  directRolesNotSearched:
    'Direct roles on apps that a group gives as well were not searched for yet: the nightly search gets to this user in the coming nights.',
  directRolesNoLicense:
    'Direct roles on apps that a group gives as well are searched for only where access costs a license. None of this does.',
} as const;

/** Of access that costs a license as soon as the account is active again. */
export const unbilledWords = {
  suspended: 'No license while suspended',
  not_invited: 'No license while not invited',
  deactivated: 'No license while deactivated',
  for_deletion: 'No license while scheduled for deletion',
} as const satisfies Partial<Record<UserStatus, string>>;

export const unbilledWhy =
  'Atlassian bills nothing for this account now. The access is kept, and costs a license again as soon as the account is active.';

export const userGroupWords = {
  none: 'This user is in no group.',
  find: 'Find a group of this user',
  noneFound: 'No group has this in its name.',
  found: (found: string, total: string) => `${found} of ${total} groups`,
  synced: 'Synced',
  syncedWhy: 'An identity provider keeps the members: change them there.',
  notSynced: 'Not synced',
  membersUnknown: 'Number of members unknown',
  grantsNothing: 'Gives no app',
  grants: (places: string) => `Gives ${places}`,
} as const;

export const noteWords = {
  none: 'Nobody has written a note about this user.',
  text: 'New note',
  hint: (left: string) => `Everybody with a role in this app can read it. ${left} characters left.`,
  add: 'Add note',
  empty: 'Write something first.',
  unknownAuthor: 'Somebody the app does not know',
  delete: 'Delete',
  deleteFrom: (author: string, when: string) => `Delete the note of ${author}, ${when}`,
  notYours: 'Only its author or an app admin can delete a note.',
  sure: 'Delete this note for everybody?',
  doDelete: 'Delete note',
  keep: 'Keep it',
  refusals: {
    'role-too-low': 'Your role lets you read only. Operators, approvers and app admins can write notes.',
    'license-inactive': 'The license of this app is not active, so it only reads.',
    erased: 'The account is erased: nothing can be written about the person any more.',
  },
} as const;

export const syncUserWords = {
  button: 'Sync this user',
  what: 'Reads profile, groups, roles and last activity from Atlassian anew. Nothing is changed there.',
  changed: 'What changed about this user',
  unchanged: 'Nothing about this user has changed.',
  from: (before: string, after: string) => `${before} → ${after}`,
  joined: 'Joined',
  left: 'Left',
  gained: 'Can use now',
  lost: 'Can use no more',
  licensed: 'Uses a license now',
  unlicensed: 'Uses no license any more',
  nothing: 'nothing',
  gone: 'No longer in the organization',
  back: 'In the organization again',
} as const;

export const userStateWords = {
  goneTitle: 'No longer in the organization',
  gone: (when: string) =>
    `Seen to be gone on ${when}. Shown is what is still known; the list holds this user no more.`,
  erasedTitle: 'Erased account',
  erased:
    'The account was closed, and Atlassian asked for the personal data to be erased. What is kept is the account ID.',
} as const;
