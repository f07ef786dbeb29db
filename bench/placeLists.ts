// How long the app takes for a page of the groups, and for the sites and products, of a large organization: the first
// time since a sync or the begin of a day, and every time after it.
import type { Host } from '../local/commands/host';
import type { Figure } from './figure';
import { type Engine, withLargeMirror } from './largeMirror';
import { byDuration, quantile, timeCall, type Timed } from './timedCalls';

const TARGET_MS = 250;

const SORTS = [
  'name',
  'members',
  'inactive',
  'never',
  'last-active',
  'products',
  'default',
  'managed-by',
  'synced',
] as const;

const NOTHING = {
  search: null,
  managedBy: [],
  synced: [],
  products: [],
  sites: [],
  isDefault: null,
  isEmpty: null,
};

const FILTERS = [
  NOTHING,
  { ...NOTHING, search: 'team' },
  { ...NOTHING, managedBy: ['external'] },
  { ...NOTHING, products: ['confluence'] },
  { ...NOTHING, isEmpty: false, isDefault: false },
];

export function groupPages(engine: Engine): Figure {
  const pages = FILTERS.flatMap((filter) =>
    SORTS.flatMap((by) =>
      (['ascending', 'descending'] as const).map((direction) => ({
        filter,
        sort: { by, direction },
        pageSize: by === 'members' ? 100 : 25,
      })),
    ),
  );
  return figureOf(`group-page-100000-${engine}`, engine, { call: 'groups.list', requests: pages });
}

export function productPages(engine: Engine): Figure {
  const pages = Array.from({ length: 40 }, () => ({}));
  return figureOf(`product-page-100000-${engine}`, engine, { call: 'products.list', requests: pages });
}

interface Measured {
  readonly call: string;
  readonly requests: readonly object[];
}

function figureOf(name: string, engine: Engine, { call, requests }: Measured): Figure {
  return {
    name,
    unit: 'ms',
    target: `p95 ≤ ${TARGET_MS}`,
    measure: () => withLargeMirror(engine, (host) => measure(host, { call, requests })),
  };
}

async function measure(host: Host, { call, requests }: Measured) {
  // The first call starts the worker.
  await timeCall(host, 'overview.get', {});
  const first = await timeCall(host, call, {});
  const timed: Timed[] = [];
  for (const request of requests) {
    const { ms } = await timeCall(host, call, request);
    timed.push({ name: JSON.stringify(request), ms });
  }
  timed.sort(byDuration);
  const p95 = quantile(timed, 0.95);
  return {
    value: p95,
    ok: p95 <= TARGET_MS,
    context: {
      pages: timed.length,
      // Once since a sync or the begin of a day: everybody is counted.
      first: first.ms,
      p50: quantile(timed, 0.5),
      slowest: timed.slice(-3).toReversed(),
    },
  };
}
