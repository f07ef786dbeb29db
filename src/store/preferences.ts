// How people like to see tables: one document a person and table, so that saving one never takes back another.
import { z } from 'zod';
import type { AccountId } from '../domain/ids';
import { densities, type PreferredTable, type TablePreferences } from '../domain/preferences';
import type { DocumentKind } from './documents';

const content = z.object({
  columns: z.array(z.object({ key: z.string(), width: z.number() })).readonly(),
  density: z.enum(densities),
});

/** Null: nothing was chosen. */
export function preferencesDocument(
  accountId: AccountId,
  table: PreferredTable,
): DocumentKind<TablePreferences | null> {
  return {
    // Forge's keys take no bar, account ids no number sign.
    key: `preferences:${table}:${accountId.replaceAll('|', '#')}`,
    version: 1,
    content,
    initial: null,
  };
}
