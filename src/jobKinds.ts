// The kinds of jobs, each joined with what it works with in one burst.
import { createAdminApi, type Credentials } from './atlassian/api';
import { getCredentials, markKeyDead } from './connection/credentials';
import type { Burst } from './jobs/burst';
import { COMPLETE_TABLES, completeTables } from './jobs/completeTables';
import { anyKind, type AnyKind, type KindMaker } from './jobs/job';
import { RETENTION, retention } from './jobs/retention';
import { createOperationApi } from './atlassian/operationApi';
import type { AccountId } from './domain/ids';
import { planOperation } from './operations/planOperation';
import { PLAN_OPERATION } from './operations/planState';
import { READ_CHANGED_AGAIN, readChangedAgain } from './operations/readChangedAgain';
import { runOperation, type RunConnection } from './operations/runOperation';
import { RUN_OPERATION } from './operations/runState';
import { PERSONAL_DATA_REPORT, personalDataReport } from './personalData/report';
import type { Ports, Sql } from './ports';
import { PlanPlaces } from './query/planPlaces';
import { readDocument } from './store/documents';
import type { StoredOperation } from './store/operationRow';
import { connectionDocument, syncSettingsDocument } from './store/settings';
import { Ahead } from './sync/ahead';
import { AUDIT_STREAM, auditStream } from './sync/auditStream';
import { Context } from './sync/context';
import { FULL_SYNC, fullSync } from './sync/fullSync';
import { NIGHTLY_ROLES, nightlyRoles } from './sync/nightlyRoles';
import { OutOfTurn } from './sync/outOfTurn';
import { PROBE, probe } from './sync/probe';
import { SMALL_SYNC, smallSync } from './sync/smallSync';
import type { SyncGuards } from './sync/stage';
import { askFor } from './sync/start';
import type { SyncConnection } from './sync/syncKind';

/** Returns how each kind of job is made, keyed by its name. */
export async function jobKinds(ports: Ports): Promise<Readonly<Record<string, KindMaker>>> {
  const guards = await readDocument(ports, syncSettingsDocument);
  return {
    [COMPLETE_TABLES]: () => anyKind(completeTables(ports)),
    [AUDIT_STREAM]: (burst, sql) => anyKind(auditStream({ ...ports, sql }, connectionOf(ports, burst))),
    [FULL_SYNC]: (burst, sql) => syncJob(ports, fullSync, { burst, sql, guards }),
    [SMALL_SYNC]: (burst, sql) => syncJob(ports, smallSync, { burst, sql, guards }),
    [NIGHTLY_ROLES]: (burst, sql) => nightJob(ports, burst, sql),
    [RETENTION]: (_burst, sql) => anyKind(retention({ ...ports, sql })),
    [PLAN_OPERATION]: (_burst, sql) => anyKind(planOperation({ ...ports, sql, places: new PlanPlaces(sql) })),
    [RUN_OPERATION]: (burst, sql) => operationJob(ports, burst, sql),
    [READ_CHANGED_AGAIN]: (_burst, sql) =>
      anyKind(readChangedAgain({ ...ports, sql }, (...changed) => readAnew(ports, ...changed))),
    [PROBE]: (burst, sql) => anyKind(probe({ ...ports, sql }, connectionOf(ports, burst))),
    [PERSONAL_DATA_REPORT]: (_burst, sql) => personalDataJob(ports, sql),
  };
}

/** One burst's share of a full or a small sync. */
function syncJob(
  ports: Ports,
  kind: typeof fullSync,
  { burst, sql, guards }: { readonly burst: Burst; readonly sql: Sql; readonly guards: SyncGuards },
): AnyKind {
  const { clock, log } = ports;
  const memory = { context: new Context(sql), ahead: new Ahead(), outOfTurn: new OutOfTurn(clock) };
  const parts = { sql, clock, log, burst, ...memory, settings: guards };
  return anyKind(kind(parts, connectionOf(ports, burst)));
}

/** One burst's share of the nightly search for direct roles. */
function nightJob(ports: Ports, burst: Burst, sql: Sql): AnyKind {
  const parts = { ...ports, sql, context: new Context(sql) };
  return anyKind(nightlyRoles(parts, connectionOf(ports, burst)));
}

// How many changes Atlassian takes is documented nowhere: three a second until the headers of an answer tell it.
const SPACING_MS = 350;
/** A request takes at most 30 s (transport.ts): it must end before another invocation may hold the lease. */
const REQUEST_MARGIN_MS = 45_000;

/** One burst's share of the run of a bulk operation. */
function operationJob(ports: Ports, burst: Burst, sql: Sql): AnyKind {
  let used: Credentials | null = null;
  const onCall = (operation: string): void => {
    burst.assertLease(REQUEST_MARGIN_MS);
    burst.noteCall(operation);
  };
  const connection: RunConnection = {
    connect: async () => {
      used = await getCredentials(ports);
      return createOperationApi(ports, used, { onCall, spacingMs: SPACING_MS });
    },
    onKeyRejected: async () => (used === null ? undefined : markKeyDead(ports, used)),
    readAnew: (...changed) => readAnew(ports, ...changed),
  };
  return anyKind(runOperation({ ...ports, sql, context: new Context(sql) }, connection));
}

async function readAnew(
  ports: Ports,
  accountIds: readonly AccountId[],
  { operationId, authorId, confirmedBy }: Pick<StoredOperation, 'operationId' | 'authorId' | 'confirmedBy'>,
): Promise<void> {
  const startedBy = confirmedBy ?? authorId;
  await askFor(ports, { accountIds }, { cause: 'operation', startedBy, operationId });
}

function connectionOf(ports: Ports, burst: Burst): SyncConnection {
  let used: Credentials | null = null;
  return {
    connect: async () => {
      used = await getCredentials(ports);
      return createAdminApi(ports, used, { onCall: (operation) => burst.noteCall(operation) });
    },
    keyExpiresAt: async () => (await readDocument(ports, connectionDocument))?.expiresAt ?? null,
    // A key that was entered meanwhile is another one, and stays alive.
    onKeyRejected: async () => (used === null ? undefined : markKeyDead(ports, used)),
  };
}

function personalDataJob(ports: Ports, sql: Sql): AnyKind {
  return anyKind(
    personalDataReport({
      ...ports,
      sql,
      readAnew: async (accountIds) =>
        void (await askFor(ports, { accountIds }, { cause: 'schedule', startedBy: null })),
    }),
  );
}
