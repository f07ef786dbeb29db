// The local Forge platform: runs the app's unmodified bundle, with the real @forge packages, on this machine.
import type { PlatformClock } from './clock';
import type { LogLine } from './functions';
import { createHost, type Host } from './host';
import { startServer } from './http/server';
import { fire, getTrigger, install } from './lifecycle';
import type { OperatorAccount } from './operator';
import type { PlatformOptions } from './options';
import type { PersonalDataState } from './personalData';
import { invokeResolver } from './resolverCall';
import { startSchedule } from './schedule';
import type { SqlEngine } from './sql/engine';
import type { InvocationOutcome } from './worker/protocol';

export type { OperatorAccount, PlatformOptions };

interface Figures {
  readonly sqlStatements: number;
  readonly rowsWrittenByTable: Readonly<Record<string, number>>;
  readonly externalRequests: number;
  readonly invocations: number;
  readonly limitsHit: readonly string[];
  readonly queueDepth: number;
  readonly peakRssMb: number;
  readonly logs: readonly LogLine[];
}

export interface Platform {
  readonly url: string;
  /** The page of the first admin module, within the shell. */
  readonly adminUrl: string;
  readonly clock: PlatformClock;
  /** Past Forge's gate: for verification only. */
  readonly sql: SqlEngine;
  readonly personalData: PersonalDataState;
  /** Calls a resolver as the bridge would; throws what the page would get. */
  invoke(functionKey: string, payload: unknown, accountId?: string): Promise<unknown>;
  fireScheduled(moduleKey: string): Promise<InvocationOutcome>;
  /** Sends the install or upgrade event, once for each data directory and version. */
  install(): Promise<InvocationOutcome>;
  figures(): Figures;
  /** Resolves when nothing runs and nothing is due. */
  onIdle(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  let url = '';
  const host = await createHost(options, () => url);
  const invoke = (functionKey: string, payload: unknown, accountId?: string): Promise<unknown> =>
    invokeResolver(host, { functionKey, payload, accountId: accountId ?? options.operator.accountId });
  const server = await startServer(options, host);
  url = server.url;
  host.queue.start();
  const stopSchedule =
    (options.fireSchedules ?? true)
      ? startSchedule(host.manifest, host.clock, (trigger) => void fire(host, trigger))
      : null;

  return {
    url,
    adminUrl: server.adminUrl,
    clock: host.clock,
    sql: host.sql,
    personalData: host.personalData,
    invoke,
    fireScheduled: (moduleKey) => fire(host, getTrigger(host, moduleKey)),
    install: () => install(host),
    figures: () => readFigures(host),
    onIdle: () => host.idle.whenIdle(),
    stop: async () => {
      stopSchedule?.();
      host.queue.stop();
      host.idle.stop();
      await server.close();
      await host.functions.stop();
      await host.sql.close();
      host.state.close();
    },
  };
}

function readFigures(host: Host): Figures {
  return {
    sqlStatements: host.counters.sql.statements,
    rowsWrittenByTable: Object.fromEntries(host.counters.sql.rowsWritten),
    externalRequests: host.counters.externalRequests,
    invocations: host.functions.count,
    limitsHit: host.limits.list(),
    queueDepth: host.queue.depth,
    // maxRSS is in KiB – nodejs.org/api/process.html#processresourceusage.
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    logs: host.functions.logs,
  };
}
