// The table of an operation's users. They stand in the order of the plan.
import Lozenge from '@atlaskit/lozenge';
import VisuallyHidden from '@atlaskit/visually-hidden';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import { useContext } from 'react';
import {
  itemColumnWords,
  type ItemColumnKey,
  itemOutcomeWords,
  itemStandingSentence,
  itemWords,
  stepSentence,
} from '../../../../src/contract/operationItemWords';
import { whyOf } from '../../../../src/contract/operationReasonWords';
import { tableWords } from '../../../../src/contract/tableWords';
import { standingOf } from '../../../../src/domain/operationResults';
import type { OperationItem } from '../../../../src/domain/operationRun';
import { useFormats } from '../components/viewer';
import tableStyles from '../table/cells.module.css';
import { dataTable } from '../table/DataTable';
import { Missing } from '../table/Missing';
import type { CellProps, Column, TableDefinition } from '../table/tableDefinition';
import { OUTCOME_APPEARANCE, STANDING_APPEARANCE } from './itemAppearance';
import { effectsSoFar } from './itemEffects';
import { ItemDetails } from './ItemDetails';
import styles from './items.module.css';
import { ItemsContext } from './itemsContext';

type ItemCellProps = CellProps<OperationItem>;

function NameCell({ row, isExpanded, onExpand }: ItemCellProps) {
  const name = nameOf(row);
  const Chevron = isExpanded ? ChevronDownIcon : ChevronRightIcon;
  return (
    <span className={styles.user}>
      <button
        className={styles.expand}
        type="button"
        tabIndex={-1}
        aria-expanded={isExpanded}
        aria-label={isExpanded ? tableWords.collapse(name) : tableWords.expand(name)}
        onClick={onExpand ?? undefined}
      >
        <Chevron label="" size="small" color="currentColor" />
      </button>
      <Name row={row} />
    </span>
  );
}

function Name({ row }: Pick<ItemCellProps, 'row'>) {
  const open = useContext(ItemsContext)?.open;
  const { accountId } = row;
  const name = nameOf(row);
  const email = row.email ?? row.userEmail;
  const content = (
    <span className={styles.who} title={[name, email].filter(Boolean).join('\n')}>
      <span className={row.name === null && email === null ? tableStyles.missing : tableStyles.name}>
        {name}
      </span>
      {email !== null && email !== name && <span className={styles.email}>{email}</span>}
    </span>
  );
  // Whoever is only invited is nobody yet who could be opened.
  if (accountId === null || open === undefined) return content;
  return (
    <button className={tableStyles.open} type="button" tabIndex={-1} onClick={() => open({ accountId })}>
      {content}
    </button>
  );
}

function nameOf({ name, email, userEmail, accountId }: OperationItem): string {
  return name ?? email ?? userEmail ?? accountId ?? itemWords.nameless;
}

function OutcomeCell({ row }: ItemCellProps) {
  const { outcome } = row;
  const hasRun = useContext(ItemsContext)?.hasRun ?? false;
  if (!hasRun) return <Lozenge appearance={OUTCOME_APPEARANCE[outcome]}>{itemOutcomeWords[outcome]}</Lozenge>;
  return <Lozenge appearance={STANDING_APPEARANCE[standingOf(row)]}>{itemStandingSentence(row)}</Lozenge>;
}

function StepsCell({ row: { steps } }: ItemCellProps) {
  const names = useContext(ItemsContext)?.names;
  if (names === undefined || steps.length === 0) return <Missing words={itemWords.nothing} />;
  const sentences = steps.map((step) => stepSentence(step, names));
  return <span title={sentences.join('\n')}>{sentences.join('; ')}</span>;
}

function LicensesCell({ row }: ItemCellProps) {
  const formats = useFormats();
  const context = useContext(ItemsContext);
  if (context === null) return null;
  const { names, hasRun } = context;
  const { freed, gained } = effectsSoFar(row, hasRun);
  if (freed.length + gained.length === 0) return null;
  const spoken = [
    ...(freed.length === 0 ? [] : [`${itemWords.freed}: ${freed.map(names.app).join(', ')}`]),
    ...(gained.length === 0 ? [] : [`${itemWords.gained}: ${gained.map(names.app).join(', ')}`]),
  ].join('\n');
  return (
    <span title={spoken}>
      <span aria-hidden="true">
        {[
          freed.length > 0 && itemWords.freedOnly(formats.number(freed.length)),
          gained.length > 0 && itemWords.gainedOnly(formats.number(gained.length)),
        ]
          .filter((part) => part !== false)
          .join(' ')}
      </span>
      <VisuallyHidden>{spoken}</VisuallyHidden>
    </span>
  );
}

function ReasonCell({ row }: ItemCellProps) {
  const why = whyOf(row);
  return why && <span title={why.text}>{why.title}</span>;
}

const columns = {
  name: { Cell: NameCell, width: 248 },
  outcome: { Cell: OutcomeCell, width: 128 },
  steps: { Cell: StepsCell, width: 288 },
  licenses: { Cell: LicensesCell, width: 88, isNumeric: true },
  reason: { Cell: ReasonCell, width: 224 },
} as const satisfies Record<ItemColumnKey, Omit<Column<OperationItem>, 'key' | 'label'>>;

const columnKeys = [
  'name',
  'outcome',
  'steps',
  'licenses',
  'reason',
] as const satisfies readonly ItemColumnKey[];

export const itemsTable: TableDefinition<OperationItem> = {
  caption: itemWords.table,
  columns: columnKeys.map((key) => ({
    ...columns[key],
    key,
    label: itemColumnWords[key],
    isUnordered: true,
  })),
  // By their account, so that the keyboard comes back to the row of whoever was opened.
  idOf: ({ accountId, itemNo }) => accountId ?? String(itemNo),
  nameOf,
  isExpandable: true,
  Details: ItemDetails,
};

export const ItemTable = dataTable(itemsTable);
