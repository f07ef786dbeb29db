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
  'unknown-time-zone': {
    title: 'This time zone is not known',
    message: 'The schedule needs the name of a zone, such as Europe/Berlin. Nothing was changed.',
    action: 'Choose a zone from the list.',
  },
} as const satisfies Record<InputProblem, Words>;
