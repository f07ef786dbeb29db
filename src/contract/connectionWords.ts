// What the check of an API key found, in words.
import type { KeyProblem } from '../domain/key';
import type { Words } from './words';

/** Shown with a key that has scopes and yet reads everything: no obstacle, but to be known. */
export const readOnlyKeyWords = {
  title: 'This key only reads',
  message: 'It has scopes. It can sync, but Atlassian refuses every change made with it.',
  action: 'To change users and groups from here, create an API key without scopes.',
} as const satisfies Words;

export const keyProblemWords = {
  rejected: {
    title: 'Atlassian rejects this key',
    message: 'It is not an organization API key, or it was revoked or has expired.',
    action:
      'Copy it again from Atlassian Administration, Settings, API keys: it begins with ATCTT. Tokens of a user account, which begin with ATATT, do not work.',
  },
  scoped: {
    title: 'This key has scopes',
    message:
      'Atlassian does not let keys with scopes search users and groups, so the app cannot work with it.',
    action: 'Create a new API key and choose "API key without scopes".',
  },
  'no-organization': {
    title: 'This key opens no organization',
    message: 'Atlassian accepts the key but names no organization for it.',
    action: 'Create the key in the settings of the organization that you want to connect.',
  },
  'several-organizations': {
    title: 'This key opens several organizations',
    message: 'The app works with exactly one organization, and this key names more than one.',
    action: 'Create the key in the settings of the organization that you want to connect.',
  },
  'not-permitted': {
    title: 'This key may not read enough',
    message: 'Atlassian refuses requests that every sync needs; they are marked in the list.',
    action: 'Let an organization admin create an API key without scopes.',
  },
} as const satisfies Record<KeyProblem, Words>;
