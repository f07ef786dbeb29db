// Entering an organization API key, and what is known of the one in place, in words.
import type { KeyAbility, KeyCapability, KeyDeathReason, KeyState } from '../domain/key';

// Keys of organizations begin with ATCTT, tokens of accounts with ATATT – clients that tell them apart (2026-11-22).
export const keyEntryWords = {
  label: 'Organization API key',
  hint: 'One long line that begins with ATCTT. Kept in the secret storage of the app, never shown again, never logged.',
  /** It cannot be a key, so nobody was asked. */
  malformed:
    'This is no API key: a key is one line of letters, digits and signs, without blanks. Copy the whole key from Atlassian Administration.',
  check: 'Check API key',
  opens: (organization: string) => `This key opens ${organization}`,
  expiryUnknown: 'Atlassian does not tell when this key expires.',
  expiresOn: 'Expiry date that Atlassian showed',
  owner: 'Who created this key?',
  ownerHint: 'This account is never touched by an operation, so that the key stays alive.',
  ownerUnknown: 'I do not know',
  /** The acting account is no organization admin, so somebody who is must become the first app admin. */
  administrator: 'First app admin',
  administratorHint:
    'Atlassian does not list you as an organization admin. Choose one of those found; only they can use the app then.',
  noAdministrator:
    'No organization admin was found with this key. Make somebody organization admin in Atlassian Administration, then check again.',
  youBecomeAdmin: 'You become app admin, because you are an organization admin.',
  connect: 'Connect',
  replace: 'Replace the key',
  saved: 'The new key is in place',
} as const;

export const keyFactWords = {
  abilities: 'What the key may do',
  capability: 'Capability',
  answer: 'Answer',
  state: 'State',
  organization: 'Organization',
  checked: 'Last checked',
  expires: 'Expires',
  owner: 'Created by',
  recheck: 'Check again',
  recheckWhy: 'Asks Atlassian whether the key works, and what it may do. Nothing is changed there.',
  recheckRefused: 'Only an app admin or a Jira administrator may have the key checked.',
  recheckLost: 'There is no key to check. Enter it again.',
  rechecked: (state: string) => `Checked again: ${state}.`,
  unknown: 'Not known',
  readOnly: 'Reads only: it was created with scopes',
  dayAndDistance: (day: string, distance: string) => `${day} (${distance})`,
} as const;

export const capabilityWords = {
  'read-organization': 'Read the organization',
  'read-directories': 'Read directories',
  'read-resources': 'Read sites and apps',
  'read-groups': 'Search groups',
  'read-users': 'Search users',
  'read-key-inventory': 'Read expiry date and creator of the key',
} as const satisfies Record<KeyCapability, string>;

export const abilityWords = {
  yes: 'Yes',
  no: 'No',
  unknown: 'Not known',
} as const satisfies Record<KeyAbility, string>;

export const keyStateWords = {
  alive: 'Works',
  dead: 'No longer works',
  missing: 'None',
} as const satisfies Record<KeyState, string>;

export const keyDeathWords = {
  rejected: 'Atlassian rejects the key: it was revoked, or has expired.',
  expired: 'The key has expired.',
  lost: 'The stored key is not the one that was entered last.',
} as const satisfies Record<KeyDeathReason, string>;

export const replaceWords = {
  title: 'Replace the key',
  text: 'All stored data is kept. The new key must belong to the same organization.',
  refused: 'Only an app admin may replace a key that works.',
} as const;
