// What is kept of a user when a batch ends: settled, to be gone on with, or to be looked at again.
import type { DriftReason, FailureReason, ItemResult, ItemState, StepResult } from '../domain/operationRun';
import type { ItemChange, StoredItem } from '../store/operationItems';
import { MOST_TRIES, type Executed, type Prepared } from './execute';
import { sidesOf } from './itemSides';
import type { Over } from './prepare';
import type { Proven } from './prove';
import { isSameStep, isUnclear, lastTries, settledOf, untried } from './stepResults';

export type Outcome =
  | (Prepared & {
      readonly end: Executed;
      /** Null: nothing is to be proven of the user. */
      readonly proven: Proven | null;
      /** Something kept the batch from its end. */
      readonly isHalted: boolean;
    })
  | (Over & { readonly proven: Proven | null });

type Written = Extract<Outcome, { readonly end: Executed }>;

/** Notes that requests are about to be sent. `steps`: what is known of the user's so far. */
export function intentOf(
  { item, row, belongings }: Prepared,
  steps: readonly StepResult[] = item.result?.steps ?? [],
): ItemChange {
  const settled = settledOf(steps);
  const planned = [...settled, ...item.steps.slice(settled.length).map((step) => untried(step, 0))];
  const sides = sidesOf({ status: item.result?.before?.status ?? row.user.status, belongings }, planned);
  const before = item.result?.before ?? sides.before;
  return {
    itemNo: item.itemNo,
    state: 'writing',
    result: {
      steps,
      before,
      after: null,
      reason: null,
      proof: item.result?.proof ?? null,
      reference: null,
      isSending: true,
    },
  };
}

export function isSettled(state: ItemState): boolean {
  return state !== 'waiting' && state !== 'writing';
}

interface End {
  readonly now: number;
  /** Nothing more is sent. */
  readonly isCancelled: boolean;
  readonly newReference: () => string;
}

export function changeOf(outcome: Outcome, at: End): ItemChange {
  const change = 'end' in outcome ? changeOfWritten(outcome, at) : changeOfOver(outcome);
  if (change.state !== 'failed' || change.result === null) return change;
  return { ...change, result: { ...change.result, reference: at.newReference() } };
}

function changeOfOver({ item, state, results, reason, proven }: Extract<Outcome, Over>): ItemChange {
  const before = item.result?.before ?? null;
  const after =
    before === null ? null : sidesOf({ status: before.status, belongings: before }, results).after;
  const proof = proven?.proof ?? item.result?.proof ?? null;
  return {
    itemNo: item.itemNo,
    state,
    result: { steps: results, before, after, reason, proof, reference: null },
  };
}

function changeOfWritten(written: Written, { now, isCancelled }: End): ItemChange {
  const { item, end, proven } = written;
  const verdict = isCancelled ? lastVerdict(written) : verdictOf(written);
  const settled = isSettled(verdict.state);
  const told = settled
    ? [...toldOf(item, end, now), ...toldOfRevoked(proven)]
    : [...end.results, ...(proven?.revoked ?? [])];
  const sides = sidesOf(
    { status: item.result?.before?.status ?? written.row.user.status, belongings: written.belongings },
    settledOf(told),
  );
  const result: ItemResult = {
    steps: told,
    before: settled ? sides.before : (item.result?.before ?? intentOf(written).result?.before ?? null),
    after: settled ? sides.after : null,
    reason: verdict.reason,
    proof: proven?.proof ?? item.result?.proof ?? null,
    reference: null,
  };
  // Nothing was sent, and nobody need wonder.
  const isUntouched = verdict.state === 'waiting' && told.length === 0;
  return { itemNo: item.itemNo, state: verdict.state, result: isUntouched ? null : result };
}

/** What came of the steps, then one that nobody knows the end of, then those never sent. */
function toldOf(item: StoredItem, { results }: Executed, now: number): StepResult[] {
  const settled = settledOf(results);
  const open = lastTries(results.filter(isUnclear));
  const left = item.steps.slice(settled.length + open.length);
  return [...settled, ...open, ...left.map((step) => untried(step, now))];
}

/** A role that is still held after the last try was tried in vain; of what nobody looked at, nobody knows the end. */
function toldOfRevoked(proven: Proven | null): StepResult[] {
  if (proven === null) return [];
  const { revoked, proof } = proven;
  const open = lastTries(revoked.filter(isUnclear));
  const last = proof === null ? open : open.map((each) => ({ ...each, result: 'failed' as const }));
  return [...settledOf(revoked), ...last];
}

interface Verdict {
  readonly state: ItemState;
  readonly reason: DriftReason | FailureReason | null;
}

function verdictOf(written: Written): Verdict {
  const { end, mayBeSent } = written;
  switch (end.end) {
    case 'failed':
      return { state: 'failed', reason: end.reason };
    case 'unclear':
      return { state: 'writing', reason: null };
    case 'unseen':
    case 'stopped': {
      // Who was not looked at yet is still to be looked at.
      const isOpen = mayBeSent || end.results.some(isUnclear);
      return { state: isOpen ? 'writing' : 'waiting', reason: null };
    }
    case 'all':
      return proofVerdict(written);
  }
}

/** Who was only looked at, and is to be looked at again in vain, is given up. */
function lastVerdict(written: Written): Verdict {
  const verdict = verdictOf(written);
  const { end } = written.end;
  const isOpen = end === 'stopped' || isUnproven(written);
  const isLookedAt = end !== 'unseen' && !(isOpen && written.isHalted);
  return isSettled(verdict.state) || !isLookedAt ? verdict : { state: 'cancelled', reason: null };
}

/** Nobody looked what came of the roles that may have been revoked. */
function isUnproven({ proven }: Written): boolean {
  return proven !== null && proven.proof === null && proven.revoked.length > 0;
}

/** Atlassian's searches lag behind its changes: what is not free at once is looked at a second time. */
function proofVerdict(written: Written): Verdict {
  const { item, proven, blocked } = written;
  if (proven === null) return { state: 'done', reason: null };
  if (proven.reason !== null) return { state: 'failed', reason: proven.reason };
  if (proven.proof === null) return { state: isUnproven(written) ? 'writing' : 'waiting', reason: null };
  const expected = new Set(item.effects.stillBillable.map(({ resourceId }) => resourceId));
  const isFree = proven.proof.every((each) => each.isFree || expected.has(each.resourceId));
  if (isFree) return { state: 'done', reason: null };
  // Nothing more is taken, so that looking again shows nothing else.
  if (blocked !== null) return { state: 'failed', reason: blocked };
  // A request that nobody answered is repeated, now that it is known to have come to nothing.
  const open = proven.revoked.filter(isUnclear);
  const triesOf = ({ step }: StepResult) => open.filter((each) => isSameStep(each.step, step)).length;
  if (open.length > 0 && open.every((each) => triesOf(each) < MOST_TRIES))
    return { state: 'writing', reason: null };
  const isSecondLook = item.result?.proof != null;
  return isSecondLook ? { state: 'failed', reason: 'still-billable' } : { state: 'writing', reason: null };
}

/** Returns what is kept of a user in the middle of whose steps the run was given up. */
export function givenUp(item: StoredItem, now: number): ItemChange {
  const settled = settledOf(item.result?.steps ?? []);
  const left = item.steps.slice(settled.length).map((step) => untried(step, now));
  const before = item.result?.before ?? null;
  const steps = [...settled, ...left];
  const after = before === null ? null : sidesOf({ status: before.status, belongings: before }, steps).after;
  const proof = item.result?.proof ?? null;
  return {
    itemNo: item.itemNo,
    state: 'cancelled',
    result: { steps, before, after, reason: null, proof, reference: null },
  };
}
