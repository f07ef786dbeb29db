// Entering an organization API key, in words.

export const keyEntryWords = {
  title: 'Connection',
  how: 'In Atlassian Administration, open Settings, API keys, and create an API key without scopes. It is kept in the secret storage of the app and never shown again.',
  label: 'Organization API key',
  check: 'Check key',
  opens: (organization: string) => `This key opens ${organization}.`,
  expires: (when: string) => `It expires ${when}.`,
  expiryUnknown: 'Atlassian does not tell when it expires.',
  /** The acting account is no organization admin, so somebody who is must become the first app admin. */
  administrator: 'First app admin',
  connect: 'Connect',
} as const;
