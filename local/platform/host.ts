// The parts of a running platform and how they hang together: functions, doors, queue, schedule, idleness.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildRuntime } from './build';
import { PlatformClock } from './clock';
import { createEgressDoor } from './doors/egressDoor';
import { createForgeDoor } from './doors/forgeDoor';
import { createJiraDoor } from './doors/jiraDoor';
import { createKvsDoor } from './doors/kvsDoor';
import { createSqlDoor, TIME_LIMITS, type SqlFigures } from './doors/sqlDoor';
import { createStargateDoor } from './doors/stargateDoor';
import { EventQueue } from './eventQueue';
import { Functions } from './functions';
import { IdleWatch } from './idleWatch';
import { describeInstallation, type Installation } from './installation';
import { Storage } from './kvs/storage';
import { LimitRecord } from './limits';
import { backendAddresses, modulesOf, readManifest, type Manifest } from './manifest';
import type { OperatorAccount } from './operator';
import { PersonalDataState } from './personalData';
import type { PlatformOptions } from './options';
import { openLibsql } from './sql/libsqlEngine';
import { openMariadb } from './sql/mariadbEngine';
import type { SqlEngine } from './sql/engine';
import { openState, stateFile, type StateDatabase } from './state';
import { UiRates } from './uiRates';
import { WebTriggers } from './webTriggers';

interface Counters {
  readonly sql: SqlFigures;
  externalRequests: number;
}

export interface Host {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly clock: PlatformClock;
  readonly limits: LimitRecord;
  readonly state: StateDatabase;
  readonly sql: SqlEngine;
  readonly functions: Functions;
  readonly queue: EventQueue;
  readonly webTriggers: WebTriggers;
  readonly personalData: PersonalDataState;
  readonly counters: Counters;
  readonly idle: IdleWatch;
  readonly uiRates: UiRates;
  readonly findAccount: (accountId: string) => OperatorAccount | null;
}

/** `baseUrl` is asked when a web trigger's address is built: the server starts later. */
export async function createHost(options: PlatformOptions, baseUrl: () => string): Promise<Host> {
  const manifest = readManifest(options.appDir);
  const installation = describeInstallation(manifest, appVersion(options.appDir));
  const clock = options.clock ?? new PlatformClock();
  const limits = new LimitRecord();
  const state = openState(options.dataDir);
  const sql = await openSql(options);
  const counters: Counters = { sql: { statements: 0, rowsWritten: new Map() }, externalRequests: 0 };
  const webTriggers = new WebTriggers(manifest, state, baseUrl);
  const personalData = new PersonalDataState(limits);
  const findAccount = accountFinder(options);
  const runtimeCode = await buildRuntime();

  const queue: EventQueue = new EventQueue({
    state,
    manifest,
    clock,
    limits,
    duplicateDeliveries: options.duplicateDeliveries ?? false,
    deliver: (consumer, { event, chain }) =>
      functions.invoke({
        functionKey: consumer.function ?? '',
        moduleType: 'consumer',
        moduleKey: consumer.key,
        body: event,
        chain,
      }),
    onSettled: () => idle.check(),
  });
  const parts = {
    manifest,
    clock,
    limits,
    state,
    sql,
    counters,
    queue,
    webTriggers,
    personalData,
    findAccount,
  };
  const functions: Functions = new Functions({
    manifest,
    installation,
    clock,
    limits,
    runtimeCode,
    bundleDir: options.bundleDir,
    cold: options.cold ?? false,
    isLicensed: options.isLicensed ?? (() => true),
    door: createDoors(options, parts),
    onSettled: () => idle.check(),
  });
  const idle: IdleWatch = new IdleWatch({
    clock,
    isBusy: () => functions.running > 0 || queue.isBusy,
    nextDueAt: () => queue.nextDueAt(),
  });
  return { ...parts, installation, functions, idle, uiRates: new UiRates(() => clock.now(), limits) };
}

type DoorParts = Pick<
  Host,
  | 'manifest'
  | 'clock'
  | 'limits'
  | 'state'
  | 'sql'
  | 'counters'
  | 'queue'
  | 'webTriggers'
  | 'personalData'
  | 'findAccount'
>;

function createDoors(options: PlatformOptions, parts: DoorParts): ReturnType<typeof createForgeDoor> {
  const { manifest, clock, limits, state, counters } = parts;
  const { scopes } = manifest.permissions;
  const now = (): number => clock.now();
  const entities = manifest.app.storage?.entities ?? [];
  return createForgeDoor(
    {
      sql: createSqlDoor({
        engine: parts.sql,
        isEnabled: modulesOf(manifest, 'sql').length > 0,
        now,
        limits,
        figures: counters.sql,
      }),
      kvs: createKvsDoor({
        storage: new Storage({ state, dataDir: options.dataDir, entities, now, limits }),
        isAllowed: scopes.includes('storage:app'),
        now,
        limits,
      }),
      egress: createEgressDoor({
        allowed: backendAddresses(manifest),
        reroute: options.reroute ?? {},
        guard: options.egressGuard ?? null,
        onRequest: () => {
          counters.externalRequests += 1;
        },
      }),
      jira: createJiraDoor({
        scopes,
        limits,
        findAccount: parts.findAccount,
      }),
      stargate: createStargateDoor({ ...parts, scopes }),
    },
    limits,
  );
}

async function openSql(options: PlatformOptions): Promise<SqlEngine> {
  const timeLimits = {
    read: TIME_LIMITS.read.value,
    write: TIME_LIMITS.write.value,
    ddl: TIME_LIMITS.ddl.value,
  };
  if (options.sql?.kind === 'mariadb') return openMariadb(options.sql.url, timeLimits);
  return openLibsql(stateFile(options.dataDir, 'sql.db'), timeLimits);
}

function appVersion(appDir: string): string {
  const { version } = JSON.parse(readFileSync(path.join(appDir, 'package.json'), 'utf8')) as {
    version?: string;
  };
  return version ?? '0.0.0';
}

function accountFinder({ operator, accounts = [] }: PlatformOptions): Host['findAccount'] {
  return (accountId) => [operator, ...accounts].find((account) => account.accountId === accountId) ?? null;
}
