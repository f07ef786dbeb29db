// Whether seats are free: a search by Atlassian that finds nobody with a billable role is the proof. Who is still found
// has roles that no reading had shown: direct ones beside a group are taken, too, all others are named.
import { searchBounds } from '../atlassian/limits';
import type { OperationApi, UserRow } from '../atlassian/operationApi';
import { AppError, StorageFailed, UnexpectedAnswer } from '../domain/errors';
import type { AccountId, ResourceId } from '../domain/ids';
import type { ItemResult, StepResult } from '../domain/operationRun';
import { BILLABLE_ROLES, isBillableRole } from '../domain/role';
import { chunks } from '../store/rows';
import { NoRoom } from './boundedApi';
import { attempt, type Attempt, type ExecuteTools } from './execute';
import { isDirect, readHeldRoles, type HeldRole } from './heldRoles';
import { inLanes } from './inLanes';
import { concernsAll, failureOf, found, intended, isSameStep, isUnclear, lastTries } from './stepResults';

export interface ToProve {
  readonly accountId: AccountId;
  readonly resourceIds: ReadonlySet<ResourceId>;
  /** Requests about hidden roles of which nobody knows what came. */
  readonly open: readonly StepResult[];
  /** False: nothing is taken from the user any more. */
  readonly mayRevoke: boolean;
  /** Keeps with the user that these may have been sent: called before they are. */
  note(tries: readonly StepResult[]): Promise<void>;
}

export interface Proven {
  /** Null: it could not be asked. */
  readonly proof: ItemResult['proof'];
  /** Hidden direct roles that were taken, or not; every try that is still unclear. */
  readonly revoked: readonly StepResult[];
  /** Why one of them was not; null: each was. */
  readonly reason: Attempt['reason'];
}

// Requests of several users at a time; each one's own come one after the other.
const LANES = 4;

/** Returns those of the users, at most ten, who hold a billable role on one of the products. */
export async function findHolders(
  api: OperationApi,
  accountIds: readonly AccountId[],
  resourceIds: readonly ResourceId[],
): Promise<UserRow[]> {
  const rows: UserRow[] = [];
  for (const part of chunks(resourceIds, searchBounds.resourceIds)) {
    const query = { directoryId: null, accountIds, resourceIds: part, roleIds: BILLABLE_ROLES, cursor: null };
    const { items, nextCursor } = await api.searchUsers(query);
    // Ten fit on a page: who is on another one would pass for free.
    if (nextCursor !== null) throw new UnexpectedAnswer('A search for a few users does not end');
    rows.push(...items);
  }
  return rows;
}

/** Returns what is proven, keyed by account. */
export async function prove(
  users: readonly ToProve[],
  tools: ExecuteTools,
): Promise<ReadonlyMap<AccountId, Proven>> {
  const all = new Set(users.flatMap(({ resourceIds }) => [...resourceIds]));
  const accountIds = users.map(({ accountId }) => accountId);
  const rows = users.length === 0 ? [] : await findHolders(tools.api, accountIds, [...all]);
  const holders = new Set(rows.map(({ user }) => user.accountId));
  const proven = new Map<AccountId, Proven>();
  await inLanes(users, LANES, async (user) => {
    const { accountId, resourceIds, open } = user;
    const isHolder = holders.has(accountId);
    proven.set(accountId, isHolder ? await proveHolder(user, tools) : free(resourceIds, open));
  });
  return proven;
}

/** Returns what an answer that does not name the user proves. */
export function free(resourceIds: ReadonlySet<ResourceId>, open: readonly StepResult[] = []): Proven {
  const proof = [...resourceIds].map((resourceId) => ({ resourceId, isFree: true }));
  return { proof, revoked: clearedBy([], open), reason: null };
}

/** Returns what is known of a user of whom nothing could be asked. */
export function unproven(open: readonly StepResult[]): Proven {
  return { proof: null, revoked: open, reason: null };
}

async function proveHolder(user: ToProve, tools: ExecuteTools): Promise<Proven> {
  let revoked = user.open;
  let held: readonly HeldRole[] | null = null;
  const proven = (proof: Proven['proof'], reason: Proven['reason'] = null): Proven => {
    return { proof, revoked, reason };
  };
  try {
    held = await readChosen(user, tools);
    revoked = clearedBy(held, revoked);
    if (held.length === 0) return proven(await proofBySearch(user, tools));
    const steps = user.mayRevoke ? hiddenOf(held).map(revocationOf) : [];
    if (steps.length === 0) return proven(proofBy(user, held));
    // A run that is given up only looks.
    if (!tools.mayWrite()) return proven(tools.mayAsk() ? proofBy(user, held) : null);
    await user.note([...revoked, ...steps.map((step) => intended(step, tools.clock.now()))]);
    for (const step of steps) {
      const sent = tools.mayWrite() ? await attempt(user.accountId, step, tools) : 'stopped';
      if (sent === 'stopped') return proven(null);
      revoked = withTry(revoked, sent.result);
      if (sent.reason !== null) return proven(proofBy(user, held), sent.reason);
    }
    const left = await readChosen(user, tools);
    revoked = clearedBy(left, revoked);
    return proven(proofBy(user, left));
  } catch (error) {
    if (error instanceof NoRoom) return proven(null);
    if (!(error instanceof AppError) || error instanceof StorageFailed) throw error;
    if (!concernsAll(error)) return proven(proofBy(user, held), failureOf(error));
    tools.halt(error);
    return proven(null);
  }
}

function revocationOf({ resourceId, roleId }: HeldRole) {
  return { do: 'revoke-role', resourceId, roleId } as const;
}

/** An answer settles every try of its step. */
function withTry(tries: readonly StepResult[], last: StepResult): StepResult[] {
  if (isUnclear(last)) return [...tries, last];
  return [...tries.filter((each) => !isSameStep(each.step, last.step)), last];
}

/** A search found somebody of whom the reading tells no role: each product is asked about by itself. */
async function proofBySearch(
  { accountId, resourceIds }: ToProve,
  { api }: ExecuteTools,
): Promise<Proven['proof']> {
  const proof: { resourceId: ResourceId; isFree: boolean }[] = [];
  for (const resourceId of resourceIds) {
    const rows = await findHolders(api, [accountId], [resourceId]);
    proof.push({ resourceId, isFree: rows.length === 0 });
  }
  return proof;
}

/** The reading after them tells what became of requests without an answer. */
function clearedBy(left: readonly HeldRole[], tries: readonly StepResult[]): StepResult[] {
  const isLeft = ({ step }: StepResult): boolean =>
    left.some((role) => isDirect(role) && isSameStep(revocationOf(role), step));
  const cleared = lastTries(tries.filter((each) => isUnclear(each) && !isLeft(each)));
  return [
    ...tries.filter((each) => !isUnclear(each) || isLeft(each)),
    ...cleared.map(({ step, at }) => found(step, 'done', at)),
  ];
}

async function readChosen({ accountId, resourceIds }: ToProve, tools: ExecuteTools): Promise<HeldRole[]> {
  const held = await readHeldRoles(tools, accountId);
  return held.filter(({ resourceId, roleId }) => resourceIds.has(resourceId) && isBillableRole(roleId));
}

/** Taking a direct role frees nothing where a group gives the seat, too. */
function hiddenOf(held: readonly HeldRole[]): HeldRole[] {
  const isThroughGroup = ({ resourceId }: HeldRole): boolean =>
    held.some((role) => role.resourceId === resourceId && role.methods.includes('group_direct'));
  return held.filter((role) => isDirect(role) && !isThroughGroup(role));
}

/** `held` null: not known, which is no proof. */
function proofBy({ resourceIds }: ToProve, held: readonly HeldRole[] | null): Proven['proof'] {
  return [...resourceIds].map((resourceId) => ({
    resourceId,
    isFree: held !== null && !held.some((role) => role.resourceId === resourceId),
  }));
}
