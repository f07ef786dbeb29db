// Every error that a person may see, in words. The only table of its kind: README has a heading for each code.
import type { DenialReason, ErrorCode } from '../domain/errors';
import type { Words } from './words';

/** Denials have words of their own, because what to do differs. `internal`: an error that nobody foresaw. */
export type UserErrorCode =
  | Exclude<ErrorCode, 'access-denied'>
  | DenialReason
  | 'tables-missing'
  | 'internal';

export const userErrors = {
  'rate-limited': {
    title: 'Atlassian asks the app to wait',
    message: 'The organization has used up its number of requests for now. Nothing is lost.',
    action: 'Try again at the time shown. A running sync goes on by itself.',
  },
  unavailable: {
    title: 'Atlassian did not answer',
    message: 'The request got no complete answer. What is stored here stays as it is.',
    action: 'Try again in a few minutes. If it lasts, look at status.atlassian.com.',
  },
  storage: {
    title: 'The data could not be read or stored',
    message: "The app's own storage refused, or did not answer. What was stored before is kept.",
    action: 'Try again in a few minutes. If it stays, send the reference to the support of this app.',
  },
  'key-rejected': {
    title: 'Atlassian rejects the API key',
    message: 'The key was revoked or has expired. All stored data is kept and can still be read.',
    action: 'Create an organization API key without scopes and enter it under Connection.',
  },
  'not-permitted': {
    title: 'The API key may not do this',
    message: 'Atlassian knows the key but refuses this request.',
    action:
      'Check that the key was created without scopes, by an organization admin, and enter a new one if not.',
  },
  'not-found': {
    title: 'This no longer exists',
    message: 'Atlassian does not know what was asked for. It was probably removed meanwhile.',
    action: 'Sync again, then look at the list anew.',
  },
  conflict: {
    title: 'Atlassian refuses the change',
    message: 'The change contradicts the present state, and was not made.',
    action: 'Sync again, then decide anew.',
  },
  'changed-meanwhile': {
    title: 'Somebody else changed this meanwhile',
    message: 'What you started from is no longer the present state. Nothing was changed by you.',
    action: 'Look at what it is now, then make your change again.',
  },
  'in-use': {
    title: 'This is still in use',
    message: 'Something in the app depends on it. Nothing was deleted.',
    action: 'Look at where it is used, and change that first.',
  },
  'unexpected-answer': {
    title: 'Atlassian answered in a way the app does not know',
    message: 'The answer was not used. What is stored here stays as it is.',
    action: 'Try again. If it stays, send the reference to the support of this app.',
  },
  'invalid-input': {
    title: 'Something in the input is not right',
    message: 'Nothing was changed.',
    action: 'Correct the field shown and try again.',
  },
  'setup-needed': {
    title: 'The app is not set up yet',
    message: 'Something that this needs is still missing.',
    action: 'Finish the setup under Connection, or ask a Jira administrator to do it.',
  },
  'settings-unreadable': {
    title: 'The safety settings cannot be read',
    message:
      'Another version of the app stored them, or they are damaged. Without them nothing is planned or changed.',
    action: 'Ask an app admin to look at the settings under Safety, and to save them anew.',
  },
  'tables-missing': {
    title: 'The app is still making its tables',
    message: 'Forge lets an app make 25 tables a minute, and this needs one that comes in the second minute.',
    action: 'Try again in a minute.',
  },
  'not-signed-in': {
    title: 'The app does not know who you are',
    message:
      'The request came without an Atlassian account, or with one that Jira does not know or that has not allowed this app to act for it.',
    action: 'Sign in, open the app from Jira, and allow it access if Jira asks.',
  },
  'no-role': {
    title: 'You have no access to this app',
    message: 'Nobody has given you a role in this app yet.',
    action: 'Ask one of its app admins for a role.',
  },
  'role-too-low': {
    title: 'Your role does not allow this',
    message: 'This needs a higher role in the app than the one you have. Nothing was changed.',
    action: 'Ask one of its app admins to do it, or for a higher role.',
  },
  'license-inactive': {
    title: 'The license of this app is not active',
    message: 'Without a license the app only reads. All stored data is kept and can still be seen.',
    action: 'Renew the license of this app in the administration of your site.',
  },
  'key-in-use': {
    title: 'A working API key is already in place',
    message: 'Only an app admin may replace a key that works. The present key stays.',
    action: 'Ask an app admin to replace it.',
  },
  'not-yours': {
    title: 'This belongs to somebody else',
    message: 'Only its owner or an app admin may change or delete it. Nothing was changed.',
    action: 'Ask the owner or an app admin, or make a copy of your own.',
  },
  internal: {
    title: 'Something went wrong',
    message: 'The app met an error that it did not foresee. What was stored before is kept.',
    action: 'Try again. If it stays, send the reference to the support of this app.',
  },
} as const satisfies Record<UserErrorCode, Words>;
