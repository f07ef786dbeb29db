// How long a control of the filter waits for the number of users that each of its choices would leave: when it is
// opened first, and when it is opened again.
import type { Host } from '../local/commands/host';
import type { Figure } from './figure';
import { type Engine, withLargeMirror } from './largeMirror';
import { quantile, timeCall, type Timed } from './timedCalls';

const FIRST_MS = 700;
const AGAIN_MS = 50;

const FIELDS = [
  'site',
  'product',
  'app',
  'group',
  'role',
  'status',
  'account-type',
  'source',
  'mfa',
  'platform-role',
  'department',
] as const;

const FILTERS = [
  { all: [] },
  { all: [{ field: 'status', operator: 'any-of', values: ['active'] }] },
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
    return timed.sort((a, b) => a.ms - b.ms);
  };
  const first = await inTurn();
  const again = await inTurn();
  const worst = first.at(-1)?.ms ?? 0;
  const worstAgain = again.at(-1)?.ms ?? 0;
  return {
    value: worst,
    ok: worst <= FIRST_MS && worstAgain <= AGAIN_MS,
    context: {
      facets: requests.length,
      first: { p50: quantile(first, 0.5), p95: quantile(first, 0.95), worst: first.at(-1) },
      again: { p50: quantile(again, 0.5), p95: quantile(again, 0.95), worst: again.at(-1) },
    },
  };
}
