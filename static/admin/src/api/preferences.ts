// How the person who looks likes to see tables.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { tableWords } from '../../../../src/contract/tableWords';
import type { PreferredTable, TablePreferences } from '../../../../src/domain/preferences';
import { call } from './call';
import { showMessage } from './host';
import { latestOnly } from './latestOnly';

const keyOf = (table: PreferredTable) => ['preferences.get', table];

/** Nobody else changes them: they are asked for once. */
export function usePreferences(table: PreferredTable) {
  return useQuery<TablePreferences | null>({
    queryKey: keyOf(table),
    queryFn: () => call('preferences.get', { table }),
    staleTime: Infinity,
  });
}

/** Returns what shows a choice, and keeps it: at once, because the page may be left in the next moment. */
export function useSavePreferences(table: PreferredTable): (preferences: TablePreferences) => void {
  const client = useQueryClient();
  const send = useMemo(
    () => latestOnly((preferences: TablePreferences) => save(table, preferences)),
    [table],
  );
  return useCallback(
    (preferences) => {
      // An answer that is still on its way is older than this choice.
      void client.cancelQueries({ queryKey: keyOf(table) });
      client.setQueryData(keyOf(table), preferences);
      send(preferences);
    },
    [client, table, send],
  );
}

async function save(table: PreferredTable, preferences: TablePreferences): Promise<void> {
  try {
    await call('preferences.save', { table, ...preferences, columns: [...preferences.columns] });
  } catch {
    // Whatever it was: the choice holds on this page, and is only not kept.
    showMessage({
      id: keyOf(table).join(' '),
      title: tableWords.notKeptTitle,
      description: tableWords.notKept,
      type: 'warning',
    });
  }
}
