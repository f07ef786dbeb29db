// Reading chosen users anew, in words. Numbers come in already written for the reader's locale.

export const syncChosenWords = {
  button: 'Sync selected',
  nobody: 'Select users first.',
  tooMany: (most: string) =>
    `At most ${most} users can be synced one by one. For more, sync a site, a group or everything.`,
  title: (count: string, isOne: boolean) => (isOne ? `Sync ${count} user` : `Sync ${count} users`),
  what: 'Reads their profiles, groups, roles and last activity from Atlassian anew. Nothing is changed there.',
  counting: 'Counting the API calls that it takes',
  cost: (atLeast: string, atMost: string) => {
    const calls = atLeast === atMost ? atMost : `${atLeast} to ${atMost}`;
    return `It takes ${calls} API ${calls === '1' ? 'call' : 'calls'} of Atlassian’s limit.`;
  },
  start: 'Start sync',
  cancel: 'Cancel',
} as const;
