// Offers to look for activity in the apps that the filter asks for, where it asks for activity and looks everywhere.
import { activityHintWords } from '../../../../src/contract/filterUiWords';
import { contextSentence } from '../../../../src/contract/filterWords';
import { contextOfApps } from '../../../../src/domain/filter/appContext';
import { isCondition } from '../../../../src/domain/filter/filter';
import type { ContextControlProps } from './ContextControl';
import { FilterHint } from './FilterHint';

export function ActivityHint({ editing, isChosen, onChange }: Omit<ContextControlProps, 'context'>) {
  const { filter, choices, names } = editing;
  const asksForActivity = filter.all.some((clause) => isCondition(clause) && clause.field === 'last-active');
  const context = contextOfApps(filter, choices?.apps ?? []);
  if (isChosen || !asksForActivity || context === null) return null;
  const apps = contextSentence(context, names);
  return (
    <FilterHint
      why={activityHintWords.why(apps)}
      step={activityHintWords.ask(apps)}
      onTake={() => onChange(context)}
    />
  );
}
