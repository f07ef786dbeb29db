// Bulk operations in words: what they are called, what they do, why one is not done. Numbers come in already written
// for the reader's locale.
import type { CombinationProblem, OperationKind, UserOperation } from '../domain/operation';
import type { PlanAbout, SkipReason } from '../domain/operationPlan';
import type { Names } from './filterWords';
import { roleName } from './roleWords';

interface KindWords {
  readonly label: string;
  /** What it does, in a sentence. */
  readonly hint: string;
  /** On the button that does it. */
  readonly act: (users: string, isOne: boolean) => string;
}

const users = (count: string, isOne: boolean) => `${count} ${isOne ? 'user' : 'users'}`;
const accounts = (count: string, isOne: boolean) => `${count} ${isOne ? 'account' : 'accounts'}`;

export const operationKindWords = {
  'grant-access': {
    label: 'Grant app access',
    hint: 'Gives a role on chosen apps. Most roles use a license.',
    act: (count, isOne) => `Grant access to ${users(count, isOne)}`,
  },
  'remove-access': {
    label: 'Remove app access',
    hint: 'Frees licenses: takes away every group membership and role that gives one on the chosen apps.',
    act: (count, isOne) => `Remove access of ${users(count, isOne)}`,
  },
  'add-to-groups': {
    label: 'Add to groups',
    hint: 'Adds to chosen groups, with all access that these give.',
    act: (count, isOne) => `Add ${users(count, isOne)} to groups`,
  },
  'remove-from-groups': {
    label: 'Remove from groups',
    hint: 'Takes out of chosen groups, with all access that only these give.',
    act: (count, isOne) => `Remove ${users(count, isOne)} from groups`,
  },
  restore: {
    label: 'Restore',
    hint: 'Ends a suspension. Groups and roles count again, and licenses are billed again.',
    act: (count, isOne) => `Restore ${users(count, isOne)}`,
  },
  suspend: {
    label: 'Suspend',
    hint: 'Takes away the use of all apps and stops billing. Groups and roles are kept.',
    act: (count, isOne) => `Suspend ${users(count, isOne)}`,
  },
  activate: {
    label: 'Activate account',
    hint: 'Lets deactivated managed accounts sign in again.',
    act: (count, isOne) => `Activate ${accounts(count, isOne)}`,
  },
  deactivate: {
    label: 'Deactivate account',
    hint: 'Blocks managed accounts everywhere, in other organizations too, and frees their licenses.',
    act: (count, isOne) => `Deactivate ${accounts(count, isOne)}`,
  },
  'cancel-delete': {
    label: 'Cancel deletion',
    hint: 'Keeps managed accounts that are scheduled for deletion. They stay deactivated until they are activated.',
    act: (count, isOne) => `Cancel the deletion of ${accounts(count, isOne)}`,
  },
  delete: {
    label: 'Delete account',
    // 14 days of grace – user management API document (2026-08-15).
    hint: 'Deactivates managed accounts now and deletes them for good after 14 days.',
    act: (count, isOne) => `Delete ${accounts(count, isOne)}`,
  },
  'remove-from-directory': {
    label: 'Remove from directory',
    hint: 'Takes out of the organization. Groups and roles are lost; only an invitation leads back.',
    act: (count, isOne) => `Remove ${users(count, isOne)} from the directory`,
  },
} as const satisfies Record<OperationKind, KindWords>;

/** Of a plan that is no list of operations on users, or of several. */
const otherActWords = {
  several: (count: string, isOne: boolean) => `Change ${users(count, isOne)}`,
  invite: (count: string, isOne: boolean) => `Invite ${count} ${isOne ? 'person' : 'people'}`,
  undo: (count: string, isOne: boolean) => `Undo for ${users(count, isOne)}`,
  retry: (count: string, isOne: boolean) => `Retry for ${users(count, isOne)}`,
} as const;

/** What the button says that confirms a plan. */
export function actSentence(about: PlanAbout, count: string, isOne: boolean): string {
  if (about.kind !== 'users') return otherActWords[about.kind](count, isOne);
  const [first, ...others] = about.operations;
  return first === undefined || others.length > 0
    ? otherActWords.several(count, isOne)
    : operationKindWords[first.kind].act(count, isOne);
}

/** “Remove app access: Jira on acme”, “Add to groups: jira-users, admins”. */
function operationSentence(operation: UserOperation, names: Names): string {
  const { label } = operationKindWords[operation.kind];
  switch (operation.kind) {
    case 'grant-access':
      return `${label}: ${listed(operation.access.map((access) => accessSentence(access, names)))}`;
    case 'remove-access':
      return `${label}: ${operation.resourceIds === 'all' ? 'all apps' : listed(operation.resourceIds.map(names.app))}`;
    case 'add-to-groups':
    case 'remove-from-groups':
      return `${label}: ${listed(operation.groupIds.map(names.group))}`;
    default:
      return label;
  }
}

/** “Jira on acme (User)”. */
function accessSentence(
  { resourceId, roleId }: { readonly resourceId: string; readonly roleId: string },
  names: Names,
): string {
  return `${names.app(resourceId)} (${roleName(roleId)})`;
}

const LISTED = 5;

function listed(parts: readonly string[]): string {
  const rest = parts.length - LISTED;
  if (rest <= 0) return parts.join(', ');
  return `${parts.slice(0, LISTED).join(', ')} and ${String(rest)} more`;
}

/** What a plan or run is about. */
export function aboutSentence(about: PlanAbout, names: Names): string {
  switch (about.kind) {
    case 'users':
      return about.operations.map((operation) => operationSentence(operation, names)).join('; ');
    case 'invite': {
      const { length } = about.invitation.emails;
      return otherActWords.invite(String(length), length === 1);
    }
    case 'undo':
    case 'retry':
      return `${FOLLOWING[about.kind]} an earlier operation`;
  }
}

const FOLLOWING = { undo: 'Undo of', retry: 'Retry of' } as const;

/** “Undo of Remove app access: Jira on acme, 22 Nov 2026, 14:03”. */
export function followingSentence(kind: 'undo' | 'retry', of: string, at: string): string {
  return `${FOLLOWING[kind]} ${of}, ${at}`;
}

interface ReasonWords {
  /** Beside a count. */
  readonly label: string;
  /** Why, and what can be done. */
  readonly text: string;
}

/** Why a user, or a part of what was asked for, is left out. */
export const skipReasonWords = {
  'org-admin': {
    label: 'Organization admin',
    text: 'Organization admins are never touched. Take the role away in Atlassian Administration first.',
  },
  yourself: {
    label: 'Planned or confirmed it',
    text: 'Nobody changes their own account here: this user planned or confirmed the operation.',
  },
  'key-owner': {
    label: 'Owner of the API key',
    text: 'Without its owner the API key would stop working.',
  },
  'protected-user': {
    label: 'Protected user',
    text: 'Named in the safety settings as never to be touched.',
  },
  'protected-group': {
    label: 'Member of a protected group',
    text: 'The safety settings protect a group that this user is a member of.',
  },
  'not-managed': {
    label: 'Not a managed account',
    text: 'The account belongs to no domain of the organization, so only its owner can change it.',
  },
  'synced-user': {
    label: 'Comes from an identity provider',
    text: 'Its next sync would turn the change back. Make the change at the identity provider.',
  },
  'not-active': {
    label: 'Account not active',
    text: 'An account that is deactivated can get nothing. Activate it first.',
  },
  'not-invited': {
    label: 'Not invited',
    text: 'The account is in no directory of the organization. Invite it first.',
  },
  'in-deletion': {
    label: 'Scheduled for deletion',
    text: 'The account is about to be deleted. Cancel the deletion first.',
  },
  'not-in-deletion': {
    label: 'Not scheduled for deletion',
    text: 'There is no deletion that could be cancelled.',
  },
  'already-so': { label: 'Already so', text: 'There is nothing to do.' },
  'no-seat': { label: 'No license there', text: 'The user has no license on the chosen apps.' },
  'synced-group': {
    label: 'Group from an identity provider',
    text: 'Change its members at the identity provider, or take the app away from the group in Atlassian Administration.',
  },
  'default-group': {
    label: 'Default group of an app',
    text: 'The safety settings keep everybody in the groups that new users of an app come into. An app admin can change that under Safety.',
  },
  'admin-group': {
    label: 'Group with administration rights',
    text: 'The API changes no members of such a group. Do it in Atlassian Administration.',
  },
  'admin-role': {
    label: 'Role with administration rights',
    text: 'The app makes nobody an administrator of the organization or of a site. Do it in Atlassian Administration.',
  },
  'unmodifiable-group': {
    label: 'Group that Atlassian keeps',
    text: 'The API changes no members of such a group. Take the app away from the group in Atlassian Administration.',
  },
  'other-directory': {
    label: 'Group of another directory',
    text: 'A user can only be in groups of a directory that has the user.',
  },
  'inferred-role': {
    label: 'Follows from another role',
    text: 'Another role brings it along. Take that one away: the role on another app, or in the organization.',
  },
  'other-path': {
    label: 'Kept, because another way stays',
    text: 'Another way to the license cannot be taken away, so taking this one would free nothing.',
  },
  'unknown-status': {
    label: 'Status unknown',
    text: 'Atlassian told a status that the app does not know. Sync the user, then plan again.',
  },
  gone: {
    label: 'No longer in the organization',
    text: 'Atlassian does not find the user any more.',
  },
  'invalid-address': { label: 'Not an e-mail address', text: 'Correct the address and plan again.' },
  'repeated-address': { label: 'Listed twice', text: 'The address is invited once.' },
  'nothing-to-undo': { label: 'Nothing to undo', text: 'The run changed nothing of this user.' },
  'cannot-be-undone': {
    label: 'Cannot be undone',
    text: 'Atlassian offers no way back from what was done.',
  },
} as const satisfies Record<SkipReason, ReasonWords>;

/** Why operations cannot be combined. */
export const combinationWords = {
  none: 'Choose at least one action.',
  'terminal-not-alone':
    'Deleting an account and removing from the directory stand alone: nothing else makes sense beside them.',
  opposites: 'Two of these actions are opposites of each other. Keep one of them.',
  twice: 'The same action is chosen twice. Put everything into one of them.',
} as const satisfies Record<CombinationProblem, string>;
