// Starts a sync through the app and follows it to its end, with what it cost on the platform.
import { setTimeout as wait } from 'node:timers/promises';
import type { Platform } from '../platform/platform';
import type { AppCalls, SyncRun } from './appCalls';
import type { Progress } from './progress';

/** What the platform counts. */
interface PlatformFigures {
  readonly sqlStatements: number;
  readonly rowsWrittenByTable: Readonly<Record<string, number>>;
  readonly externalRequests: number;
}

export interface FollowedSync {
  readonly run: SyncRun;
  readonly seconds: number;
  readonly cost: PlatformFigures;
}

interface Followed {
  readonly app: AppCalls;
  readonly platform: Pick<Platform, 'figures' | 'onIdle'>;
  readonly progress: Progress;
}

// Each look is a call of the app and runs its statements: rare enough to weigh little beside the sync.
const LOOK_EVERY_MS = 1000;
// Something may be idle for a moment between two bursts; Forge lets a user call 1,200 times a minute
// (developer.atlassian.com/platform/forge/limits-invocation, 2026-10-09).
const LOOK_AFTER_IDLE_MS = 100;

export async function followSync(followed: Followed): Promise<FollowedSync> {
  const before = followed.platform.figures();
  const startedAt = performance.now();
  const { runId } = await followed.app.startSync();
  const run = await untilFinished(followed, runId);
  const seconds = (performance.now() - startedAt) / 1000;
  return { run, seconds, cost: difference(followed.platform.figures(), before) };
}

/** Follows a sync that runs already. */
export async function untilFinished({ app, platform, progress }: Followed, runId: string): Promise<SyncRun> {
  for (;;) {
    const run = await app.sync(runId);
    if (run === null) throw new Error(`The app does not know its own sync ${runId}`);
    progress.show(run);
    if (run.status === 'finished') {
      progress.end();
      return run;
    }
    const idle = run.status === 'waiting' ? [] : [platform.onIdle().then(() => wait(LOOK_AFTER_IDLE_MS))];
    await Promise.race([wait(LOOK_EVERY_MS), ...idle]);
  }
}

function difference(after: PlatformFigures, before: PlatformFigures): PlatformFigures {
  const tables = Object.entries(after.rowsWrittenByTable);
  return {
    sqlStatements: after.sqlStatements - before.sqlStatements,
    externalRequests: after.externalRequests - before.externalRequests,
    rowsWrittenByTable: Object.fromEntries(
      tables.map(([table, rows]) => [table, rows - (before.rowsWrittenByTable[table] ?? 0)]),
    ),
  };
}
