// Whether seats are free: a search by Atlassian that finds nobody with a billable role is the proof. Who is still found
// has roles that no reading had shown: direct ones beside a group are taken, too, all others are named.
import { searchBounds } from '../atlassian/limits';
import type { OperationApi, UserRow } from '../atlassian/operationApi';
import { AppError, StorageFailed, UnexpectedAnswer } from '../domain/errors';
import type { AccountId, ResourceId } from '../domain/ids';
import type { ItemResult, StepResult } from '../domain/operationRun';
import { BILLABLE_ROLES, isBillableRole } from '../domain/role';
import { chunks } from '../store/rows';
import { attempt, type Attempt, type ExecuteTools } from './execute';
import { isDirect, readHeldRoles, type HeldRole } from './heldRoles';
import { inLanes } from './inLanes';
import { concernsAll, failureOf, found } from './stepResults';

export interface ToProve {
  readonly accountId: AccountId;
  readonly resourceIds: ReadonlySet<ResourceId>;
}

export interface Proven {
  readonly proof: NonNullable<ItemResult['proof']>;
  /** Hidden direct roles that were taken, or not. */
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

/** Returns what is proven, keyed by account; of whom it could not be asked, nothing. */
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
    const one = holders.has(user.accountId) ? await proveHolder(user, tools) : free(user);
    if (one !== null) proven.set(user.accountId, one);
  });
  return proven;
}

/** Returns what an answer that does not name the user proves. */
export function free({ resourceIds }: Pick<ToProve, 'resourceIds'>): Proven {
  const proof = [...resourceIds].map((resourceId) => ({ resourceId, isFree: true }));
  return { proof, revoked: [], reason: null };
}

/** Returns null when it could not be asked, and nothing was done. */
async function proveHolder(user: ToProve, tools: ExecuteTools): Promise<Proven | null> {
  const revoked: StepResult[] = [];
  let held: readonly HeldRole[] | null = null;
  try {
    held = await readChosen(user, tools);
    if (held.length === 0) return { proof: await proofBySearch(user, tools), revoked, reason: null };
    const hidden = hiddenOf(held);
    for (const { resourceId, roleId } of hidden) {
      const step = { do: 'revoke-role', resourceId, roleId } as const;
      const sent = tools.mayWrite() ? await attempt(user.accountId, step, tools) : 'stopped';
      if (sent === 'stopped') break;
      revoked.push(sent.result);
      if (sent.reason !== null) return { proof: proofBy(user, held), revoked, reason: sent.reason };
    }
    if (revoked.length === 0) return { proof: proofBy(user, held), revoked, reason: null };
    const left = await readChosen(user, tools);
    return {
      proof: proofBy(user, left),
      revoked: revoked.map((each) => clearedBy(left, each)),
      reason: null,
    };
  } catch (error) {
    if (!(error instanceof AppError) || error instanceof StorageFailed) throw error;
    if (!concernsAll(error))
      return {
        proof: held === null ? unproven(user) : proofBy(user, held),
        revoked,
        reason: failureOf(error),
      };
    tools.halt(error);
    return held === null ? null : { proof: proofBy(user, held), revoked, reason: null };
  }
}

function unproven({ resourceIds }: ToProve): Proven['proof'] {
  return [...resourceIds].map((resourceId) => ({ resourceId, isFree: false }));
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

/** The reading after it tells what became of a request without an answer. */
function clearedBy(left: readonly HeldRole[], revoked: StepResult): StepResult {
  const { step, result, at } = revoked;
  if (result !== 'unclear' || step.do !== 'revoke-role') return revoked;
  const isLeft = left.some(
    (role) => role.resourceId === step.resourceId && role.roleId === step.roleId && isDirect(role),
  );
  return isLeft ? revoked : found(step, 'done', at);
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

function proofBy({ resourceIds }: ToProve, held: readonly HeldRole[]): Proven['proof'] {
  return [...resourceIds].map((resourceId) => ({
    resourceId,
    isFree: !held.some((role) => role.resourceId === resourceId),
  }));
}
