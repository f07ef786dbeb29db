// What counting for a screen needs: a moment that all numbers of the screen share, and the counts that are kept.
import type { Ports } from '../ports';
import { keptCounts, nothingKept } from '../store/counts';
import type { Counts } from '../store/counts';
import { hasAllTables } from '../store/schema';

const MINUTE_MS = 60_000;

/** Days are counted back from the begin of the minute, so that lists and counts of one minute agree. */
export function thisMinute({ clock }: Pick<Ports, 'clock'>): number {
  return Math.floor(clock.now() / MINUTE_MS) * MINUTE_MS;
}

export async function countsOf(ports: Pick<Ports, 'sql' | 'clock' | 'keyValue' | 'log'>): Promise<Counts> {
  return (await hasAllTables(ports)) ? keptCounts(ports) : nothingKept;
}
