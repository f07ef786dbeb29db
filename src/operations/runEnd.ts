// How a run ends, for now or for good: paused, given up, over. What is recorded comes before what is shown.
import { z } from 'zod';
import type { OperationOutcome } from '../domain/operationRun';
import type { Clock, Ports, Sql } from '../ports';
import { cancelWaiting, countUnchanged, listItemsIn } from '../store/operationItems';
import type { OperationChange, StoredOperation } from '../store/operationRow';
import { changeOperation, findOperation } from '../store/operations';
import { recordFact, type AuditPorts } from './audit';
import type { RecordedFact } from './auditEntry';
import { givenUp } from './itemEnd';
import { recordEnds, type RecordParts } from './recordEnds';

interface EndParts extends RecordParts {
  readonly sql: Sql;
  readonly clock: Clock;
}

/** Between two users, until somebody resumes it. */
export const PAUSED = { status: 'paused', asked: null, resumeAt: null, reason: null } as const;

/** Until somebody resumes it. */
export const STOPPED = { status: 'done', outcome: 'stopped', asked: null, resumeAt: null } as const;

/** By itself: the run's own record may be what failed, and must not keep it from stopping. */
export function recordStop(
  ports: AuditPorts & Pick<Ports, 'ids'>,
  { operationId, hash, authorId, confirmedBy }: StoredOperation,
  why: Pick<StoredOperation, 'reason' | 'reference'>,
): Promise<void> {
  const who = { actorId: confirmedBy ?? authorId, accountId: null };
  return recordFact(ports, { action: 'operation.stopped', ...who, detail: { operationId, hash, ...why } });
}

/** Returns false when somebody asked for something else meanwhile. */
export async function pause(parts: EndParts): Promise<boolean> {
  const { audit, facts, sql } = parts;
  await audit.append([{ action: 'operation.paused', actorId: facts.actorId, accountId: null, detail: {} }]);
  return settle(sql, { operationId: facts.operationId, asked: 'pause' }, PAUSED);
}

/** Who was written in part is recorded; who only waited is given up without a word. */
export async function giveUpWaiting(parts: EndParts): Promise<void> {
  const { sql, clock, facts } = parts;
  const { operationId } = facts;
  const begun = (
    await listItemsIn(sql, { operationId, states: ['waiting'] }, { after: 0, limit: MOST_BEGUN })
  ).filter(({ result }) => result !== null);
  const now = clock.now();
  await recordEnds(
    parts,
    begun.map((item) => ({ item, change: givenUp(item, now) })),
  );
  await cancelWaiting(sql, operationId, now);
}

// Only users of one batch, and a batch takes the first who wait.
const MOST_BEGUN = 50;

const FINISHED = 'operation.finished';
const finished = z.object({ outcome: z.enum(['completed', 'completed-with-failures', 'cancelled']) });

/** `recorded`: what the record holds that was not noted elsewhere yet. */
export async function finish(
  parts: EndParts,
  { asked }: StoredOperation,
  recorded: readonly RecordedFact[],
): Promise<OperationOutcome> {
  const { sql, clock, audit, facts } = parts;
  const before = recorded.find(({ action }) => action === FINISHED);
  const outcome =
    before === undefined
      ? await outcomeOf(sql, facts.operationId, asked)
      : finished.parse(before.detail).outcome;
  if (before === undefined)
    await audit.append([{ action: FINISHED, actorId: facts.actorId, accountId: null, detail: { outcome } }]);
  await audit.close();
  const end = { status: 'done', outcome, finishedAt: clock.now(), asked: null } as const;
  await settle(sql, { operationId: facts.operationId }, { ...end, resumeAt: null, reason: null });
  return outcome;
}

/** Whom the plan left alone does not count; who was found to be so already is as wanted, who has changed is not. */
async function outcomeOf(
  sql: Sql,
  operationId: string,
  asked: StoredOperation['asked'],
): Promise<'completed' | 'completed-with-failures' | 'cancelled'> {
  if ((await countUnchanged(sql, operationId)) === 0) return 'completed';
  return asked === 'cancel' ? 'cancelled' : 'completed-with-failures';
}

interface GoesBy {
  readonly operationId: string;
  /** What is asked for, as far as the change knows; absent: it does not matter any more. */
  readonly asked?: StoredOperation['asked'];
}

/** Changes a run that goes on. Returns false, and changes nothing, when it does not, or something else is asked for. */
export async function settle(sql: Sql, by: GoesBy, change: OperationChange): Promise<boolean> {
  const operation = await findOperation(sql, by.operationId);
  if (operation === null || operation.status !== 'running') return false;
  if (by.asked !== undefined && operation.asked !== by.asked) return false;
  return (await changeOperation(sql, operation, change)) !== null || settle(sql, by, change);
}
