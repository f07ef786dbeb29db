// How long a control of the filter waits for the number of users that each of its choices would leave: when it is
// opened first since a sync, the dearest one also right after a start, and when it is opened again.
import type { Host } from '../local/commands/host';
import type { Figure } from './figure';
import { type Engine, forgetCounts, withLargeMirror } from './largeMirror';
import { byDuration, quantile, timeCall, type Timed } from './timedCalls';

const FIRST_MS = 700;
const AGAIN_MS = 50;

// What takes longest comes first: it is also the first thing that is asked after a start.
const FIELDS = [
  'group',
  'site',
  'product',
  'app',
  'role',
  'status',
  'account-type',
  'source',
  'mfa',
  'platform-role',
  'department',
] as const;

const FILTERS = [
  { all: [{ field: 'status', operator: 'any-of', values: ['active'] }] },
  { all: [] },
  { all: [{ field: 'last-active', operator: 'before', values: ['2026-06-01'] }] },
] as const;

export function userFacets(engine: Engine): Figure {
  return {
    name: `user-facets-100000-${engine}`,
    unit: 'ms',
    target: `worst ≤ ${FIRST_MS} at first, ≤ ${AGAIN_MS} again`,
    measure: () => withLargeMirror(engine, measureFacets),
  };
}

async function measureFacets(host: Host) {
  const requests = FILTERS.flatMap((filter) => FIELDS.map((field) => ({ filter, field })));
  const inTurn = async (): Promise<Timed[]> => {
    const timed: Timed[] = [];
    for (const request of requests) {
      const { ms } = await timeCall(host, 'users.facets', request);
      timed.push({ name: JSON.stringify(request), ms });
    }
    return timed;
  };
  const [afterStart] = await inTurn();
  await forgetCounts(host);
  const first = (await inTurn()).toSorted(byDuration);
  const again = (await inTurn()).toSorted(byDuration);
  const worst = first.at(-1)?.ms ?? 0;
  const worstAgain = again.at(-1)?.ms ?? 0;
  return {
    value: worst,
    ok: worst <= FIRST_MS && worstAgain <= AGAIN_MS,
    context: {
      facets: requests.length,
      /** With nothing of the database in memory; no target. */
      afterStart,
      first: { p50: quantile(first, 0.5), p95: quantile(first, 0.95), worst: first.at(-1) },
      again: { p50: quantile(again, 0.5), p95: quantile(again, 0.95), worst: again.at(-1) },
    },
  };
}
