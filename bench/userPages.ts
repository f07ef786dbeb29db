// How long the app takes for one page of the users of a large organization, with its total: forty filters in every
// order, each total counted once and then kept, as for an admin who orders a list or turns its pages.
import { z } from 'zod';
import type { Host } from '../local/commands/host';
import type { Figure } from './figure';
import { type Engine, forgetCounts, withLargeMirror } from './largeMirror';
import { byDuration, quantile, timeCall, type Timed } from './timedCalls';
import { userFilters, type NamedFilter } from './userFilters';

const TARGET_MS = 250;
const ORDERS = [
  'name',
  'email',
  'status',
  'sites',
  'products',
  'groups',
  'last-active',
  'added',
  'account-type',
  'source',
  'mfa',
  'department',
  'job-title',
  'platform-roles',
  'seats',
  'changed',
] as const;
const DIRECTIONS = ['ascending', 'descending'] as const;

export function userPages(engine: Engine): Figure {
  return {
    name: `user-page-100000-${engine}`,
    unit: 'ms',
    target: `p95 ≤ ${TARGET_MS}`,
    measure: () => withLargeMirror(engine, measurePages),
  };
}

async function measurePages(host: Host) {
  const filters = await userFilters(host);
  const oneOfEach = async (): Promise<Timed[]> => {
    const timed: Timed[] = [];
    for (const filter of filters)
      timed.push(await timePage(host, filter, { by: 'name', direction: 'ascending' }));
    return timed.sort(byDuration);
  };
  // These start the worker and fill the caches.
  const afterStart = await oneOfEach();
  await forgetCounts(host);
  const first = await oneOfEach();
  const timed: Timed[] = [];
  for (const filter of filters) {
    for (const by of ORDERS) {
      for (const direction of DIRECTIONS) timed.push(await timePage(host, filter, { by, direction }));
    }
  }
  timed.sort(byDuration);
  const p95 = quantile(timed, 0.95);
  const slowest = timed.slice(-5).toReversed();
  return {
    value: p95,
    ok: p95 <= TARGET_MS,
    context: {
      pages: timed.length,
      p50: quantile(timed, 0.5),
      worst: slowest[0]?.ms,
      slowest: slowest.map(({ name, ms }) => `${name}: ${ms}`),
      /** With the total counted. */
      firstOfEachFilter: { p50: quantile(first, 0.5), p95: quantile(first, 0.95), worst: first.at(-1) },
      afterStart: { p50: quantile(afterStart, 0.5), p95: quantile(afterStart, 0.95) },
    },
  };
}

const list = z.object({ total: z.number() });

async function timePage(
  host: Host,
  { name, filter }: NamedFilter,
  sort: { readonly by: string; readonly direction: string },
): Promise<Timed> {
  const { ms, data } = await timeCall(host, 'users.list', { filter, sort, pageSize: 25 });
  return { name: `${name} (${list.parse(data).total}) by ${sort.by} ${sort.direction}`, ms };
}
