// Which users of an operation are shown. Every choice says how many there are, and is a part of the address.
import Button from '@atlaskit/button/new';
import { useId } from 'react';
import { itemOutcomeWords, itemStateWords, itemWords } from '../../../../src/contract/operationItemWords';
import { reasonWords } from '../../../../src/contract/operationReasonWords';
import { skipReasons } from '../../../../src/domain/operationPlan';
import { itemStates, type OperationView } from '../../../../src/domain/operationRun';
import { SearchField } from '../components/SearchField';
import { useFormats } from '../components/viewer';
import { hasRun } from './hasRun';
import { EVERY_ITEM, isAnyItem, itemOutcomes, type ItemsView } from './itemsView';
import styles from './items.module.css';

export interface ItemFiltersProps {
  readonly operation: OperationView;
  readonly view: ItemsView;
  readonly change: (part: Partial<ItemsView>, how?: { readonly replace: boolean }) => void;
}

export function ItemFilters({ operation, view, change }: ItemFiltersProps) {
  const { summary, counts } = operation;
  return (
    <section className={styles.filters} aria-label={itemWords.filters}>
      <SearchField
        label={itemWords.search}
        searched={view.search ?? ''}
        onSearch={(text) =>
          change({ search: text.trim() === '' ? null : text.trim() }, { replace: view.search !== null })
        }
      />
      {hasRun(operation) ? (
        <Choice
          label={itemWords.state}
          chosen={view.state}
          options={itemStates.map((value) => ({ value, label: itemStateWords[value], count: counts[value] }))}
          onChange={(state) => change({ state })}
        />
      ) : (
        <Choice
          label={itemWords.outcome}
          chosen={view.outcome}
          options={itemOutcomes.map((value) => ({
            value,
            label: itemOutcomeWords[value],
            count: summary?.byOutcome[value] ?? 0,
          }))}
          onChange={(outcome) => change({ outcome })}
        />
      )}
      <Choice
        label={itemWords.reason}
        chosen={view.reason}
        options={skipReasons.map((value) => ({
          value,
          label: reasonWords(value).title,
          count: summary?.byReason[value] ?? 0,
        }))}
        onChange={(reason) => change({ reason })}
      />
      {!isAnyItem(view) && (
        <Button appearance="subtle" onClick={() => change(EVERY_ITEM)}>
          {itemWords.clear}
        </Button>
      )}
    </section>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** Null: any. */
  readonly chosen: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly count: number }[];
  readonly onChange: (value: Value | null) => void;
}

function Choice<Value extends string>({ label, chosen, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  const formats = useFormats();
  // What nobody is cannot be chosen, unless the address did.
  const offered = options.filter(({ value, count }) => count > 0 || value === chosen);
  return (
    <div className={styles.filter}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        className={styles.control}
        id={id}
        value={chosen ?? ''}
        onChange={({ target }) =>
          onChange(offered.find(({ value }) => value === target.value)?.value ?? null)
        }
      >
        <option value="">{itemWords.any}</option>
        {offered.map(({ value, label: text, count }) => (
          <option key={value} value={value}>
            {itemWords.counted(text, formats.number(count))}
          </option>
        ))}
      </select>
    </div>
  );
}
