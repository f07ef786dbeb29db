// How the person who looks likes to see tables.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { tableWords } from '../../../../src/contract/tableWords';
import type { PreferredTable, TablePreferences } from '../../../../src/domain/preferences';
import { call } from './call';
import { showMessage } from './host';

// A column being moved step by step is one change.
const SETTLED_MS = 600;

const keyOf = (table: PreferredTable) => ['preferences.get', table];

/** Nobody else changes them: they are asked for once. */
export function usePreferences(table: PreferredTable) {
  return useQuery<TablePreferences | null>({
    queryKey: keyOf(table),
    queryFn: () => call('preferences.get', { table }),
    staleTime: Infinity,
  });
}

/** Returns what shows a choice at once, and keeps it as soon as it has settled. */
export function useSavePreferences(table: PreferredTable): (preferences: TablePreferences) => void {
  const client = useQueryClient();
  const unsaved = useRef<TablePreferences | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const { mutate } = useMutation({
    mutationFn: (preferences: TablePreferences) =>
      call('preferences.save', { table, ...preferences, columns: [...preferences.columns] }),
    onError: () =>
      showMessage({
        id: keyOf(table).join(' '),
        title: tableWords.notKeptTitle,
        description: tableWords.notKept,
        type: 'warning',
      }),
  });
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (unsaved.current !== null) mutate(unsaved.current);
    unsaved.current = null;
  }, [mutate]);
  useEffect(() => flush, [flush]);
  return useCallback(
    (preferences) => {
      // An answer that is still on its way is older than this choice.
      void client.cancelQueries({ queryKey: keyOf(table) });
      client.setQueryData(keyOf(table), preferences);
      unsaved.current = preferences;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, SETTLED_MS);
    },
    [client, table, flush],
  );
}
