// Offers to ask for an app on a site where the filter asks for the site and for the app.
import { togetherWords } from '../../../../src/contract/filterUiWords';
import { contextSentence } from '../../../../src/contract/filterWords';
import { withClause } from '../../../../src/domain/filter/edit';
import { together } from '../../../../src/domain/filter/together';
import type { FilterControlProps } from './filterEditing';
import { FilterHint } from './FilterHint';

export function TogetherHint({ editing }: FilterControlProps) {
  const { filter, choices, names } = editing;
  const both = together(filter, choices?.apps ?? []);
  if (both === null) return null;
  const apps = contextSentence(both, names);
  return (
    <FilterHint
      why={togetherWords.why(apps)}
      step={togetherWords.ask(apps)}
      onTake={() => editing.replace(withClause(filter, null, both.condition))}
    />
  );
}
