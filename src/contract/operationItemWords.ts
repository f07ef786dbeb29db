// One user of an operation in words: what is to be done, what was, and why not.
import type { UserStatus } from '../domain/directory';
import type { ErrorCode } from '../domain/errors';
import {
  type IrreversibleReason,
  type ItemOutcome,
  type SkippedPart,
  type SkipReason,
  skipReasons,
  type Step,
} from '../domain/operationPlan';
import type {
  DriftReason,
  FailureReason,
  ItemState,
  OperationItem,
  StepResult,
} from '../domain/operationRun';
import type { Names } from './filterWords';
import { operationKindWords, skipReasonWords } from './operationWords';
import { roleName } from './roleWords';
import { userErrors } from './userErrors';
import { userStatusWords } from './usersWords';
import type { Words } from './words';

export const itemColumnWords = {
  name: 'User',
  outcome: 'Outcome',
  steps: 'Changes',
  licenses: 'Licenses',
  reason: 'Reason',
} as const;

export type ItemColumnKey = keyof typeof itemColumnWords;

export const itemWords = {
  table: 'Users of this operation',
  filters: 'Filter the users',
  search: 'Search name or e-mail',
  any: 'All users',
  outcome: 'Plan',
  state: 'State',
  reason: 'Reason',
  counted: (label: string, count: string) => `${label} (${count})`,
  clear: 'Clear filters',
  total: (count: string, isOne: boolean) => (isOne ? `${count} user` : `${count} users`),
  none: 'No user matches',
  noneText: 'Nobody of this operation meets the filter.',
  planning: 'Users appear here as they are planned.',
  nobody: 'This operation concerns nobody.',
  pages: 'Pages of users',
  first: 'First page',
  next: 'Next page',
  from: (first: string, last: string) => `Numbers ${first} to ${last}`,
  /** Nobody in the mirror, or erased. */
  nameless: 'Not in the mirror',
  nothing: 'No change',
  noReason: 'None',
  freedOnly: (freed: string) => `−${freed}`,
  gainedOnly: (gained: string) => `+${gained}`,
  steps: 'Changes',
  step: 'Change',
  result: 'Result',
  answer: 'Atlassian’s answer',
  requestId: 'Request id',
  noAnswer: 'No answer; read again afterwards',
  at: 'At',
  skipped: 'Left out',
  before: 'Before',
  after: 'After',
  status: 'Status',
  groups: 'Of the groups concerned',
  roles: 'Of the direct roles concerned',
  noneOf: 'None',
  proof: 'Checked at Atlassian',
  free: (app: string) => `${app}: uses no license`,
  notFree: (app: string) => `${app}: still uses a license`,
  freed: 'Frees a license',
  gained: 'Uses a license from now on',
  stillBillable: 'Still uses a license',
  through: (app: string, path: string) => `${app}, through ${path}`,
  direct: 'a role of their own',
  inferred: 'a role that follows from another',
  alsoLost: 'Also loses',
  lostRoles: (app: string, roles: string) => `${app} (${roles})`,
  irreversible: 'Cannot be taken back',
  reference: 'Reference',
} as const;

export const itemOutcomeWords = {
  change: 'Changes',
  partly: 'Partly',
  skip: 'Left out',
} as const satisfies Record<ItemOutcome, string>;

export const itemStateWords = {
  waiting: 'Waiting',
  writing: 'Being changed',
  done: 'Done',
  failed: 'Failed',
  skipped: 'Left out',
  cancelled: 'Not reached',
} as const satisfies Record<ItemState, string>;

/** A user's state in words; done only in part says so. */
export function itemStateSentence({ state, outcome }: Pick<OperationItem, 'state' | 'outcome'>): string {
  return state === 'done' && outcome === 'partly' ? 'Done in part' : itemStateWords[state];
}

/** What of the change cannot be taken back. */
export const irreversibleItemWords = {
  'deleted-after-grace': 'The account is deleted for good after 14 days',
  'must-be-invited': 'Only an invitation leads back, and roles and groups are lost',
  'cannot-be-given-back': 'A group or role that cannot be given back here',
  'mail-was-sent': 'The mail of the invitation',
} as const satisfies Record<IrreversibleReason, string>;

export const stepResultWords = {
  done: 'Done',
  'already-so': 'Was so already',
  failed: 'Failed',
  unclear: 'No answer yet, is looked at again',
  untried: 'Not tried',
} as const satisfies Record<StepResult['result'], string>;

/** Says what a step changes. */
export function stepSentence(step: Step, names: Names): string {
  switch (step.do) {
    case 'add-member':
      return `Add to the group ${names.group(step.groupId)}`;
    case 'remove-member':
      return `Remove from the group ${names.group(step.groupId)}`;
    case 'assign-role':
      return `Give the role ${roleName(step.roleId)} in ${names.app(step.resourceId)}`;
    case 'revoke-role':
      return `Take away the role ${roleName(step.roleId)} in ${names.app(step.resourceId)}`;
    case 'invite':
      return invitation(step, names);
    default:
      return PLAIN_STEPS[step.do];
  }
}

const PLAIN_STEPS = {
  suspend: 'Suspend',
  restore: 'Restore',
  'remove-from-directory': 'Remove from the directory',
  deactivate: 'Deactivate the account',
  activate: 'Activate the account',
  // 14 days – user management API document (2026-08-15).
  delete: 'Schedule the account for deletion in 14 days',
  'cancel-delete': 'Cancel the deletion of the account',
} as const;

function invitation({ access, groupIds }: Extract<Step, { do: 'invite' }>, names: Names): string {
  const gets = [
    ...access.map(({ resourceId, roleId }) => `${names.app(resourceId)} (${roleName(roleId)})`),
    ...groupIds.map((groupId) => names.group(groupId)),
  ];
  return gets.length === 0 ? 'Invite' : `Invite to ${gets.join(', ')}`;
}

type OwnReason = Exclude<DriftReason, SkipReason> | Exclude<FailureReason, ErrorCode>;

/** Why a user was left alone, or not wholly changed, in a run. */
const itemReasonWords = {
  'api-token-in-use': {
    title: 'An API token is in use',
    message:
      'A token of this account was used lately. Something may depend on it, so the account was left alone.',
    action: 'Find out what uses the token, or choose fewer days under Safety.',
  },
  'api-tokens-unread': {
    title: 'API tokens could not be read',
    message: 'Whether something uses this account through the API is not known, so it was left alone.',
    action: 'Try again. If it stays, check the account in Atlassian Administration.',
  },
  'not-allowed-by-atlassian': {
    title: 'Atlassian does not allow it',
    message: 'Atlassian says of this account that the change may not be made.',
    action: 'Look at the account in Atlassian Administration, or change it at its identity provider.',
  },
  'changed-since-plan': {
    title: 'Changed since the plan',
    message: 'The user is no longer what the plan was made for, and was left alone.',
    action: 'Retry to plan this user anew.',
  },
  'app-full': {
    title: 'No license left',
    message: 'All licenses of the app are used, so Atlassian refused to give access.',
    action: 'Free licenses or buy more, then retry.',
  },
  'still-billable': {
    title: 'Still uses a license',
    message: 'The changes were made, but Atlassian still finds a role that uses a license.',
    action: 'Open the row to see through what. Remove that path, then retry.',
  },
  'invitation-refused': {
    title: 'Atlassian did not invite',
    message: 'The invitation, or a part of it, was refused.',
    action: 'Check the address and the apps, then retry.',
  },
  'lost-answer-unclear': {
    title: 'Not known whether it was done',
    message: 'No answer came, and reading the user again did not tell.',
    action: 'Sync this user, look at it, and retry if needed.',
  },
} as const satisfies Record<OwnReason, Words>;

const otherReasons: Readonly<Record<OwnReason | ErrorCode, Words>> = {
  ...userErrors,
  // Who asked is checked before the run; a run itself meets none of it.
  'access-denied': userErrors.internal,
  // Of one user these mean less than of a whole request.
  'not-permitted': {
    title: 'Atlassian refused the change',
    message: 'Atlassian knows the API key but does not let it make this change to this user.',
    action:
      'Look at the user in Atlassian Administration. If every user is refused, check the key under Connection.',
  },
  'not-found': {
    title: 'No longer there',
    message: 'Atlassian no longer knows the user, the group or the app.',
    action: 'Sync, then retry.',
  },
  conflict: {
    title: 'Contradicts the present state',
    message: 'Atlassian refused, because the user is not as the change would need.',
    action: 'Open the row to see its answer. Sync this user, then retry.',
  },
  unavailable: {
    title: 'Atlassian did not answer',
    message: 'The change was tried more than once, and no complete answer came.',
    action: 'Retry in a few minutes.',
  },
  'rate-limited': {
    title: 'Atlassian asked to wait',
    message: 'The change was not made.',
    action: 'Retry in a few minutes.',
  },
  ...itemReasonWords,
};

interface ReasonWords {
  readonly title: string;
  readonly text: string;
}

/** Says why a user was left out, or not wholly changed. */
export function reasonWords(reason: DriftReason | FailureReason): ReasonWords {
  if (isSkipReason(reason)) {
    const { label, text } = skipReasonWords[reason];
    return { title: label, text };
  }
  const { title, message, action } = otherReasons[reason];
  return { title, text: `${message} ${action}` };
}

function isSkipReason(reason: DriftReason | FailureReason): reason is SkipReason {
  return skipReasons.some((known) => known === reason);
}

/** “Remove app access, Jira on acme: Default group of an app”. */
export function skippedSentence(
  { operation, reason, groupId, resourceId }: SkippedPart,
  names: Names,
): string {
  const what = [
    operation === 'invite' || operation === 'undo'
      ? OTHER_PARTS[operation]
      : operationKindWords[operation].label,
    ...(resourceId === undefined ? [] : [names.app(resourceId)]),
    ...(groupId === undefined ? [] : [names.group(groupId)]),
  ];
  return `${what.join(', ')}: ${skipReasonWords[reason].label}`;
}

const OTHER_PARTS = { invite: 'Invite', undo: 'Undo' } as const;

/** Of a user before or after; a status of another kind stands for itself. */
export function sideStatusWords(status: string): string {
  return isUserStatus(status) ? userStatusWords[status] : status;
}

function isUserStatus(status: string): status is UserStatus {
  return Object.hasOwn(userStatusWords, status);
}

// Codes of error answers – organization admin API document (2026-08-21).
const CODES: ReadonlyMap<string, string> = new Map([
  ['ADMIN-400-24', 'The request was not valid'],
  ['ADMIN-400-32', 'More licenses than the plan has'],
  ['ADMIN-403-3', 'The key may not manage this organization'],
  ['ADMIN-403-5', 'The group may not be changed'],
  ['ADMIN-403-6', 'The group gives a role by default'],
  ['ADMIN-403-7', 'The group makes its members admins'],
  ['ADMIN-404-2', 'There is no such organization'],
  ['ADMIN-404-8', 'There is no such user'],
  ['ADMIN-404-10', 'There is no such group'],
  ['ADMIN-409-3', 'No license left'],
  ['ADMIN-409-28', 'It contradicts the present state'],
  ['ADMIN-429-1', 'Too many requests'],
  ['ADMIN-UAM-400-1', 'The request was not valid'],
  ['ADMIN-UAM-400-2', 'The account is not active'],
  ['ADMIN-UAM-400-3', 'The app has no such role'],
  ['ADMIN-UAM-400-4', 'The app is not licensed'],
  ['ADMIN-UAM-402-1', 'A paid subscription is needed'],
  ['ADMIN-UAM-403-1', 'Not allowed'],
  ['ADMIN-UAM-403-2', 'The key may not manage this organization'],
  ['ADMIN-UAM-404-1', 'Not found'],
  ['ADMIN-UAM-404-2', 'Not found'],
  ['ADMIN-UAM-404-3', 'Not found'],
  ['ADMIN-UAM-409-1', 'The group gives access by default'],
  ['ADMIN-UAM-409-2', 'Was so already'],
  ['ADMIN-UAM-409-3', 'No license left'],
  ['ADMIN-UAM-500-1', 'Atlassian failed'],
]);

/** Says what Atlassian answered; a code that is not known stands for itself. */
export function answerWords(httpStatus: number, code: string | null): string {
  const said = code === null ? undefined : CODES.get(code);
  return [said, `HTTP ${httpStatus}`, code].filter((part) => part != null).join(' · ');
}
