// A few users of a run at a time: read again, noted as about to be written, written, proven, recorded. Rows come before
// requests, so that whoever goes on after a stop knows whose request may have been sent; the record comes before the
// result, so that nothing is ever done without one.
import { searchBounds } from '../atlassian/limits';
import type { OperationApi, UserRow } from '../atlassian/operationApi';
import { AppError, KeyRejected, StorageFailed, Unavailable } from '../domain/errors';
import { asDirectoryId, type AccountId, type DirectoryId } from '../domain/ids';
import type { StepResult } from '../domain/operationRun';
import type { Burst } from '../jobs/burst';
import type { Ports } from '../ports';
import { changeItems, type StoredItem } from '../store/operationItems';
import { findAsked } from '../store/operations';
import type { Context } from '../sync/context';
import type { Audit } from './audit';
import { boundedApi, hasTime, NoRoom } from './boundedApi';
import { execute, searchWhole, type Executed, type ExecuteTools, type Prepared } from './execute';
import { inLanes } from './inLanes';
import { changeOf, intentOf, type Outcome } from './itemEnd';
import { accountsOf, isOver, prepare, unread, type Over, type PrepareTools } from './prepare';
import { findHolders, free, prove, unproven, type Proven, type ToProve } from './prove';
import { isFurther, recordEnds } from './recordEnds';
import { freedBy, type RunFacts } from './runFacts';
import { concernsAll, openTriesOf } from './stepResults';

export interface BatchParts extends Pick<Ports, 'sql' | 'clock' | 'ids' | 'log'> {
  readonly api: OperationApi;
  readonly burst: Burst;
  readonly context: Context;
  readonly audit: Audit;
  readonly facts: RunFacts;
  /** Nothing more is sent: what may have been sent is looked at a last time. */
  readonly isCancelled: boolean;
}

export interface BatchEnd {
  /** Who may be another than before. */
  readonly touched: readonly AccountId[];
  /** What kept the batch from its end; null: nothing. */
  readonly error: AppError | null;
  /** True when at least one user is a step further. */
  readonly isFurther: boolean;
}

/** Users whose requests are on their way at the same time. */
const LANES = 4;
/** Why a batch ends in which nobody is a step further, and nothing else went wrong. */
export const TOO_LONG = 'Reading took so long that nobody is a step further';
/** Nobody is written who was not read within this time. */
const FRESH_MS = 10_000;

/** What the users of one batch share. */
class Batch implements ExecuteTools, PrepareTools {
  readonly #parts: BatchParts;
  readonly api: OperationApi;
  readonly clock: BatchParts['clock'];
  readonly places: ExecuteTools['places'];
  readonly facts: RunFacts;
  #readAt = 0;
  #isAsked = false;
  error: AppError | null = null;
  /** Somebody was not begun with, because the reading was too old. */
  isStale = false;

  constructor(parts: BatchParts, places: ExecuteTools['places']) {
    this.#parts = parts;
    this.api = boundedApi(parts.api, () => this.mayAsk());
    this.clock = parts.clock;
    this.facts = parts.facts;
    this.places = places;
  }

  noteReading(): void {
    this.#readAt = this.clock.now();
  }

  mayAsk(): boolean {
    return this.error === null && hasTime(this.#parts.burst);
  }

  mayWrite(): boolean {
    return this.mayAsk() && !this.#parts.isCancelled;
  }

  /** Between two users, somebody who asked for a pause or an end is heard. */
  async mayBegin(): Promise<boolean> {
    if (this.error !== null || this.#isAsked) return false;
    if (this.clock.now() - this.#readAt > FRESH_MS) {
      this.isStale = true;
      return false;
    }
    if (this.#parts.isCancelled) return true;
    this.#isAsked = (await findAsked(this.#parts.sql, this.facts.operationId)) !== null;
    return !this.#isAsked;
  }

  halt(error: AppError): void {
    // A dead key says more than anything else.
    if (this.error === null || error instanceof KeyRejected) this.error = error;
  }

  /** Runs what must not take the others down with it. Returns an error that concerns this user only; null: halted. */
  async orHalt<Result>(work: () => Promise<Result>): Promise<Result | AppError | null> {
    if (this.error !== null) return null;
    try {
      return await work();
    } catch (error) {
      if (error instanceof NoRoom) return null;
      if (!(error instanceof AppError) || error instanceof StorageFailed) throw error;
      if (!concernsAll(error)) return error;
      this.halt(error);
      return null;
    }
  }
}

/** Users who all wait, or who all may have been written by somebody who did not live to tell. */
export async function workOnBatch(parts: BatchParts, items: readonly StoredItem[]): Promise<BatchEnd> {
  const places = await parts.context.places();
  const batch = new Batch(parts, places);
  const { rows, onlyHolders } = await inTime(readUsers(parts, batch.api, items));
  batch.noteReading();
  const looks = await inLanes(items, LANES, async (item): Promise<Prepared | Over | null> => {
    const seen = { row: rows.get(item.accountId) ?? null, onlyHolders };
    const look = await batch.orHalt(() => prepare(item, seen, batch));
    return look instanceof AppError ? unread(item, look, batch.clock.now()) : look;
  });
  const prepared = looks.filter((look): look is Prepared => look !== null && !isOver(look));
  const over = looks.filter((look): look is Over => look !== null && isOver(look));
  await noteIntents(parts, prepared);
  const executed = await inLanes(prepared, LANES, async (one): Promise<Ended> => {
    if (await batch.mayBegin()) return { one, end: await execute(one, batch) };
    return { one, end: { results: one.item.result?.steps ?? [], end: 'unseen', reason: null } };
  });
  const proven = await proveFree(parts, batch, executed);
  const outcomes = [
    ...(await outcomesOf(parts, over)),
    ...executed.map(({ one, end }): Outcome => {
      return { ...one, end, proven: proven.get(one.accountId) ?? null, isHalted: !batch.mayAsk() };
    }),
  ];
  const end = await finish(parts, batch.error, outcomes);
  const isInTime = batch.mayAsk() && !batch.isStale && !looks.includes(null);
  if (end.error !== null || end.isFurther || isInTime) return end;
  // At once again, it would take as long again.
  return { ...end, error: new Unavailable(TOO_LONG) };
}

/** @throws {Unavailable} when there was no time: at once again, it would take as long again. */
async function inTime<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof NoRoom) throw new Unavailable('Nobody could be read in time', {}, error);
    throw error;
  }
}

interface Ended {
  readonly one: Prepared;
  readonly end: Executed;
}

async function readUsers(
  { facts, context }: BatchParts,
  api: OperationApi,
  items: readonly StoredItem[],
): Promise<{ readonly rows: ReadonlyMap<AccountId | null, UserRow>; readonly onlyHolders: boolean }> {
  const accountIds = accountsOf(items);
  const wanted = new Set<Parameters<typeof findHolders>[2][number]>();
  for (const item of items) for (const id of await freedBy(item, facts, context)) wanted.add(id);
  // Who may have been written is to be seen whatever they hold; more products would take more than one search.
  const isNew = items.every(({ state }) => state === 'waiting');
  const onlyHolders = facts.onlyFrees && isNew && wanted.size > 0 && wanted.size <= searchBounds.resourceIds;
  const found = onlyHolders
    ? await findHolders(api, accountIds, [...wanted])
    : await searchWhole(api, { directoryId: null, accountIds, cursor: null });
  const there = [...new Set(found.map(({ user }) => user.accountId))];
  const directoryIds = there.length === 0 ? [] : await askedByThemselves(facts, context);
  for (const directoryId of directoryIds)
    found.push(...(await searchWhole(api, { directoryId, accountIds: there, cursor: null })));
  return { rows: merged(found), onlyHolders };
}

/** Returns how many requests the reading of a batch takes. */
export async function readingsOf(facts: RunFacts, context: Context): Promise<number> {
  return 1 + (await askedByThemselves(facts, context)).length;
}

/** A search over several directories may tell the groups of one only. */
async function askedByThemselves({ rules }: RunFacts, context: Context): Promise<DirectoryId[]> {
  const { directories } = await context.places();
  if (rules.protectedGroups.size === 0 || directories.size < 2) return [];
  return [...directories.values()].map(({ directoryId }) => asDirectoryId(directoryId));
}

/** Returns one row for each user: as the first one has it, with the roles and groups of all. */
function merged(rows: readonly UserRow[]): Map<AccountId, UserRow> {
  const byAccount = new Map<AccountId, UserRow>();
  for (const row of rows) {
    const { user, groupIds } = row;
    const first = byAccount.get(user.accountId) ?? row;
    const isWhole = groupIds !== null && first.groupIds !== null;
    byAccount.set(user.accountId, {
      ...first,
      user: {
        ...first.user,
        platformRoles: [...new Set([...first.user.platformRoles, ...user.platformRoles])],
      },
      groupIds: isWhole ? [...new Set([...first.groupIds, ...groupIds])] : null,
      tellsPlatformRoles: first.tellsPlatformRoles && row.tellsPlatformRoles,
    });
  }
  return byAccount;
}

async function noteIntents(
  { sql, clock, facts: { operationId } }: BatchParts,
  prepared: readonly Prepared[],
): Promise<void> {
  for (const from of ['waiting', 'writing'] as const) {
    const changes = prepared.filter(({ item }) => item.state === from).map((one) => intentOf(one));
    await changeItems(sql, { operationId, from, now: clock.now() }, changes);
  }
}

/** Returns what is proven of those whose seats are to be free, keyed by account. */
async function proveFree(
  parts: BatchParts,
  batch: Batch,
  executed: readonly Ended[],
): Promise<ReadonlyMap<AccountId, Proven>> {
  const { sql, clock, facts, context, isCancelled } = parts;
  const { operationId } = facts;
  if (facts.freed === null) return new Map();
  const done = executed.filter(({ end }) => end.end === 'all');
  const users = await Promise.all(
    done.map(async ({ one, end }): Promise<ToProve> => {
      const { accountId, item, blocked } = one;
      const resourceIds = await freedBy(item, facts, context);
      const note = (tries: readonly StepResult[]) =>
        changeItems(sql, { operationId, from: 'writing', now: clock.now() }, [
          intentOf(one, [...end.results, ...tries]),
        ]);
      return { accountId, resourceIds, open: openTriesOf(item), mayRevoke: blocked === null, note };
    }),
  );
  const proven = await batch.orHalt(() => prove(users, batch));
  // What was written is kept without a proof: thrown on, it would be lost. Who gives the run up needs none.
  if (proven instanceof AppError && !isCancelled) batch.halt(proven);
  if (proven instanceof Map) return proven;
  return new Map(users.map(({ accountId, open }) => [accountId, unproven(open)]));
}

async function outcomesOf({ facts, context }: BatchParts, over: readonly Over[]): Promise<Outcome[]> {
  return Promise.all(
    over.map(async (one): Promise<Outcome> => {
      const isFree = one.state === 'done' && facts.freed !== null;
      const proven = isFree ? free(await freedBy(one.item, facts, context)) : null;
      return { ...one, proven };
    }),
  );
}

async function finish(
  parts: BatchParts,
  error: AppError | null,
  outcomes: readonly Outcome[],
): Promise<BatchEnd> {
  const at = {
    now: parts.clock.now(),
    isCancelled: parts.isCancelled,
    newReference: () => parts.ids.newId(),
  };
  const ends = outcomes.map((outcome) => ({ item: outcome.item, change: changeOf(outcome, at) }));
  return { touched: await recordEnds(parts, ends), error, isFurther: ends.some(isFurther) };
}
