// What people do with a run: confirm its plan, pause it, resume it, end it. Whoever changes the row first wins; the job
// that works on it hears of it between two users.
import { ChangedMeanwhile, InvalidInput } from '../domain/errors';
import type { AccountId } from '../domain/ids';
import type { GuardName } from '../domain/operationPlan';
import { statusAt } from '../domain/operationRun';
import type { JobPorts } from '../jobs/run';
import { startJob, wakeJob } from '../jobs/start';
import type { Ports } from '../ports';
import { findJob } from '../store/jobs';
import type { OperationChange, StoredOperation } from '../store/operationRow';
import { changeOperation, findOperation, listRunning } from '../store/operations';
import { recordFact, type AuditPorts } from './audit';
import type { AuditAction } from './auditEntry';
import { startReadingChanged } from './readChangedAgain';
import { hashOfRules } from './safety';
import { recordStop, STOPPED } from './runEnd';
import { encodeState, freshState, RUN_OPERATION } from './runState';

export type ControlPorts = JobPorts & AuditPorts & Pick<Ports, 'keyValue' | 'log'>;

export interface Confirmation {
  readonly operationId: string;
  readonly actorId: AccountId;
  /** Of the plan that was seen. */
  readonly hash: string;
  /** The number of users to be changed, where it is to be typed. */
  readonly typed: number | null;
  readonly acceptsIrreversible: boolean;
}

/** Begins the run of a plan. To confirm again what was confirmed changes nothing. @throws {InvalidInput | ChangedMeanwhile} */
export async function confirm(ports: ControlPorts, confirmation: Confirmation): Promise<void> {
  const { operationId, actorId, hash } = confirmation;
  const operation = await get(ports, operationId);
  if (operation.startedAt !== null && operation.hash === hash) return;
  if (statusAt(operation, ports.clock.now()) !== 'ready')
    throw new InvalidInput('operationId', 'plan-is-over');
  if (operation.hash !== hash) throw new ChangedMeanwhile('Another plan than the one that was seen');
  // Whom somebody protects since then, and what they allow no longer, the plan knows nothing of.
  if (operation.rulesHash !== (await hashOfRules(ports)))
    throw new InvalidInput('operationId', 'settings-changed');
  checkGuards(operation, confirmation);
  const startedAt = ports.clock.now();
  await begin(ports, operation, {
    actorId,
    action: 'operation.confirmed',
    change: { confirmedBy: actorId, startedAt },
  });
}

function checkGuards({ guards }: StoredOperation, { typed, acceptsIrreversible }: Confirmation): void {
  if (guards.some(({ verdict }) => verdict === 'refused'))
    throw new InvalidInput('operationId', 'plan-is-refused');
  const wanted = (name: GuardName) =>
    guards.find(({ guard, verdict }) => guard === name && verdict === 'confirm');
  const number = wanted('typed-number');
  if (number !== undefined && typed !== number.measured) throw new InvalidInput('typed', 'wrong-number');
  if (wanted('irreversible') !== undefined && !acceptsIrreversible)
    throw new InvalidInput('acceptsIrreversible', 'irreversible-not-accepted');
}

/** Asks for a pause between two users. */
export async function pause(ports: ControlPorts, operationId: string, actorId: AccountId): Promise<void> {
  const operation = await get(ports, operationId);
  // Whom nothing was sent for yet is left alone by an end, too: a pause does not take its place.
  if (operation.status === 'paused' || operation.asked === 'cancel') return;
  if (operation.status !== 'running') throw new InvalidInput('operationId', 'not-running');
  await note(ports, operation, { action: 'operation.paused', actorId });
  await ask(ports, operation, 'pause');
}

/** Goes on with a run that was paused, that stopped, or that is asked to pause. */
export async function resume(ports: ControlPorts, operationId: string, actorId: AccountId): Promise<void> {
  const operation = await get(ports, operationId);
  if (operation.status === 'running') {
    if (operation.asked !== 'pause') return;
    await note(ports, operation, { action: 'operation.resumed', actorId });
    await change(ports, operation, { asked: null });
    return;
  }
  if (!mayGoOn(operation)) throw new InvalidInput('operationId', 'not-running');
  await begin(ports, operation, { actorId, action: 'operation.resumed', change: { asked: null } });
}

/** Asks for the end of a run: whom nothing was sent for yet is left alone. */
export async function cancel(ports: ControlPorts, operationId: string, actorId: AccountId): Promise<void> {
  const operation = await get(ports, operationId);
  if (operation.status === 'running') {
    await note(ports, operation, { action: 'operation.cancelled', actorId });
    await ask(ports, operation, 'cancel');
    return;
  }
  if (operation.outcome === 'cancelled') return;
  if (!mayGoOn(operation)) throw new InvalidInput('operationId', 'not-running');
  // The job ends it, so that all that is recorded of a run has one writer.
  await begin(ports, operation, { actorId, action: 'operation.cancelled', change: { asked: 'cancel' } });
}

/** Who waits for Atlassian, or for another run, need not wait for that. */
async function ask(
  ports: ControlPorts,
  operation: StoredOperation,
  asked: 'pause' | 'cancel',
): Promise<void> {
  await change(ports, operation, { asked });
  if (operation.jobId !== null) await wakeJob(ports, operation.jobId);
}

function mayGoOn({ status, outcome }: StoredOperation): boolean {
  return status === 'paused' || (status === 'done' && outcome === 'stopped');
}

/**
 * For the tick: begins what was to run, and has no job yet. What has one that is over stops: done jobs are forgotten
 * after a while, and nobody who asked for it then expects it to begin again by itself.
 */
export async function startLostRuns(ports: ControlPorts): Promise<void> {
  for (const { operationId, jobId } of await listRunning(ports.sql)) {
    if (jobId === null) continue;
    const job = await findJob(ports.sql, jobId);
    if (job === null) await startRun(ports, operationId, jobId);
    else if (job.status === 'done') await stopLost(ports, operationId, jobId);
  }
}

async function stopLost(ports: ControlPorts, operationId: string, jobId: string): Promise<void> {
  const operation = await findOperation(ports.sql, operationId);
  // It ended, or somebody resumed it, since it was listed.
  if (operation?.status !== 'running' || operation.jobId !== jobId) return;
  const why = { reason: null, reference: ports.ids.newId() };
  ports.log.error('run whose job is over', { operationId, jobId, reference: why.reference });
  await recordStop(ports, operation, why);
  await changeOperation(ports.sql, operation, { ...STOPPED, ...why, finishedAt: ports.clock.now() });
}

async function begin(
  ports: ControlPorts,
  operation: StoredOperation,
  {
    actorId,
    action,
    change: more,
  }: { readonly actorId: AccountId; readonly action: AuditAction; readonly change: OperationChange },
): Promise<void> {
  const jobId = ports.ids.newId();
  const shown = { outcome: null, finishedAt: null, resumeAt: null, reason: null, reference: null } as const;
  // Recorded first: what is wanted may come to nothing, but nothing comes of what nobody knows of.
  await note(ports, operation, { action, actorId });
  // The row next: a stop before the job leaves a run without one, which the tick finds.
  await change(ports, operation, { ...shown, ...more, status: 'running', jobId });
  await startRun(ports, operation.operationId, jobId);
}

async function startRun(ports: JobPorts, operationId: string, jobId: string): Promise<void> {
  await startReadingChanged(ports, operationId);
  const activeKey = `${RUN_OPERATION} ${operationId}`;
  const job = { jobId, kind: RUN_OPERATION, activeKey, state: encodeState(freshState(jobId, operationId)) };
  await startJob(ports, job, async () => undefined);
}

async function get({ sql }: ControlPorts, operationId: string): Promise<StoredOperation> {
  const operation = await findOperation(sql, operationId);
  if (operation === null) throw new InvalidInput('operationId', 'no-such-operation');
  return operation;
}

async function change({ sql }: ControlPorts, operation: StoredOperation, to: OperationChange): Promise<void> {
  if ((await changeOperation(sql, operation, to)) === null)
    throw new ChangedMeanwhile('Somebody changed the operation');
}

function note(
  ports: ControlPorts,
  { operationId, hash }: StoredOperation,
  { action, actorId }: { readonly action: AuditAction; readonly actorId: AccountId },
): Promise<void> {
  return recordFact(ports, { action, actorId, accountId: null, detail: { operationId, hash } });
}
