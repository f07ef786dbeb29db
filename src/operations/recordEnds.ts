// Records what came of a few users, then notes it with them: nothing is ever done without a record.
import { z } from 'zod';
import type { AccountId } from '../domain/ids';
import { itemStates, type ItemResult } from '../domain/operationRun';
import type { Log, Ports } from '../ports';
import { changeItems, type ItemChange, type StoredItem } from '../store/operationItems';
import type { Audit } from './audit';
import type { AuditFact, RecordedFact } from './auditEntry';
import { isSettled } from './itemEnd';
import type { RunFacts } from './runFacts';
import { settledOf } from './stepResults';

export interface ItemEnd {
  readonly item: StoredItem;
  readonly change: ItemChange;
}

export interface RecordParts extends Pick<Ports, 'sql' | 'clock' | 'log'> {
  readonly audit: Audit;
  readonly facts: Pick<RunFacts, 'operationId' | 'actorId'>;
}

/** Returns the accounts of those who may be others than before. */
export async function recordEnds(parts: RecordParts, ends: readonly ItemEnd[]): Promise<AccountId[]> {
  const { audit, facts, log } = parts;
  const settled = ends.filter(({ change }) => isSettled(change.state));
  await audit.append(settled.map((end) => factOf(end, facts.actorId)));
  for (const { change } of settled) if (change.state === 'failed') logFailure(log, facts.operationId, change);
  await storeChanges(
    parts,
    ends.map(({ change }) => change),
  );
  return ends.filter(isTouched).flatMap(({ item }) => item.accountId ?? []);
}

/** True when one user less is left, or has one step less before them. */
export function isFurther({ item, change }: ItemEnd): boolean {
  const stepsOf = ({ result }: Pick<ItemChange, 'result'>) => settledOf(result?.steps ?? []).length;
  return isSettled(change.state) || stepsOf(change) > stepsOf(item);
}

const recordedItem = z.object({
  itemNo: z.number(),
  state: z.enum(itemStates),
  // Signed by this app, which wrote it as it stands here.
  result: z.custom<ItemResult>((value) => typeof value === 'object' && value !== null),
});

/** Notes what was recorded just before somebody was stopped. */
export async function recoverEnds(
  parts: Pick<RecordParts, 'sql' | 'clock' | 'facts'>,
  recorded: readonly RecordedFact[],
): Promise<void> {
  const changes = recorded
    .filter(({ action }) => action === ITEM_ACTION)
    .map(({ detail }) => recordedItem.parse(detail));
  await storeChanges(parts, changes);
}

const ITEM_ACTION = 'operation.item';

/** Each goes on from where its intent, or its reading, has left it. */
async function storeChanges(
  { sql, clock, facts: { operationId } }: Pick<RecordParts, 'sql' | 'clock' | 'facts'>,
  changes: readonly ItemChange[],
): Promise<void> {
  for (const from of ['writing', 'waiting'] as const)
    await changeItems(sql, { operationId, from, now: clock.now() }, changes);
}

function factOf({ item, change }: ItemEnd, actorId: AccountId): AuditFact {
  const { itemNo, state, result } = change;
  return {
    action: ITEM_ACTION,
    actorId,
    accountId: item.accountId,
    detail: { itemNo, state, result },
    ...(item.email === null ? {} : { personal: { email: item.email } }),
  };
}

function isTouched({ change: { result } }: ItemEnd): boolean {
  return result?.steps.some((step) => step.result === 'done' || step.result === 'unclear') ?? false;
}

function logFailure(log: Log, operationId: string, { itemNo, result }: ItemChange): void {
  const last = result?.steps.find((step) => step.result === 'failed');
  log.warn('a user was not changed', {
    operationId,
    itemNo,
    reason: result?.reason ?? null,
    reference: result?.reference ?? null,
    httpStatus: last?.httpStatus ?? null,
    code: last?.code ?? null,
    requestId: last?.requestId ?? null,
  });
}
