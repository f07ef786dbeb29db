// Choosing what is to be done to users, in words. Numbers come in already written for the reader's locale.

/** The parts of the menu of actions. */
export type ActionGroup = 'access' | 'groups' | 'account' | 'directory';

export const actionMenuWords = {
  button: 'Actions',
  groups: {
    access: 'App access',
    groups: 'Groups',
    account: 'Account',
    directory: 'Directory',
  } satisfies Record<ActionGroup, string>,
  nobody: 'Select users first.',
  tablesMissing: 'The app is still making its tables. Try again in a minute.',
  gone: 'The user is no longer in the organization.',
  erased: 'The account was closed, and what the app held of it was erased.',
} as const;

export const operationChoiceWords = {
  title: (count: string, isOne: boolean) => (isOne ? `Change ${count} user` : `Change ${count} users`),
  order: 'Done in this order, so that nobody is without access in between.',
  another: 'Add another action',
  take: (label: string) => `Leave out: ${label}`,
  takeButton: 'Leave out',
  chosenAlready: 'Chosen',
  doesNotFit: 'Does not fit',
  plan: 'Show the plan',
  planHint: 'Nothing is changed before you have seen the plan and confirmed it.',
  cancel: 'Cancel',
  missing: 'Each action needs its apps or groups.',
  apps: 'Apps on sites',
  findApp: 'Find an app or a site',
  where: 'Where',
  everywhere: 'All apps on all sites',
  chosenApps: 'Chosen apps only',
  role: (app: string) => `Role on ${app}`,
  roles: 'Roles',
  adminRole: (role: string) => `${role} – administration: not given here`,
  groups: 'Groups',
  findGroup: 'Find a group by its name',
  moreGroups: 'There are more groups: type a part of the name.',
  chosen: (count: string, most: string) => `${count} chosen, at most ${most}`,
} as const;
