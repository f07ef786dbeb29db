import type { Sql } from '../ports';
import { listFreshness } from '../store/freshness';
import type { Collection } from '../store/freshness';

/** Tells when the latest reading of a collection that reached its end began; null before the first one. */
export type Ages = (collection: Collection) => number | null;

export async function readAges(sql: Sql): Promise<Ages> {
  const freshness = await listFreshness(sql);
  return (name) => freshness.find(({ collection }) => collection === name)?.asOf ?? null;
}
