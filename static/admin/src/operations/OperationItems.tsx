// The users of a plan or a run: which of them, is in the address.
import Button from '@atlaskit/button/new';
import { Inline } from '@atlaskit/primitives/compiled';
import { useMemo } from 'react';
import { itemWords } from '../../../../src/contract/operationItemWords';
import type { OperationItem, OperationView } from '../../../../src/domain/operationRun';
import { useOperationItems, useOperationResults } from '../api/operations';
import { EmptyState } from '../components/EmptyState';
import { ErrorMessage } from '../components/ErrorMessage';
import { useFormats } from '../components/viewer';
import { navigate, useLocation } from '../router';
import { TableSkeleton } from '../table/TableSkeleton';
import { TableToolbar } from '../table/TableToolbar';
import { type TableLayout, useTableLayout } from '../table/useTableLayout';
import { OpenedUserDrawer } from '../user/OpenedUserDrawer';
import { hasRun } from './hasRun';
import { ItemFilters } from './ItemFilters';
import styles from './items.module.css';
import { ItemsContext } from './itemsContext';
import { itemsTable, ItemTable } from './itemsTable';
import { countOf, EVERY_ITEM, isAnyItem, itemsPath, type ItemsView, itemsViewFrom } from './itemsView';
import { groupsOfItem } from './namedGroups';
import { useNames } from './names';
import { useOpenedItem } from './useOpenedItem';

export function OperationItems({ operation }: { readonly operation: OperationView }) {
  const { operationId } = operation;
  const { search } = useLocation();
  const view = itemsViewFrom(search);
  const items = useOperationItems(operation, view);
  const layout = useTableLayout({ table: 'operation-users', known: itemsTable.columns, address: NO_COLUMNS });
  const change = (part: Partial<ItemsView>, how = { replace: false }): void =>
    navigate(itemsPath(operationId, { ...view, after: 0, ...part }), how);
  return (
    <div className={styles.page}>
      <ItemFilters operation={operation} view={view} change={change} />
      {items.error && <ErrorMessage error={items.error} onRetry={() => void items.refetch()} />}
      {!items.error && (items.isPending || layout === null) && (
        <TableSkeleton columns={itemsTable.columns} layout={layout} />
      )}
      {items.data && layout !== null && (
        <Items
          operation={operation}
          view={view}
          change={change}
          items={items.data.items}
          next={items.data.next}
          layout={layout}
          isOutdated={items.isPlaceholderData}
        />
      )}
    </div>
  );
}

/** The address says which users, not which columns. */
const NO_COLUMNS = { columns: null, setColumns: () => {} };

interface ItemsProps {
  readonly operation: OperationView;
  readonly view: ItemsView;
  readonly change: (part: Partial<ItemsView>) => void;
  readonly items: readonly OperationItem[];
  /** Number of the last user of the page; null: there are no more. */
  readonly next: number | null;
  readonly layout: TableLayout;
  readonly isOutdated: boolean;
}

function Items(props: ItemsProps) {
  const { operation, view, change, items, layout, isOutdated } = props;
  const names = useNames(items.flatMap(groupsOfItem));
  const opened = useOpenedItem(operation.operationId);
  const { open } = opened;
  const isRun = hasRun(operation);
  const context = useMemo(() => ({ names, hasRun: isRun, open }), [names, isRun, open]);
  return (
    <ItemsContext.Provider value={context}>
      <TableToolbar status={<Range {...props} />} columns={itemsTable.columns} layout={layout} />
      {items.length === 0 ? (
        <NoItems operation={operation} view={view} change={change} />
      ) : (
        <ItemTable
          rows={items}
          layout={layout}
          sort={PLAN_ORDER}
          onSort={() => {}}
          onOpen={({ accountId }) => {
            if (accountId !== null) open({ accountId });
          }}
          isOutdated={isOutdated}
        />
      )}
      <Paging {...props} />
      <OpenedUserDrawer opened={opened} view={opened.view} list={undefined} />
    </ItemsContext.Provider>
  );
}

/** By number, and no other way. */
const PLAN_ORDER = { by: '', direction: 'ascending' } as const;

function Range({ operation, view, items }: ItemsProps) {
  const formats = useFormats();
  const [first, last] = [items[0], items.at(-1)];
  const { data: results } = useOperationResults(operation);
  const total = countOf(operation, results, view);
  return (
    <output>
      {total !== null
        ? itemWords.total(formats.number(total), total === 1)
        : first && last && itemWords.from(formats.number(first.itemNo), formats.number(last.itemNo))}
    </output>
  );
}

function NoItems({ operation, view, change }: Pick<ItemsProps, 'operation' | 'view' | 'change'>) {
  if (isAnyItem(view) && view.after === 0) {
    return (
      <EmptyState
        title={itemWords.none}
        text={operation.status === 'planning' ? itemWords.planning : itemWords.nobody}
      />
    );
  }
  return (
    <EmptyState title={itemWords.none} text={itemWords.noneText}>
      <Button onClick={() => change(EVERY_ITEM)}>{itemWords.clear}</Button>
    </EmptyState>
  );
}

function Paging({ view, change, next }: Pick<ItemsProps, 'view' | 'change' | 'next'>) {
  const isFirst = view.after === 0;
  if (isFirst && next === null) return null;
  return (
    <nav aria-label={itemWords.pages}>
      <Inline space="space.100">
        <Button isDisabled={isFirst} onClick={() => change({ after: 0 })}>
          {itemWords.first}
        </Button>
        <Button
          isDisabled={next === null}
          onClick={() => {
            if (next !== null) change({ after: next });
          }}
        >
          {itemWords.next}
        </Button>
      </Inline>
    </nav>
  );
}
