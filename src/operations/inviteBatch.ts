// Invites a few people with one request: all of them are given the same. Atlassian is asked first who is there: nobody
// is invited twice after an answer that was lost, and nobody whom the rules leave alone.
import type { Invited, UserRow } from '../atlassian/operationApi';
import { AppError, KeyRejected, RateLimited, StorageFailed, Unavailable } from '../domain/errors';
import type { AccountId } from '../domain/ids';
import type { Step } from '../domain/operationPlan';
import type { DriftReason, FailureReason, ItemState, StepResult } from '../domain/operationRun';
import { readAddresses } from '../query/formerUsers';
import { changeItems, type ItemChange, type StoredItem } from '../store/operationItems';
import { TOO_LONG, type BatchEnd, type BatchParts } from './batch';
import { boundedApi, hasTime, hasTimeToLook } from './boundedApi';
import { whyLeftAloneNow } from './drift';
import { MOST_TRIES } from './execute';
import { isSameAddress, isThere, lookAtGuests, type Guest, type Looked } from './lookAtGuests';
import { isFurther, recordEnds, type ItemEnd } from './recordEnds';
import { failureOf, found, made, refused, settledOf, untried } from './stepResults';

export type InviteStep = Extract<Step, { readonly do: 'invite' }>;

/** Returns the invitation that is the item's next step; null when it is another. */
export function nextInvitation({ steps, result }: StoredItem): InviteStep | null {
  const next = steps[settledOf(result?.steps ?? []).length];
  return next?.do === 'invite' ? next : null;
}

export function isSameInvitation(one: InviteStep, other: InviteStep): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What came of one guest. */
interface Reception {
  readonly step: StepResult;
  readonly state: ItemState;
  readonly reason: FailureReason | null;
  /** Null: not told. */
  readonly accountId: AccountId | null;
}

/** Items that all wait, or that all may have been sent, with the same next step. */
export async function inviteBatch(
  parts: BatchParts,
  items: readonly StoredItem[],
  step: InviteStep,
): Promise<BatchEnd> {
  const { burst, context, isCancelled } = parts;
  const { guests, lost } = await guestsOf(parts, items);
  const api = boundedApi(parts.api, () => hasTimeToLook(burst));
  const looked = await lookAtGuests({ api, places: await context.places() }, guests, step);
  const known = receptionsBefore(parts, looked, step);
  const alone = leftAlone(parts, looked);
  const left = looked.guests.filter((guest) => !known.has(guest) && !alone.has(guest));
  const isInTime = left.length === 0 || isCancelled || hasTime(burst);
  const sent = isCancelled || !isInTime ? null : await invite(parts, await noteIntents(parts, left), step);
  const ends = [
    ...[...known].map(([guest, reception]) => endOf(parts, guest, reception)),
    // Who is not begun with stays as they are.
    ...(isInTime ? left : []).map((guest) => {
      const reception = sent?.received?.get(guest);
      return reception === undefined ? notSent(parts, guest) : endOf(parts, guest, reception);
    }),
    ...[...alone].map(([{ item }, reason]) => ({ item, change: skipped(item, reason) })),
    ...lost.map((item) => ({ item, change: skipped(item, 'gone') })),
  ];
  const touched = await recordEnds(parts, ends);
  const newcomers = [...known.values(), ...(sent?.received?.values() ?? [])].flatMap(
    ({ accountId }) => accountId ?? [],
  );
  const end = { touched: [...new Set([...touched, ...newcomers])], isFurther: ends.some(isFurther) };
  const isWhole = isInTime && looked.guests.length === guests.length;
  // At once again, it would take as long again.
  const tooLong = end.isFurther || isWhole ? null : new Unavailable(TOO_LONG);
  return { ...end, error: sent?.error ?? tooLong };
}

async function guestsOf({ sql }: BatchParts, items: readonly StoredItem[]) {
  const addresses = await readAddresses(
    sql,
    items.flatMap(({ accountId }) => accountId ?? []),
  );
  const guests: Guest[] = [];
  /** Their profile was erased: nobody knows where to write to. */
  const lost: StoredItem[] = [];
  for (const item of items) {
    const email = item.email ?? (item.accountId === null ? undefined : addresses.get(item.accountId));
    if (email === undefined || email === null) lost.push(item);
    else guests.push({ item, email });
  }
  return { guests, lost };
}

async function noteIntents(
  { sql, clock, facts: { operationId } }: BatchParts,
  guests: readonly Guest[],
): Promise<readonly Guest[]> {
  for (const from of ['waiting', 'writing'] as const) {
    const items = guests.map(({ item }) => item).filter(({ state }) => state === from);
    const changes = items.map(({ itemNo, result }): ItemChange => {
      return { itemNo, state: 'writing', result: result === null ? null : { ...result, isSending: true } };
    });
    await changeItems(sql, { operationId, from, now: clock.now() }, changes);
  }
  return guests;
}

/** The plan was made of what the mirror knew: returns who is to be left alone all the same. */
function leftAlone({ facts }: BatchParts, { guests, rows }: Looked): ReadonlyMap<Guest, DriftReason> {
  const alone = new Map<Guest, DriftReason>();
  for (const guest of guests) {
    const row = rows.get(guest);
    if (row === undefined || guest.item.state !== 'waiting' || guest.item.result !== null) continue;
    const reason = whyLeftAloneNow(row, facts.rules) ?? (hasArrived(guest, row) ? 'arrived-meanwhile' : null);
    if (reason !== null) alone.set(guest, reason);
  }
  return alone;
}

/** Planned was to invite nobody yet; to undo would remove whom somebody else has invited. */
function hasArrived({ item }: Guest, row: UserRow): boolean {
  return item.accountId === null && isThere(row);
}

/** Returns those who may have been invited and are there; who is not there was not. */
function receptionsBefore(
  { clock }: BatchParts,
  { guests, rows, whole }: Looked,
  step: InviteStep,
): ReadonlyMap<Guest, Reception> {
  const known = new Map<Guest, Reception>();
  const at = clock.now();
  for (const guest of guests.filter(({ item }) => item.state === 'writing')) {
    const row = rows.get(guest);
    if (row !== undefined && isThere(row)) {
      const seen = { accountId: row.user.accountId, step: found(step, 'done', at) };
      const done = { ...seen, state: 'done', reason: null } as const;
      known.set(guest, whole.has(guest) ? done : vain(seen, 'lost-answer-unclear'));
    } else if (triesOf(guest) >= MOST_TRIES) {
      known.set(guest, vain({ accountId: null, step: found(step, 'done', at) }, 'unavailable'));
    }
  }
  return known;
}

function triesOf({ item: { result } }: Guest): number {
  return (result?.steps ?? []).filter((step) => step.result === 'unclear').length;
}

function vain(seen: Pick<Reception, 'accountId' | 'step'>, reason: FailureReason): Reception {
  return { ...seen, step: { ...seen.step, result: 'failed' }, state: 'failed', reason };
}

interface Sent {
  /** Null: nothing was sent. */
  readonly received: ReadonlyMap<Guest, Reception> | null;
  readonly error: AppError | null;
}

async function invite(
  { api, clock, facts: { invitation } }: BatchParts,
  guests: readonly Guest[],
  step: InviteStep,
): Promise<Sent> {
  if (guests.length === 0) return { received: null, error: null };
  const everybody = (reception: Omit<Reception, 'accountId'>): Map<Guest, Reception> =>
    new Map(guests.map((guest) => [guest, { ...reception, accountId: null }]));
  try {
    const { access, groupIds } = step;
    const emails = guests.map(({ email }) => email);
    const changed = await api.inviteUsers({ emails, access, groupIds, ...invitation });
    const given = made(step, changed, clock.now());
    const received = new Map(guests.map((guest) => [guest, receptionOf(guest, changed.answer, given)]));
    return { received, error: null };
  } catch (error) {
    if (!(error instanceof AppError) || error instanceof StorageFailed) throw error;
    if (error instanceof RateLimited || error instanceof KeyRejected) return { received: null, error };
    const at = clock.now();
    if (error instanceof Unavailable) {
      const unclear = refused(step, error, { result: 'unclear', at });
      return { received: everybody({ step: unclear, state: 'writing', reason: null }), error };
    }
    const failed = refused(step, error, { result: 'failed', at });
    return { received: everybody({ step: failed, state: 'failed', reason: failureOf(error) }), error: null };
  }
}

function receptionOf({ email }: Guest, invited: readonly Invited[], given: StepResult): Reception {
  const one = invited.find((each) => isSameAddress(each.email, email));
  const accountId = one?.accountId ?? null;
  if (one?.isWhole === true) return { step: given, state: 'done', reason: null, accountId };
  return { step: { ...given, result: 'failed' }, state: 'failed', reason: 'invitation-refused', accountId };
}

function endOf({ ids }: BatchParts, { item }: Guest, { step, state, reason }: Reception): ItemEnd {
  const { itemNo, steps, result } = item;
  const before = result?.steps ?? [];
  const told = step.result === 'unclear' ? [...before, step] : [...settledOf(before), step];
  // Whom an invitation brought back may be given more.
  const isOver = state !== 'done' || told.length === steps.length;
  const reference = state === 'failed' ? ids.newId() : null;
  const kept = { ...NOTHING, steps: told, reason, reference };
  return { item, change: { itemNo, state: isOver ? state : 'waiting', result: kept } };
}

/** Nobody who was not looked at yet is thought not to have been invited. */
function notSent({ isCancelled, clock }: BatchParts, { item }: Guest): ItemEnd {
  const { itemNo, state, steps, result } = item;
  if (!isCancelled) return { item, change: { itemNo, state, result } };
  const settled = settledOf(result?.steps ?? []);
  const left = steps.slice(settled.length).map((step) => untried(step, clock.now()));
  return {
    item,
    change: { itemNo, state: 'cancelled', result: { ...NOTHING, steps: [...settled, ...left] } },
  };
}

function skipped({ itemNo }: StoredItem, reason: DriftReason): ItemChange {
  return { itemNo, state: 'skipped', result: { ...NOTHING, steps: [], reason } };
}

const NOTHING = { before: null, after: null, proof: null, reason: null, reference: null } as const;
