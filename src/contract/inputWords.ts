// What is wrong with a field, in words; shown at the field.
import type { InputProblem } from '../domain/errors';
import { keyProblemWords } from './connectionWords';
import type { Words } from './words';

export const inputWords = {
  malformed: {
    title: 'Something in the input is not right',
    message: 'The field shown is missing or has another form than expected. Nothing was changed.',
    action: 'Correct it and try again.',
  },
  'unknown-call': {
    title: 'The page is older or newer than the app',
    message: 'This version of the app does not know the call. Nothing was changed.',
    action: 'Reload the page.',
  },
  'key-rejected': keyProblemWords.rejected,
  'key-scoped': keyProblemWords.scoped,
  'key-no-organization': keyProblemWords['no-organization'],
  'key-several-organizations': keyProblemWords['several-organizations'],
  'key-not-permitted': keyProblemWords['not-permitted'],
  'other-organization': {
    title: 'This key belongs to another organization',
    message: 'The stored data belongs to the organization that was connected first. Nothing was changed.',
    action: 'Enter a key of that organization.',
  },
  'choose-administrator': {
    title: 'The app needs a first app admin',
    message:
      'Atlassian does not list you as an organization admin, so you cannot be the one. The key was not stored.',
    action: 'Choose one of the organization admins found, and save again.',
  },
  'not-an-org-admin': {
    title: 'This account is no organization admin',
    message: 'Atlassian does not list it as an active organization admin. The key was not stored.',
    action: 'Choose one of the organization admins found, and save again.',
  },
  'not-an-active-user': {
    title: 'This account is not active in the organization',
    message:
      'Atlassian does not list it as an active user, so it cannot become app admin. Nothing was changed.',
    action: 'Choose an active user of the organization.',
  },
  'last-administrator': {
    title: 'This is the last app admin',
    message: 'Without an app admin nobody could change settings any more. Nothing was changed.',
    action: 'Make somebody else app admin first.',
  },
  'nothing-to-accept': {
    title: 'There is no removal to accept',
    message: 'That sync refused nothing, or a newer one has begun since. Nothing was changed.',
    action: 'Look at the latest sync, and decide by what it shows.',
  },
  'unknown-time-zone': {
    title: 'This time zone is not known',
    message: 'The schedule needs the name of a zone, such as Europe/Berlin. Nothing was changed.',
    action: 'Choose a zone from the list.',
  },
  'no-such-user': {
    title: 'The app does not know this user',
    message: 'No sync has met the account yet, or the link to it is not complete.',
    action: 'Sync, then look for the user in the list.',
  },
  'no-such-group': {
    title: 'The app does not know this group',
    message: 'It was deleted, or no sync has met it yet. Nothing was changed.',
    action: 'Sync, then look for the group in the list.',
  },
  'user-erased': {
    title: 'This account is erased',
    message: 'The account was closed, and what the app held of the person was erased. Nothing was changed.',
    action: 'Nothing is to be done: what is kept of the account is its id.',
  },
  'no-such-filter': {
    title: 'This filter is no longer there',
    message: 'It was deleted meanwhile, or its owner made it private. Nothing was changed.',
    action: 'Look at the list of saved filters anew.',
  },
  'no-such-note': {
    title: 'This note is no longer there',
    message: 'It was deleted meanwhile. Nothing was changed.',
    action: 'Look at the user anew.',
  },
  'too-many-filters': {
    title: 'There is no room for another filter',
    message: 'The number of saved filters is bounded, and the bound is reached. Nothing was changed.',
    action: 'Delete filters that nobody needs, and save again.',
  },
  'too-many-notes': {
    title: 'There is no room for another note',
    message: 'The number of notes about one user is bounded, and the bound is reached. Nothing was changed.',
    action: 'Delete notes that nobody needs, and add this one again.',
  },
  'filter-too-large': {
    title: 'This filter is too large to be saved',
    message: 'It can be used, but it holds more text than a saved filter may. Nothing was changed.',
    action: 'Ask for fewer values, or for a group or a domain in place of single addresses.',
  },
  'no-such-operation': {
    title: 'This operation is no longer there',
    message: 'It was deleted with what the app keeps for a time only, or the link to it is not complete.',
    action: 'Look at the list of operations.',
  },
  'plan-is-over': {
    title: 'This plan is over',
    message: 'It was confirmed, discarded or failed meanwhile, or its time ran out. Nothing was changed.',
    action: 'Look at the operation anew, or make a new plan.',
  },
  'plan-is-refused': {
    title: 'This plan cannot be confirmed',
    message: 'A guard refuses it, and says with the plan what it measured. Nothing was changed.',
    action: 'Choose fewer users, or ask an app admin about the safety settings.',
  },
  'settings-changed': {
    title: 'The safety settings have changed',
    message: 'They were changed after this plan was made, so it may not keep to them. Nothing was changed.',
    action: 'Make a new plan.',
  },
  'wrong-number': {
    title: 'This is not the number of users to be changed',
    message: 'The plan says how many users it changes. Nothing was changed.',
    action: 'Look at the plan, and type that number.',
  },
  'irreversible-not-accepted': {
    title: 'Some of it cannot be taken back',
    message: 'The plan names what cannot be undone, and that was not agreed to. Nothing was changed.',
    action: 'Read what cannot be undone, and agree to it if it is wanted.',
  },
  'not-running': {
    title: 'This run does not go on',
    message: 'It is over already, or never began. Nothing was changed.',
    action: 'Look at the operation anew.',
  },
  'run-not-over': {
    title: 'This operation has not ended',
    message: 'Only what a run has done to its end can be undone or tried again. Nothing was planned.',
    action: 'Wait until it has ended, or end it.',
  },
  'operations-terminal-not-alone': {
    title: 'This action stands alone',
    message: 'Deleting accounts and removing users from the directory go with no other action.',
    action: 'Plan it by itself.',
  },
  'operations-opposites': {
    title: 'These actions undo each other',
    message: 'One of them would take back what another one does. Nothing was planned.',
    action: 'Choose one of them.',
  },
  'operations-twice': {
    title: 'An action was chosen twice',
    message: 'Each action can be part of a plan once. Nothing was planned.',
    action: 'Name all groups or apps in one.',
  },
} as const satisfies Record<InputProblem, Words>;
