// Saved filters in words, where an answer and not the page decides what is said.
import type { FilterAspect, ImportProblem, Visibility } from '../domain/savedFilter';

export const visibilityWords = {
  private: 'Private',
  shared: 'Shared',
} as const satisfies Record<Visibility, string>;

/** What a change changed. */
export const filterAspectWords = {
  name: 'Name',
  description: 'Description',
  visibility: 'Who sees it',
  filter: 'Conditions',
  context: 'Where activity is looked for',
  sort: 'Order',
} as const satisfies Record<FilterAspect, string>;

/** Why a filter of a file was left out; the place in the file comes with it. */
export const importProblemWords = {
  'unknown-version': 'was written by a version of the app that this one cannot read',
  'unknown-field': 'holds a field that this version of the app does not know',
  missing: 'lacks something that every saved filter has',
  malformed: 'holds something that cannot be read',
  'too-large': 'holds more than a saved filter may',
  'too-many': 'is one more than there is room for',
  'not-allowed': 'is shared, which your role does not allow',
} as const satisfies Record<ImportProblem, string>;
