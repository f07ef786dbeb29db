// How long a plan for ten thousand users of a large organization takes: from the wish until it can be confirmed.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Host } from '../local/commands/host';
import type { Figure } from './figure';
import { withLargeMirror } from './largeMirror';
import { timeCall } from './timedCalls';

const MOST_SECONDS = 5;
const USERS = 10_000;

const kinds = {
  'remove-all-access': [{ kind: 'remove-access', resourceIds: 'all' }],
  suspend: [{ kind: 'suspend' }],
  'remove-access-and-suspend': [{ kind: 'remove-access', resourceIds: 'all' }, { kind: 'suspend' }],
};

export function planUsers(): Figure {
  return {
    name: 'plan-10000',
    unit: 's',
    target: `≤ ${MOST_SECONDS} of 100,000 users`,
    measure: () => withLargeMirror('libsql', measure),
  };
}

async function measure(host: Host) {
  await untilTablesAreMade(host);
  const selection = { kind: 'matching', filter: { all: [await tenThousand(host)] } };
  const plans: Record<string, Planned> = {};
  for (const [name, operations] of Object.entries(kinds)) {
    plans[name] = await planOnce(host, { kind: 'users', selection, operations });
  }
  const value = Math.max(...Object.values(plans).map(({ seconds }) => seconds));
  return { value, ok: value <= MOST_SECONDS, context: { users: USERS, plans } };
}

const answered = z.object({ ok: z.boolean() });

/** A job makes them in the first minutes after an installation. */
async function untilTablesAreMade({ platform }: Host): Promise<void> {
  while (!answered.parse(await platform.invoke('operations.list', {})).ok) await wait(1_000);
}

interface Planned {
  readonly seconds: number;
  readonly statements: number;
  readonly changed: number;
}

const begun = z.object({ operationId: z.string() });
const made = z.object({
  status: z.enum(['planning', 'ready']),
  summary: z
    .object({ items: z.number(), byOutcome: z.object({ change: z.number(), partly: z.number() }) })
    .nullable(),
});

async function planOnce(host: Host, about: object): Promise<Planned> {
  const before = host.platform.figures().sqlStatements;
  const startedAt = performance.now();
  const { operationId } = begun.parse(
    (await timeCall(host, 'operations.plan', { about, timeZone: 'UTC' })).data,
  );
  for (;;) {
    const { status, summary } = made.parse((await timeCall(host, 'operations.get', { operationId })).data);
    if (status === 'planning' || summary === null) continue;
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    if (summary.items < USERS * 0.9) throw new Error(`Only ${summary.items} users were planned`);
    const statements = host.platform.figures().sqlStatements - before;
    return { seconds, statements, changed: summary.byOutcome.change + summary.byOutcome.partly };
  }
}

const lastAdded = z.tuple([z.object({ at: z.number() })]);

/** Returns a condition that at most so many users meet, and hardly fewer: those who came first. */
async function tenThousand({ platform }: Host) {
  const { rows } = await platform.sql.run(
    `SELECT added_at AS at FROM users WHERE gone_at IS NULL AND added_at IS NOT NULL
     ORDER BY added_at LIMIT 1 OFFSET ${USERS}`,
  );
  const [{ at }] = lastAdded.parse(rows);
  return { field: 'added', operator: 'before', values: [new Date(at).toISOString().slice(0, 10)] };
}
