import type { InputProblem } from '../domain/errors';
import { keyProblemWords } from './connectionWords';

/** One sentence for each thing that can be wrong with a field; shown at the field. */
export const inputWords = {
  malformed: 'This is missing or has another form than expected.',
  'unknown-call': 'This version of the app does not know the call. Reload the page.',
  'key-rejected': keyProblemWords.rejected.message,
  'key-scoped': keyProblemWords.scoped.message,
  'key-no-organization': keyProblemWords['no-organization'].message,
  'key-several-organizations': keyProblemWords['several-organizations'].message,
  'key-not-permitted': keyProblemWords['not-permitted'].message,
  'other-organization':
    'This key belongs to another organization. The stored data belongs to the one connected first.',
  'choose-administrator': 'You are not an organization admin. Choose one of them as the first app admin.',
  'not-an-org-admin': 'Atlassian does not list this account as an organization admin.',
  'not-an-active-user': 'Atlassian does not list this account as an active user of the organization.',
  'last-administrator': 'This is the last app admin. Make somebody else app admin first.',
} as const satisfies Record<InputProblem, string>;
