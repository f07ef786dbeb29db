// How long the app takes for everything about one user of a large organization.
import { z } from 'zod';
import type { Host } from '../local/commands/host';
import type { Figure } from './figure';
import { type Engine, withLargeMirror } from './largeMirror';
import { byDuration, quantile, timeCall, type Timed } from './timedCalls';

const TARGET_MS = 100;
const USERS = 200;

export function userDetails(engine: Engine): Figure {
  return {
    name: `user-details-100000-${engine}`,
    unit: 'ms',
    target: `p95 ≤ ${TARGET_MS}`,
    measure: () => withLargeMirror(engine, measureDetails),
  };
}

const details = z.object({ groups: z.array(z.unknown()), places: z.array(z.unknown()) });

async function measureDetails(host: Host) {
  const accountIds = await someUsers(host);
  // The first calls start the worker and fill the caches.
  for (const accountId of accountIds.slice(0, 10)) await timeCall(host, 'user.get', { accountId });
  const timed: Timed[] = [];
  for (const accountId of accountIds) {
    const { ms, data } = await timeCall(host, 'user.get', { accountId });
    const { groups, places } = details.parse(data);
    timed.push({ name: `${groups.length} groups, ${places.length} apps`, ms });
  }
  timed.sort(byDuration);
  const p95 = quantile(timed, 0.95);
  return {
    value: p95,
    ok: p95 <= TARGET_MS,
    context: { users: timed.length, p50: quantile(timed, 0.5), slowest: timed.slice(-3).toReversed() },
  };
}

const rows = z.array(z.object({ id: z.string() }));

/** Users from all over the organization, and those in the most groups. */
async function someUsers({ platform }: Host): Promise<string[]> {
  const numbers = Array.from({ length: USERS / 2 }, (_, i) => i * 1_000 + 7);
  const spread = await platform.sql.run(
    `SELECT account_id AS id FROM users WHERE user_no IN (${numbers.join(', ')})`,
  );
  const largest = await platform.sql.run(
    `SELECT u.account_id AS id FROM (SELECT user_no FROM user_sums ORDER BY group_count DESC LIMIT ${USERS / 2}) s
     JOIN users u ON u.user_no = s.user_no`,
  );
  return rows.parse([...spread.rows, ...largest.rows]).map((row) => row.id);
}
