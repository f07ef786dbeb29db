// The way from no key to a browsed organization, in words.

export const setupWords = {
  intro: 'Three steps, about five minutes. Nothing in your organization is changed by them.',
  createTitle: 'Create an API key',
  createSteps: [
    'Open Atlassian Administration and choose your organization. You must be one of its organization admins.',
    'Go to Settings, API keys, and choose Create API key.',
    'Choose API key without scopes. Atlassian does not let keys with scopes search users and groups.',
    'Give it a name and the latest expiry date offered, at most a year from now. You are warned here before it ends.',
    'Copy the key at once: Atlassian shows its value only this one time.',
  ],
  administration: 'Open Atlassian Administration',
  connectTitle: 'Check and connect it',
  connected: (organization: string) => `Connected to ${organization}`,
  syncTitle: 'Read the organization',
  syncText: 'The first sync reads users, groups, sites and last activity. It only reads.',
  syncTakes: (least: string, most: string) => `Most organizations take between ${least} and ${most}.`,
  startSync: 'Start the first sync',
  leave: 'You can leave this page: the sync goes on, and what has arrived is shown already.',
  arrived: 'See who has arrived',
  startAgain: 'Try the first sync again',
  browse: 'Browse your users',
  done: 'Your organization is here',
  stepDone: 'Done',
  waitingTitle: 'The app is not connected yet',
  waitingText: 'An API key of the organization must be entered first.',
  waitingAction: 'Ask a Jira administrator or an app admin to do it.',
} as const;
