// How a table is laid out: as the address says, else as the person who looks has chosen before, else as it comes.
import { useCallback, useMemo, useState } from 'react';
import type { Density, PreferredTable, TablePreferences } from '../../../../src/domain/preferences';
import type { ShownColumns } from '../../../../src/domain/shownColumns';
import { usePreferences, useSavePreferences } from '../api/preferences';
import { areEqual, type KnownColumn, readColumns, standardColumns } from './columnLayout';

export interface TableLayout {
  readonly columns: ShownColumns;
  readonly density: Density;
  /** True: the address brought other columns than one's own; changing them does not touch one's own. */
  readonly isForeign: boolean;
  /** True: these are the columns as the table comes. */
  readonly isStandard: boolean;
  readonly setColumns: (columns: ShownColumns) => void;
  readonly setDensity: (density: Density) => void;
  /** Makes the columns of the address one's own. */
  readonly adopt: () => void;
  /** Goes from the columns of the address back to one's own. */
  readonly leave: () => void;
  readonly reset: () => void;
}

/** What the address says of columns, and how to change that. */
export interface AddressColumns {
  readonly columns: ShownColumns | null;
  readonly setColumns: (columns: ShownColumns | null) => void;
}

export interface LayoutRequest {
  readonly table: PreferredTable;
  readonly known: readonly KnownColumn[];
  readonly address: AddressColumns;
}

/** Returns null until it is known what the person has chosen. */
export function useTableLayout({ table, known, address }: LayoutRequest): TableLayout | null {
  const { data: kept, isPending } = usePreferences(table);
  const send = useSavePreferences(table);
  // What was chosen here shows in the same moment; a control must not jump back before it follows.
  const [chosen, setChosen] = useState<TablePreferences | null>(null);
  const preferences = chosen ?? kept;
  const save = useCallback(
    (next: TablePreferences) => {
      setChosen(next);
      send(next);
    },
    [send],
  );
  const { columns: inAddress, setColumns: setAddress } = address;
  return useMemo(() => {
    if (isPending) return null;
    const standard = standardColumns(known);
    const own = readColumns(known, preferences?.columns ?? []);
    const density = preferences?.density ?? 'comfortable';
    const asked = inAddress === null ? own : readColumns(known, inAddress);
    const isForeign = !areEqual(asked, own);
    const leave = (): void => {
      if (inAddress !== null) setAddress(null);
    };
    // Whoever has the table as it comes also has it so when it comes with other columns one day.
    const saveOwn = (columns: ShownColumns, next: Density): void =>
      save({ columns: areEqual(columns, standard) ? [] : columns, density: next });
    const keep = (columns: ShownColumns): void => {
      saveOwn(columns, density);
      leave();
    };
    const setColumns = (columns: ShownColumns): void => {
      if (isForeign && !areEqual(columns, own)) setAddress(columns);
      else keep(columns);
    };
    return {
      columns: asked,
      density,
      isForeign,
      isStandard: areEqual(asked, standard),
      setColumns,
      setDensity: (next) => saveOwn(own, next),
      adopt: () => keep(asked),
      leave,
      reset: () => setColumns(standard),
    };
  }, [isPending, known, preferences, inAddress, setAddress, save]);
}
