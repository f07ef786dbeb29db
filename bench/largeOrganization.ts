// What the engine does with 100,000 users. One run without latency and without a rate limit gives most figures; the
// others run by themselves.
import type { Figure } from './figure';
import type { MariadbSync } from './mariadbSync';
import type { SyncReport } from './syncRuns';

const USERS = 100_000;

// A statement of the mirror touches the rows of some hundred users, and a user has some tens in a table; those over
// groups are bounded by their pages.
const MOST_ROWS = 50_000;

export const largeOrganization: readonly Figure[] = [
  ofEngineOnly({
    name: `api-calls-ratio-${USERS}`,
    unit: 'ratio',
    most: 1.02,
    value: ({ apiCalls, minimalApiCalls }) =>
      Math.round((apiCalls.total / minimalApiCalls) * 10_000) / 10_000,
    context: ({ apiCalls, minimalApiCalls }) => ({ apiCalls: apiCalls.total, minimal: minimalApiCalls }),
  }),
  ofEngineOnly({
    name: `differences-${USERS}`,
    unit: 'rows',
    most: 0,
    value: ({ verify }) =>
      Object.values(verify?.differing ?? { unverified: 1 }).reduce((sum, rows) => sum + rows, 0),
    context: ({ verify }) => ({ compared: verify?.compared, first: verify?.first.slice(0, 3) }),
  }),
  ofEngineOnly({
    name: `seconds-${USERS}-engine-only`,
    unit: 's',
    most: 90,
    value: ({ seconds }) => seconds,
    context: ({ sqlStatements, rowsWritten }) => ({ sqlStatements, rowsWritten }),
  }),
  ofEngineOnly({
    name: `rss-${USERS}`,
    unit: 'MB',
    most: 512,
    value: ({ rssPeakMb }) => rssPeakMb,
    context: () => ({}),
  }),
  ofEngineOnly({
    name: `store-mb-libsql-${USERS}`,
    unit: 'MB',
    most: 200,
    value: ({ storeMb }) => storeMb,
    context: () => ({}),
  }),
  ofMariadb({ name: `store-mb-mariadb-${USERS}`, unit: 'MB', most: 350, value: ({ storeMb }) => storeMb }),
  ofMariadb({
    name: 'largest-statement-mariadb',
    unit: 's',
    most: 1,
    value: ({ slowest }) => slowest.seconds,
  }),
  movedSeconds(10_000, 100),
  movedSeconds(USERS, 600),
];

interface Reading<Run> {
  readonly name: string;
  readonly unit: string;
  readonly most: number;
  readonly value: (run: Run) => number;
  readonly context: (run: Run) => Readonly<Record<string, unknown>>;
}

function ofEngineOnly({ name, unit, most, value, context }: Reading<SyncReport>): Figure {
  return {
    name,
    unit,
    target: `≤ ${most}`,
    async measure(runs) {
      const run = await runs.sync(['--users', String(USERS), '--verify']);
      const { outcome } = run;
      return {
        value: value(run),
        ok: outcome === 'complete' && value(run) <= most,
        context: { outcome, ...context(run) },
      };
    },
  };
}

function ofMariadb({ name, unit, most, value }: Omit<Reading<MariadbSync>, 'context'>): Figure {
  return {
    name,
    unit,
    target: `≤ ${most}, no statement over ${MOST_ROWS} rows`,
    async measure(runs) {
      const run = await runs.intoMariadb(USERS);
      const isBounded = run.largest.rows <= MOST_ROWS;
      return {
        value: value(run),
        ok: run.outcome === 'complete' && value(run) <= most && isBounded,
        context: { ...run },
      };
    },
  };
}

/** Under Forge's limits and Atlassian's of 200 requests a minute; waits are skipped by moving the clocks. */
function movedSeconds(users: number, most: number): Figure {
  return {
    name: `moved-seconds-${users}-at-200-a-minute`,
    unit: 's',
    target: `≤ ${most}`,
    async measure(runs) {
      const flags = ['--users', String(users), '--rate', '200', '--clock', 'moved'];
      const { outcome, clockSeconds, seconds, apiCalls, minimalApiCalls } = await runs.sync(flags);
      return {
        value: clockSeconds,
        ok: outcome === 'complete' && clockSeconds <= most,
        context: { outcome, seconds, apiCalls: apiCalls.total, minimal: minimalApiCalls },
      };
    },
  };
}
