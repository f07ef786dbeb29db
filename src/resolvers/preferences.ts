import type { TablePreferences } from '../domain/preferences';
import { readDocument, writeDocument } from '../store/documents';
import { preferencesDocument } from '../store/preferences';
import type { Call } from './call';

export function getPreferences({
  deps,
  accountId,
  request,
}: Call<'preferences.get'>): Promise<TablePreferences | null> {
  return readDocument(deps.ports, preferencesDocument(accountId, request.table));
}

export async function savePreferences({
  deps,
  accountId,
  request: { table, columns, density },
}: Call<'preferences.save'>): Promise<TablePreferences> {
  const preferences = { columns, density };
  await writeDocument(deps.ports, preferencesDocument(accountId, table), preferences);
  return preferences;
}
