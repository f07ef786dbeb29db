// A sync in words: what it does now, how it ended, and why. Its errors are worded here, not in userErrors,
// because a run goes on or keeps what it has where a call only fails.
import type { SyncOutcome, SyncReason, SyncStage, SyncWarning } from '../domain/run';
import type { Words } from './words';

export const stageWords = {
  organization: 'Reading the organization',
  resources: 'Reading sites and apps',
  directories: 'Reading directories',
  groups: 'Reading groups',
  'group-roles': 'Reading the access that groups give',
  users: 'Reading users',
  'unplaced-users': 'Reading managed accounts outside every directory',
  'direct-roles': 'Reading access without a group',
  counts: 'Asking how much there is to read',
  confirm: 'Asking again for what was not seen',
  sweep: 'Removing what is gone',
  'chosen-resources': 'Reading the chosen sites and apps',
  'chosen-groups': 'Reading the chosen groups and the access they give',
  'chosen-users': 'Reading the users of what was chosen',
  'chosen-unseen': 'Reading users who are no longer there',
  asked: 'Reading the users asked for',
} as const satisfies Record<SyncStage, string>;

export const outcomeWords = {
  complete: 'Complete',
  partial: 'Partial',
  failed: 'Failed',
  'needs-a-look': 'Needs a look',
} as const satisfies Record<SyncOutcome, string>;

export const reasonWords = {
  'another-sync': {
    title: 'Another sync is writing',
    message: 'Only one sync at a time changes the data; this one has its turn after it.',
    action: 'Nothing: the sync goes on by itself.',
  },
  'key-rejected': {
    title: 'Atlassian rejects the API key',
    message: 'The key was revoked or has expired. The data of earlier syncs is kept and can still be read.',
    action: 'Enter a new organization API key without scopes under Connection, then sync again.',
  },
  'key-missing': {
    title: 'There is no API key',
    message: 'Without a key nothing can be read. The data of earlier syncs is kept.',
    action: 'Enter an organization API key without scopes under Connection, then sync again.',
  },
  'not-permitted': {
    title: 'The API key may not read everything',
    message: 'Atlassian refused a part of the organization. What was read is kept, nothing was removed.',
    action: 'Create the key without scopes, as an organization admin, and enter it under Connection.',
  },
  'rate-limited': {
    title: 'Atlassian asks the app to wait',
    message: 'The organization has used up its number of requests for now. What was read is kept.',
    action: 'Nothing: the sync goes on by itself at the time shown.',
  },
  unavailable: {
    title: 'Atlassian does not answer',
    message:
      'Requests got no complete answer, although they were repeated. What was read is kept, nothing was removed.',
    action: 'Look at status.atlassian.com and sync again later.',
  },
  'unexpected-answer': {
    title: 'Atlassian answered in a way the app does not know',
    message: 'The reading stopped there. What was read before is kept, nothing was removed.',
    action: 'Sync again. If it stays, send the reference to the support of this app.',
  },
  'page-limit': {
    title: 'A list did not come to an end',
    message:
      'Atlassian went on sending pages beyond any expected number, or sent the same ones again. What was read is kept, nothing was removed.',
    action: 'Sync again. If it stays, send the reference to the support of this app.',
  },
  'sweep-refused': {
    title: 'Too much seems to be gone',
    message:
      'More is missing than the limit for one sync allows. Everything was read and stored, nothing was removed.',
    action:
      'Compare the numbers with Atlassian Administration. If they are right, an app admin can accept these removals for the next sync.',
  },
  'count-mismatch': {
    title: "The numbers differ from Atlassian's",
    message:
      'Fewer or more entries were read than Atlassian counts. What was read is kept, nothing was removed.',
    action: 'Sync again when nobody changes the organization.',
  },
  'collection-empty': {
    title: 'A list came back empty',
    message:
      'Atlassian sent nothing where entries are stored or must be. What is stored is kept, nothing was removed.',
    action: 'Look into Atlassian Administration. If entries are there, sync again later.',
  },
  'groups-not-told': {
    title: 'Atlassian did not tell the groups of users',
    message: 'Their groups and access are those of an earlier sync, or missing if there was none.',
    action: 'Sync again later. If it stays, send the reference to the support of this app.',
  },
  storage: {
    title: 'The data could not be stored',
    message: "The app's own storage refused, or did not answer. What was stored before is kept.",
    action: 'Sync again later. If it stays, send the reference to the support of this app.',
  },
  internal: {
    title: 'Something went wrong',
    message: 'The sync met an error that it did not foresee. What was read is kept, nothing was removed.',
    action: 'Sync again. If it stays, send the reference to the support of this app.',
  },
} as const satisfies Record<SyncReason, Words>;

export const warningWords = {
  'count-mismatch': {
    title: "A number differs slightly from Atlassian's",
    message: 'The organization changed while it was read. All entries that were read are stored.',
    action: 'Nothing: the next sync reads it again.',
  },
  'duplicate-rows': {
    title: 'Entries came twice',
    message: 'A list moved while it was read. Each entry is stored once.',
    action: 'Nothing: the app asked again for every entry that it did not see.',
  },
  'unknown-values': {
    title: 'Atlassian sent words the app does not know',
    message: 'They are stored and shown as Unknown.',
    action: 'Update the app when a new version is there.',
  },
  'unmatched-activity': {
    title: 'Activity of an unknown app',
    message:
      'Atlassian sent last-active dates for apps that it does not list. They count for the whole organization only.',
    action: 'Nothing, unless a site is missing in the list of sites.',
  },
  'unmatched-roles': {
    title: 'Access to an unknown app',
    message: 'Atlassian sent roles on apps that it does not list. They are left out.',
    action: 'Nothing, unless a site is missing in the list of sites.',
  },
  'unknown-groups': {
    title: 'Groups that Atlassian does not show',
    message:
      'Users were said to be in groups that cannot be read with this key. These memberships are left out.',
    action: 'Check under Connection whether the key may read all directories.',
  },
  'vanished-groups': {
    title: 'Groups were deleted while the sync ran',
    message: 'Their roles could not be read any more.',
    action: 'Nothing: the next sync removes them.',
  },
  'counts-not-told': {
    title: 'Atlassian did not tell how many apps a user has',
    message: 'Access without a group cannot be recognized for these users.',
    action: 'Nothing: direct access is searched for again in the nightly search.',
  },
  'groups-not-told': {
    title: 'Atlassian did not tell the groups of some users',
    message: 'Their groups and access are those of an earlier sync, or missing if there was none.',
    action: 'Nothing: the next sync asks again.',
  },
  'unexplained-counts': {
    title: 'Access that no known path explains',
    message:
      'Atlassian counts more apps for some users than their groups and the direct access found give them. What else they hold is not known.',
    action: 'Nothing, unless a user shows too little access: compare with Atlassian Administration.',
  },
  'key-expires-soon': {
    title: 'The API key expires soon',
    message: 'After that no sync is possible. The stored data stays.',
    action: 'Enter a new key under Connection before that day.',
  },
} as const satisfies Record<SyncWarning, Words>;
