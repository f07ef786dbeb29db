// The figures, each with its target.
import { changeFigures } from './changes';
import type { Figure } from './figure';
import { initialJavaScript } from './initialJavaScript';
import { largeOrganization } from './largeOrganization';
import { operationRuns } from './operationRuns';
import { pageChanges } from './pageChanges';
import { groupPages, productPages } from './placeLists';
import { planUsers } from './planUsers';
import { searchTyping } from './searchTyping';
import type { SyncReport } from './syncRuns';
import { tableWork } from './tableWork';
import { userFacets } from './userFacets';
import { userDetails } from './userDetails';
import { userExport } from './userExport';
import { userPages } from './userPages';

const models = ['centralized', 'original'] as const;
type Model = (typeof models)[number];

export const figures: readonly Figure[] = [
  ...models.flatMap((model) => [apiCallsRatio(1_000, model), apiCallsRatio(10_000, model)]),
  ...models.flatMap((model) => [differences(2_000, model), differences(10_000, model)]),
  ...models.map((model) => secondSyncShare(model)),
  secondsAtLatency(),
  userPages('libsql'),
  userPages('mariadb'),
  userDetails('libsql'),
  userDetails('mariadb'),
  userFacets('libsql'),
  userFacets('mariadb'),
  userExport(),
  groupPages('libsql'),
  groupPages('mariadb'),
  productPages('libsql'),
  productPages('mariadb'),
  planUsers(),
  ...operationRuns,
  pageChanges(),
  searchTyping('libsql'),
  tableWork(),
  ...largeOrganization,
  ...changeFigures,
  initialJavaScript,
];

/** The largest organization is synced once a model: ratio, comparison and second sync come from the same run. */
function flagsOf(users: number, model: Model): string[] {
  const flags = ['--users', String(users), '--model', model];
  if (users === 2_000) return [...flags, '--verify'];
  return users === 10_000 ? [...flags, '--verify', '--again'] : flags;
}

function apiCallsRatio(users: number, model: Model): Figure {
  return {
    name: `api-calls-ratio-${users}-${model}`,
    unit: 'ratio',
    target: '≤ 1.02 or +2 calls',
    async measure(runs) {
      const { outcome, apiCalls, minimalApiCalls: minimal } = await runs.sync(flagsOf(users, model));
      const allowed = Math.max(minimal * 1.02, minimal + 2);
      return {
        value: rounded(apiCalls.total / minimal),
        ok: outcome === 'complete' && apiCalls.total <= allowed,
        context: { outcome, users, model, apiCalls: apiCalls.total, minimal },
      };
    },
  };
}

function differences(users: number, model: Model): Figure {
  return {
    name: `differences-${users}-${model}`,
    unit: 'rows',
    target: 'equal: 0 differences',
    async measure(runs) {
      const { outcome, verify } = await runs.sync(flagsOf(users, model));
      if (verify === undefined) throw new Error('The run was not verified');
      const { differing, compared, first } = verify;
      return {
        value: sum(differing),
        ok: outcome === 'complete' && verify.equal,
        context: { outcome, users, model, compared: sum(compared), differing, first: first.slice(0, 3) },
      };
    },
  };
}

function secondSyncShare(model: Model): Figure {
  return {
    name: `second-sync-rows-share-${model}`,
    unit: 'share',
    target: '≤ 0.001',
    async measure(runs) {
      const first: SyncReport = await runs.sync(flagsOf(10_000, model));
      if (first.again === undefined) throw new Error('There was no second sync');
      const value = first.again.rowsWritten / first.rowsWritten;
      return {
        value: rounded(value),
        ok: first.again.outcome === 'complete' && value <= 0.001,
        context: { model, users: first.users, first: first.rowsWritten, second: first.again.rowsWritten },
      };
    },
  };
}

function secondsAtLatency(): Figure {
  return {
    name: 'seconds-10000-at-150-ms',
    unit: 's',
    target: '≤ 30',
    async measure(runs) {
      const run = await runs.sync(['--users', '10000', '--latency', '150']);
      const { outcome, seconds, apiCalls, rssPeakMb } = run;
      return {
        value: seconds,
        ok: outcome === 'complete' && seconds <= 30,
        context: { outcome, apiCalls: apiCalls.total, rssPeakMb },
      };
    },
  };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
