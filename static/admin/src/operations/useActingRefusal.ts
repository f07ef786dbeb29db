import { actionMenuWords } from '../../../../src/contract/operationChoiceWords';
import { actRefusalWords } from '../../../../src/contract/operationRunWords';
import { CallFailed } from '../api/call';
import { useSavedFilters } from '../api/filters';
import { useCurrentMe } from '../components/me';
import { actRefusal } from './actRefusal';

/** Returns why nobody, or not this person, can act on users now, in words. */
export function useActingRefusal(): string | null {
  // Saved filters need the same tables, and the page asks for them anyway.
  const { error } = useSavedFilters();
  const refusal = actRefusal(useCurrentMe());
  if (refusal !== null) return actRefusalWords[refusal];
  const lacksTables = error instanceof CallFailed && error.error.code === 'tables-missing';
  return lacksTables ? actionMenuWords.tablesMissing : null;
}
