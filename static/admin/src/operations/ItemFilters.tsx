// Which users of an operation are shown. Every choice says how many there are, and is a part of the address.
import Button from '@atlaskit/button/new';
import { useId } from 'react';
import {
  itemOutcomeWords,
  itemStandingWords,
  itemWords,
  seatEffectWords,
} from '../../../../src/contract/operationItemWords';
import { reasonWords } from '../../../../src/contract/operationReasonWords';
import { skipReasons } from '../../../../src/domain/operationPlan';
import {
  countsByStanding,
  itemStandings,
  type OperationResults,
  seatEffects,
} from '../../../../src/domain/operationResults';
import type { ItemReason, OperationView } from '../../../../src/domain/operationRun';
import { useOperationResults } from '../api/operations';
import { SearchField } from '../components/SearchField';
import { useFormats } from '../components/viewer';
import { hasRun } from './hasRun';
import styles from './items.module.css';
import { countOfReason, EVERY_ITEM, isAnyItem, itemOutcomes, type ItemsView } from './itemsView';
import { useNames } from './names';
import { seatRowsOf } from './seatRows';

export interface ItemFiltersProps {
  readonly operation: OperationView;
  readonly view: ItemsView;
  readonly change: (part: Partial<ItemsView>, how?: { readonly replace: boolean }) => void;
}

export function ItemFilters({ operation, view, change }: ItemFiltersProps) {
  const { summary } = operation;
  const { data: results } = useOperationResults(operation);
  const counts = countsByStanding(operation);
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
          options={itemStandings.map((value) => ({
            value,
            label: itemStandingWords[value],
            count: counts[value],
          }))}
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
        options={reasonsOf(operation, results, view)}
        onChange={(reason) => change({ reason })}
      />
      <SeatChoice operation={operation} results={results} view={view} change={change} />
      {!isAnyItem(view) && (
        <Button appearance="subtle" onClick={() => change(EVERY_ITEM)}>
          {itemWords.clear}
        </Button>
      )}
    </section>
  );
}

/** Those of the plan, or, once it runs, those of the users who stand where the view has them. */
function reasonsOf(
  operation: OperationView,
  results: OperationResults | undefined,
  { state, reason: chosen }: ItemsView,
): readonly Option<ItemReason>[] {
  const known: readonly ItemReason[] = hasRun(operation)
    ? (results?.reasons.map(({ reason }) => reason) ?? [])
    : skipReasons;
  return [...new Set([...known, ...(chosen === null ? [] : [chosen])])].map((reason) => ({
    value: reason,
    label: reasonWords(reason).title,
    count: countOfReason(operation, results, { state, reason }),
  }));
}

type SeatChoiceProps = ItemFiltersProps & { readonly results: OperationResults | undefined };

/** What happens to licenses, app by app; nothing where nothing does. */
function SeatChoice({ operation, results, view, change }: SeatChoiceProps) {
  const names = useNames([]);
  const rows = seatRowsOf(operation, results) ?? [];
  const options = seatEffects.flatMap((seat) => [
    { value: seat, label: seatEffectWords[seat], count: null, view: { seat, app: null } },
    ...rows.map(({ resourceId: app, [seat]: count }) => ({
      value: `${seat} ${app}`,
      label: itemWords.ofApp(seatEffectWords[seat], names.app(app)),
      count,
      view: { seat, app },
    })),
  ]);
  const { seat, app } = view;
  const chosen = [seat, app].filter((part) => part !== null).join(' ') || null;
  // On any app: only where an app has some.
  const offered = options.filter(
    (option) => option.count !== null || rows.some((row) => row[option.view.seat] > 0),
  );
  if (offered.length === 0 && chosen === null) return null;
  return (
    <Choice
      label={itemWords.licenses}
      chosen={chosen}
      options={offered}
      onChange={(value) =>
        change(options.find((option) => option.value === value)?.view ?? { seat: null, app: null })
      }
    />
  );
}

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Null: nobody counted them. */
  readonly count: number | null;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** Null: any. */
  readonly chosen: Value | null;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value | null) => void;
}

function Choice<Value extends string>({ label, chosen, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  const formats = useFormats();
  // What nobody is cannot be chosen, unless the address did.
  const offered = options.filter(({ value, count }) => count !== 0 || value === chosen);
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
            {count === null ? text : itemWords.counted(text, formats.number(count))}
          </option>
        ))}
      </select>
    </div>
  );
}
