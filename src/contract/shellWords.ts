// The frame around every page, in words.
import type { AppRole } from '../domain/appRole';
import type { Words } from './words';

export const shellWords = {
  app: 'User management and licenses',
  /** The title of the window: the page first, because tabs are short. */
  windowTitle: (page: string) => `${page} – User management and licenses`,
  skipToContent: 'Skip to content',
  pages: 'Pages',
  users: 'Users',
  history: 'Sync history',
  connection: 'Connection',
  setup: 'Set up',
  loading: 'Loading',
  reference: (reference: string) => `Reference: ${reference}`,
  tryAgain: 'Try again',
  /** The page was opened outside of Atlassian's product, which alone can answer it. */
  noHost: 'This page works only inside Jira. Open the app from there.',
  yourRole: (role: string) => `Your role: ${role}`,
  asOf: (when: string) => `As of ${when}`,
  nothingRead: 'Nothing read yet',
  leaveTitle: 'Leave without saving the changes?',
  stay: 'Stay on this page',
  leave: 'Leave without saving',
  notFoundTitle: 'There is no such page',
  notFoundText: (path: string) =>
    `Nothing is found at ${path}. The address may be mistyped, or from a newer version.`,
  toUsers: 'Go to the users',
  noRoleTitle: 'You have no role in this app',
  noRoleText: (organization: string) =>
    `${organization} is connected. Jira administrators may enter an API key; to see users, a role in the app is needed.`,
  noRoleAction:
    'Ask an app admin for a role. At first, that is the organization admin who was chosen when the key was entered.',
  deadKeyTitle: 'The API key no longer works',
  deadKeyText: 'Everything stored so far can be read, but nothing is brought up to date.',
  deadKeyAction: 'Enter a new key',
  keyReplacedTitle: 'The last sync failed with the key before this one',
  keyReplacedText: 'The API key works again since then. Sync users to bring everything up to date.',
  expiresTitle: (distance: string, day: string) => `The API key expires ${distance}, on ${day}`,
  expiresText: 'After that no sync is possible. The stored data stays.',
  toConnection: 'Replace the key',
} as const;

// What the page says by itself, because the backend cannot.

export const brokenWords = {
  title: 'Something went wrong on this page',
  message: 'A part of it could not be loaded, or met an error. What was stored before is kept.',
  action: 'Try again. If it stays, tell the support of this app what you did before.',
} as const satisfies Words;

export const unansweredWords = {
  title: 'The app did not answer',
  message: 'The connection was cut, or the answer took too long. What is shown is what was known before.',
  action:
    'Check your connection and try again. If you changed something, look first whether that is done already.',
} as const satisfies Words;

export const fileWords = {
  remove: 'Remove file',
} as const;

export const roleWords = {
  viewer: 'Viewer',
  operator: 'Operator',
  approver: 'Approver',
  admin: 'App admin',
} as const satisfies Record<AppRole, string>;
