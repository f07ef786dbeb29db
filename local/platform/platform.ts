// The local Forge platform: runs the app's unmodified bundle, with the real @forge packages, on this machine.
import type { PlatformClock } from './clock';
import type { EgressGuard } from './doors/egressDoor';
import type { LogLine } from './functions';
import { createHost, type Host } from './host';
import { startServer } from './http/server';
import { fire, getTrigger, install } from './lifecycle';
import type { OperatorAccount } from './operator';
import type { PersonalDataState } from './personalData';
import { invokeResolver } from './resolverCall';
import { startSchedule } from './schedule';
import type { SqlEngine } from './sql/engine';
import type { InvocationOutcome } from './worker/protocol';

export type { OperatorAccount };

export interface PlatformOptions {
  /** Holds manifest.yml and the resources that it names. */
  readonly appDir: string;
  /** Holds the handlers' bundle – ./build.ts. */
  readonly bundleDir: string;
  /** Where state survives a restart; `:memory:` for none. */
  readonly dataDir: string;
  readonly sql?: { readonly kind: 'libsql' } | { readonly kind: 'mariadb'; readonly url: string };
  /** Default: any free port. */
  readonly port?: number;
  /** Where external requests to an origin go instead, by origin. */
  readonly reroute?: Readonly<Record<string, string>>;
  readonly egressGuard?: EgressGuard;
  /** Acts when nobody else is named. */
  readonly operator: OperatorAccount;
  readonly accounts?: readonly OperatorAccount[];
  /** Lets requests choose the acting account; only with a simulated organization. */
  readonly allowActingAs: boolean;
  readonly clock?: PlatformClock;
  readonly duplicateDeliveries?: boolean;
  /** A new worker for each invocation. */
  readonly cold?: boolean;
  /** Serves the admin page; default: yes. */
  readonly serveUi?: boolean;
  /** When given, every request needs the cookie that the first visit with this token sets. */
  readonly launchToken?: string;
  /** Asked at every call, because a license may end; default: yes. */
  readonly isLicensed?: () => boolean;
  /** Fires scheduled triggers by themselves as the clock moves; default: yes. */
  readonly fireSchedules?: boolean;
}

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
