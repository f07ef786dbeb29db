// The one JSON object that `npm run sync -- --json` prints.
import type { Comparison } from '../verify/compare';
import { minimalApiCalls, type OrganizationSize } from '../verify/minimalCalls';
import type { MirrorCounts } from '../verify/mirrorCounts';
import type { SyncRun } from './appCalls';
import type { FollowedSync } from './followSync';

export interface SyncReport extends MirrorCounts {
  readonly outcome: string;
  readonly reason: SyncRun['reason'];
  readonly apiCalls: { readonly total: number; readonly byOperation: Readonly<Record<string, number>> };
  readonly minimalApiCalls: number;
  /** Rows of the mirror; the app's own books (jobs, runs, audit) are not among them. */
  readonly rowsWritten: number;
  readonly sqlStatements: number;
  readonly seconds: number;
  /** From begin to end on the platform's clock, which a moved clock makes longer than it took here. */
  readonly clockSeconds: number;
  /** What the whole store needs on its disk, the app's own books included. */
  readonly storeMb: number;
  /** Of the process that holds app and platform, since its start. */
  readonly rssPeakMb: number;
  readonly waits: { readonly totalMs: number };
  readonly warnings: SyncRun['warnings'];
  readonly verify?: Comparison;
  /** The second sync, with `--again`. */
  readonly again?: SyncReport;
}

export interface Measured {
  readonly sync: FollowedSync;
  readonly counts: MirrorCounts;
  readonly size: OrganizationSize;
  /** Users that this sync found gone. */
  readonly gone: number;
  readonly rssPeakMb: number;
  readonly storeBytes: number;
  /** Exchanges that contradict Atlassian's document of the API. */
  readonly violations: readonly string[];
}

const MIRROR_TABLES = [
  'users',
  'user_groups',
  'group_roles',
  'memberships',
  'directory_users',
  'direct_roles',
  'access',
  'activity',
  'user_sums',
  'resources',
  'directories',
  'sites',
  'products',
  'scopes',
];

export function toReport({ sync, counts, size, gone, violations, ...used }: Measured): SyncReport {
  const { run, cost, seconds } = sync;
  const total = sum(Object.values(run.apiCalls));
  return {
    outcome: run.outcome ?? 'unknown',
    reason: run.reason,
    ...counts,
    apiCalls: { total, byOperation: run.apiCalls },
    minimalApiCalls: minimalApiCalls(size, gone),
    rowsWritten: sum(MIRROR_TABLES.map((table) => cost.rowsWrittenByTable[table] ?? 0)),
    sqlStatements: cost.sqlStatements,
    seconds: rounded(seconds),
    clockSeconds: rounded(((run.finishedAt ?? run.startedAt) - run.startedAt) / 1000),
    storeMb: rounded(used.storeBytes / 1_000_000),
    rssPeakMb: Math.round(used.rssPeakMb),
    waits: { totalMs: run.waitedMs },
    warnings: [...run.warnings, ...uncountedCalls(total, cost.externalRequests), ...against(violations)],
  };
}

/** The run's own count must be what really went out. */
function uncountedCalls(counted: number, sent: number): SyncRun['warnings'] {
  return counted === sent ? [] : [{ code: 'calls-differ', detail: { counted, sent } }];
}

function against(violations: readonly string[]): SyncRun['warnings'] {
  const [first] = violations;
  return first === undefined
    ? []
    : [{ code: 'contract-violated', detail: { count: violations.length, first } }];
}

/** Complete, and equal where that was asked: what exit code 0 stands for. */
export function isRight(report: SyncReport): boolean {
  const isEqual = report.verify?.equal ?? true;
  return report.outcome === 'complete' && isEqual && (report.again === undefined || isRight(report.again));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
