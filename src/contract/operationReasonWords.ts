// Why a user of an operation was left out, or not wholly changed, in words.
import type { ErrorCode } from '../domain/errors';
import { type SkipReason, skipReasons } from '../domain/operationPlan';
import type { DriftReason, FailureReason, ItemReason, OperationItem } from '../domain/operationRun';
import { skipReasonWords } from './operationWords';
import { userErrors } from './userErrors';
import type { Words } from './words';

type OwnReason = Exclude<DriftReason, SkipReason> | Exclude<FailureReason, ErrorCode>;

/** Why a user was left alone, or not wholly changed, in a run. */
const itemReasonWords = {
  'api-token-in-use': {
    title: 'An API token is in use',
    message:
      'A token of this account was used lately. Something may depend on it, so the account was neither deactivated nor deleted.',
    action: 'Find out what uses the token, or choose fewer days under Safety.',
  },
  'api-tokens-unread': {
    title: 'API tokens could not be read',
    message:
      'Whether something uses this account through the API is not known, so it was neither deactivated nor deleted.',
    action: 'Try again. If it stays, check the account in Atlassian Administration.',
  },
  'not-allowed-by-atlassian': {
    title: 'Atlassian does not allow it',
    message: 'Atlassian says of this account that the change may not be made.',
    action: 'Look at the account in Atlassian Administration, or change it at its identity provider.',
  },
  'rights-untold': {
    title: 'Atlassian did not tell enough',
    message:
      'Whether the user is an organization admin, or a member of a protected group, could not be read just before the change, so nothing was changed.',
    action: 'Retry later. If it stays, look at the user in Atlassian Administration.',
  },
  'arrived-meanwhile': {
    title: 'Has arrived meanwhile',
    message: 'Somebody else has invited this person since the plan was made, so no invitation was sent.',
    action: 'Retry: apps and groups are then given without an invitation.',
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
export function reasonWords(reason: ItemReason): ReasonWords {
  if (isSkipReason(reason)) {
    const { label, text } = skipReasonWords[reason];
    return { title: label, text };
  }
  const { title, message, action } = otherReasons[reason];
  return { title, text: `${message} ${action}` };
}

const MIDWAY = 'This showed when some of the changes were made already; nothing more was changed. ';

/** Says why the user stands as they do; null: there is nothing to say. */
export function whyOf({
  state,
  reason,
  result,
}: Pick<OperationItem, 'state' | 'reason' | 'result'>): ReasonWords | null {
  const why = result?.reason ?? reason;
  if (why === null) return null;
  const { title, text } = reasonWords(why);
  const isMidway = state === 'failed' && result?.reason === why && isSkipReason(why);
  return { title, text: isMidway ? `${MIDWAY}${text}` : text };
}

export function isItemReason(text: string): text is ItemReason {
  return isSkipReason(text) || Object.hasOwn(otherReasons, text);
}

export function isSkipReason(reason: string): reason is SkipReason {
  return skipReasons.some((known) => known === reason);
}
