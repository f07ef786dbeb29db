// The steps of one user, one after the other: each is one request, sent once. The first that fails ends the item.
import type { OperationApi, UserRow } from '../atlassian/operationApi';
import {
  AppError,
  KeyRejected,
  RateLimited,
  StorageFailed,
  Unavailable,
  UnexpectedAnswer,
} from '../domain/errors';
import type { AccountId, DirectoryId } from '../domain/ids';
import type { Step } from '../domain/operationPlan';
import type { DriftReason, FailureReason, StepResult } from '../domain/operationRun';
import type { Clock } from '../ports';
import type { StoredItem } from '../store/operationItems';
import type { Places } from '../sync/context';
import { isAlreadySo } from './alreadySo';
import { isSoByStatus, isSoThere, type InDirectories } from './drift';
import { isDirect, readHeldRoles, type HeldRole } from './heldRoles';
import { NoRoom } from './boundedApi';
import { isUserStep, statusAfter, type Belongings, type UserStep } from './itemSides';
import { send } from './send';
import { concernsAll, failureOf, found, made, refused, settledOf, untried } from './stepResults';

export interface ExecuteTools {
  readonly api: OperationApi;
  readonly clock: Clock;
  readonly places: Places;
  /** False: no further request begins in this batch; a reading is refused with NoRoom. */
  mayAsk(): boolean;
  /** False: nothing further is changed in this batch. */
  mayWrite(): boolean;
  /** Keeps everybody of the batch from sending more. */
  halt(error: AppError): void;
}

/** A user who was read, and whose plan still holds. */
export interface Prepared extends InDirectories {
  readonly item: StoredItem;
  readonly accountId: AccountId;
  /** Where steps are about roles: those that were held before the first of them. */
  readonly held: readonly HeldRole[];
  /** What a removal takes; null: nobody is removed. */
  readonly belongings: Belongings | null;
  /** The next step may have been sent, and nobody learned of it. */
  readonly mayBeSent: boolean;
  /** Why nothing more is sent for a user in the middle of the steps; null: nothing speaks against it. */
  readonly blocked: DriftReason | null;
}

export interface Executed {
  readonly results: readonly StepResult[];
  /**
   * `stopped`: nothing is on its way, and the next step is still to be sent. `unseen`: it stopped before anybody looked
   * whether that step had been sent.
   */
  readonly end: 'all' | 'failed' | 'unclear' | 'stopped' | 'unseen';
  readonly reason: DriftReason | FailureReason | null;
}

/** After so many requests without an answer, none of which came to anything, the step has failed. */
export const MOST_TRIES = 3;

export async function execute(prepared: Prepared, tools: ExecuteTools): Promise<Executed> {
  const { item, row } = prepared;
  const before = item.result?.steps ?? [];
  const results = settledOf(before);
  let unclear = before.filter(({ result }) => result === 'unclear');
  let { mayBeSent } = prepared;
  let { status } = row.user;
  for (const step of item.steps.slice(results.length).filter(isUserStep)) {
    const at = tools.clock.now();
    if (mayBeSent) {
      const look = await lookAt(prepared, step, tools);
      if (look === 'unseen') return { results: [...results, ...unclear], end: 'unseen', reason: null };
      if (look instanceof AppError)
        return { results: [...results, openOf(unclear, step, at)], end: 'failed', reason: failureOf(look) };
      if (look) {
        results.push(found(step, 'done', at));
        unclear = [];
        continue;
      }
      if (unclear.length >= MOST_TRIES)
        return failed(results, { ...lastOf(unclear, step, at), result: 'failed' });
    } else if (isSoByStatus(step, prepared, status) || isSoByRoles(step, prepared)) {
      results.push(found(step, 'already-so', at));
      continue;
    }
    mayBeSent = false;
    if (prepared.blocked !== null) {
      const vain = unclear.slice(-1).map((each) => ({ ...each, result: 'failed' as const }));
      return { results: [...results, ...vain], end: 'failed', reason: prepared.blocked };
    }
    if (!tools.mayWrite()) return { results: [...results, ...unclear], end: 'stopped', reason: null };
    const sent = await attempt(prepared.accountId, step, tools);
    if (sent === 'stopped') return { results: [...results, ...unclear], end: 'stopped', reason: null };
    if (sent.result.result === 'unclear')
      return { results: [...results, ...unclear, sent.result], end: 'unclear', reason: null };
    results.push(sent.result);
    if (sent.reason !== null) return { results, end: 'failed', reason: sent.reason };
    unclear = [];
    status = statusAfter(step.do, status);
  }
  return { results, end: 'all', reason: null };
}

export interface Attempt {
  readonly result: StepResult;
  /** Null: it did not fail. */
  readonly reason: FailureReason | null;
}

/** Sends a step once. */
export async function attempt(
  accountId: AccountId,
  step: UserStep,
  tools: Pick<ExecuteTools, 'api' | 'clock' | 'halt'>,
): Promise<Attempt | 'stopped'> {
  try {
    const changed = await send(tools.api, accountId, step);
    return { result: made(step, changed, tools.clock.now()), reason: null };
  } catch (error) {
    // Nothing is known of what the store failed at, and a defect says nothing: the item stays as it is noted.
    if (!(error instanceof AppError) || error instanceof StorageFailed) throw error;
    const at = tools.clock.now();
    if (error instanceof RateLimited || error instanceof KeyRejected) {
      tools.halt(error);
      return 'stopped';
    }
    if (error instanceof Unavailable) {
      tools.halt(error);
      return { result: refused(step, error, { result: 'unclear', at }), reason: null };
    }
    if (isAlreadySo(step.do, error))
      return { result: refused(step, error, { result: 'already-so', at }), reason: null };
    return { result: refused(step, error, { result: 'failed', at }), reason: failureOf(error) };
  }
}

/** Of a step that may have been sent, nobody can say what came of it. */
export function openOf(unclear: readonly StepResult[], step: Step, at: number): StepResult {
  return unclear.at(-1) ?? { ...untried(step, at), result: 'unclear' };
}

function failed(results: readonly StepResult[], last: StepResult): Executed {
  return { results: [...results, last], end: 'failed', reason: 'unavailable' };
}

function lastOf(unclear: readonly StepResult[], step: UserStep, at: number): StepResult {
  return unclear.at(-1) ?? found(step, 'done', at);
}

/** Assigning a role that is held, or revoking one that is not, would pass for a change. */
function isSoByRoles(step: UserStep, { held }: Prepared): boolean {
  if (step.do === 'revoke-role') return !mayBeHeld(held, step);
  return step.do === 'assign-role' && isHeld(held, step);
}

/** A way that nobody knows may be the direct one. */
function mayBeHeld(held: readonly HeldRole[], step: Pick<HeldRole, 'resourceId' | 'roleId'>): boolean {
  return held.some(
    (role) =>
      role.resourceId === step.resourceId &&
      role.roleId === step.roleId &&
      (isDirect(role) || role.methods.includes('unknown')),
  );
}

function isHeld(held: readonly HeldRole[], step: Pick<HeldRole, 'resourceId' | 'roleId'>): boolean {
  return held.some(
    (role) => role.resourceId === step.resourceId && role.roleId === step.roleId && isDirect(role),
  );
}

/** Returns whether a step whose answer nobody got has been done, or why nobody can say for this user. */
async function lookAt(
  prepared: Prepared,
  step: UserStep,
  tools: ExecuteTools,
): Promise<boolean | AppError | 'unseen'> {
  try {
    return await isInEffect(prepared, step, tools);
  } catch (error) {
    if (error instanceof NoRoom) return 'unseen';
    if (!(error instanceof AppError) || error instanceof StorageFailed) throw error;
    if (!concernsAll(error)) return error;
    tools.halt(error);
    return 'unseen';
  }
}

async function isInEffect(prepared: Prepared, step: UserStep, tools: ExecuteTools): Promise<boolean> {
  const {
    accountId,
    row: { user },
  } = prepared;
  switch (step.do) {
    case 'add-member':
    case 'remove-member': {
      const row = await findIn(tools.api, step.directoryId, accountId);
      if (row?.groupIds === null) throw new UnexpectedAnswer('The groups of a user are not told');
      return (row?.groupIds ?? []).includes(step.groupId) === (step.do === 'add-member');
    }
    case 'assign-role':
      return isHeld(await readHeldRoles(tools, accountId), step);
    case 'revoke-role':
      return !mayBeHeld(await readHeldRoles(tools, accountId), step);
    case 'remove-from-directory':
      return (await findIn(tools.api, step.directoryId, accountId)) === null;
    case 'suspend':
      return isSoThere(step.do, step.directoryId, prepared) ?? user.membershipStatus === 'suspended';
    case 'restore':
      return isSoThere(step.do, step.directoryId, prepared) ?? user.membershipStatus === 'active';
    case 'deactivate':
      return user.accountStatus === 'inactive';
    case 'activate':
      return user.accountStatus === 'active';
    case 'delete':
      return user.status === 'for_deletion';
    case 'cancel-delete':
      return user.status !== 'for_deletion';
  }
}

/** Returns the user as one directory tells it; null when the user is not in it. */
export async function findIn(
  api: OperationApi,
  directoryId: DirectoryId,
  accountId: AccountId,
): Promise<UserRow | null> {
  const items = await searchWhole(api, { directoryId, accountIds: [accountId], cursor: null });
  return items.find(({ user }) => user.accountId === accountId) ?? null;
}

/** Ten users fit into one page: whoever is on another one would pass for gone. */
export async function searchWhole(
  api: OperationApi,
  query: Parameters<OperationApi['searchUsers']>[0],
): Promise<UserRow[]> {
  const { items, nextCursor } = await api.searchUsers(query);
  if (nextCursor !== null) throw new UnexpectedAnswer('A few users take more than one page');
  return [...items];
}
