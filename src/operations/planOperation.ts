// Makes a plan, a page of users at a time: rows first, then the state. Nobody sees it as ready before its last page is
// written, its sums are drawn and its guards have measured it.
import { AppError } from '../domain/errors';
import { PLAN_LIFE_MS, type PlannedItem } from '../domain/operationPlan';
import { summaryOf, withItems } from '../domain/planTally';
import type { Draft } from '../domain/planUser';
import type { JobKind, StepResult } from '../jobs/job';
import type { Ports } from '../ports';
import { planText, replaceItems } from '../store/operationItems';
import type { OperationChange, StoredOperation } from '../store/operationRow';
import { changeOperation, findOperation, forgetNamed, noteProgress } from '../store/operations';
import { readDocument } from '../store/documents';
import { chainedHash } from '../store/hash';
import { safetyDocument } from '../store/safetySettings';
import { recordFact, type AuditPorts } from './audit';
import { measure } from './planGuards';
import type { PlanParts } from './planner';
import { plannerOf } from './planners';
import { decodeState, encodeState, freshState, PLAN_OPERATION, type PlanState } from './planState';
import { hashOfRules } from './safety';

type MakingParts = PlanParts & AuditPorts & Pick<Ports, 'ids'>;

/** Makes the job for one burst. */
export function planOperation(parts: MakingParts): JobKind<PlanState> {
  return {
    kind: PLAN_OPERATION,
    decode: decodeState,
    encode: encodeState,
    fresh: freshState,
    step: (state) => planNext(parts, state),
    interrupted: async (state, _burst, { error, resumeAt }) => {
      const reason = error instanceof AppError ? error.code : null;
      await noteProgress(parts.sql, state.operationId, { resumeAt, reason });
      return state;
    },
    failed: async (state, _burst, { error, reference }) => {
      const reason = error instanceof AppError ? error.code : null;
      await settle(parts, state, { status: 'failed', reason, reference, resumeAt: null });
      // Nobody confirms it any more: addresses that were to be invited are not kept.
      const operation = await findOperation(parts.sql, state.operationId);
      if (operation !== null) await done(parts, operation, state);
    },
  };
}

async function planNext(parts: MakingParts, state: PlanState): Promise<StepResult<PlanState>> {
  const operation = await findOperation(parts.sql, state.operationId);
  // Somebody discarded it, or it was stopped just after its end.
  if (operation === null) return { next: 'done', state };
  if (operation.status !== 'planning') return done(parts, operation, state);
  const planner = plannerOf(operation.about);
  if (state.total === null) {
    const total = await planner.count(parts, operation);
    const counted = { ...state, total, hash: firstHash(operation) };
    // Before the first page: a page that is made by other settings than those shows when the plan is confirmed.
    await noteProgress(parts.sql, operation.operationId, { total, rulesHash: await hashOfRules(parts) });
    const { mostUsers } = await readDocument(parts, safetyDocument);
    return total > mostUsers ? finish(parts, operation, counted) : { next: 'continue', state: counted };
  }
  const page = await planner.page(parts, operation, state.after);
  if ('askAgainAt' in page) {
    const { askAgainAt } = page;
    await noteProgress(parts.sql, operation.operationId, { resumeAt: askAgainAt, reason: null });
    return { next: 'wait', state, resumeAt: askAgainAt };
  }
  const { drafts, next } = page;
  const planned = await writePage(parts, state, drafts);
  if (next === null) return finish(parts, operation, planned);
  return { next: 'continue', state: { ...planned, after: next } };
}

/** Writes what is planned next. A page that is planned twice takes the place of itself. */
async function writePage(
  { sql, clock }: PlanParts,
  state: PlanState,
  drafts: readonly Draft[],
): Promise<PlanState> {
  const { operationId } = state;
  const items = drafts.map((draft, i): PlannedItem => ({ ...draft, itemNo: state.planned + i + 1 }));
  await replaceItems(sql, { operationId, after: state.planned, now: clock.now() }, items);
  const planned = state.planned + items.length;
  await noteProgress(sql, operationId, { planned, resumeAt: null, reason: null });
  return {
    ...state,
    planned,
    hash: items.reduce(hashWith, state.hash),
    tally: withItems(state.tally, items),
  };
}

async function finish(
  parts: MakingParts,
  operation: StoredOperation,
  state: PlanState,
): Promise<StepResult<PlanState>> {
  const measured = await measure(parts, operation, state);
  const { operationId, about, authorId: actorId } = operation;
  const { hash, planned: items } = state;
  const kinds = about.kind === 'users' ? about.operations.map(({ kind }) => kind) : [about.kind];
  const detail = { operationId, hash, kinds, items };
  await recordFact(parts, { action: 'operation.planned', actorId, accountId: null, detail });
  await settle(parts, state, {
    ...measured,
    status: 'ready',
    hash: state.hash,
    summary: summaryOf(state.tally),
    planned: state.planned,
    expiresAt: parts.clock.now() + PLAN_LIFE_MS,
    resumeAt: null,
    reason: null,
  });
  return done(parts, operation, state);
}

/** Addresses stand in the items, and go with whoever they belong to. */
async function done(
  { sql }: PlanParts,
  { about, operationId }: StoredOperation,
  state: PlanState,
): Promise<StepResult<PlanState>> {
  if (about.kind === 'invite') await forgetNamed(sql, operationId);
  return { next: 'done', state };
}

/** Ends the planning, unless somebody discarded the plan meanwhile. */
async function settle(
  { sql }: Pick<PlanParts, 'sql'>,
  { operationId }: Pick<PlanState, 'operationId'>,
  end: OperationChange,
): Promise<void> {
  const operation = await findOperation(sql, operationId);
  if (operation === null || operation.status !== 'planning') return;
  if ((await changeOperation(sql, operation, end)) === null) await settle({ sql }, { operationId }, end);
}

/** Nobody confirms but what they have seen: what is asked for, and each user in turn. */
function firstHash({ about, timeZone }: StoredOperation): string {
  return chainedHash('', JSON.stringify([about, timeZone]));
}

function hashWith(before: string, item: PlannedItem): string {
  const { itemNo, accountId, email, outcome, reason } = item;
  return chainedHash(before, JSON.stringify([itemNo, accountId, email, outcome, reason, planText(item)]));
}
