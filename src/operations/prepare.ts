// The look at one user just before the first write: does the plan still hold, and what is there before?
import type { OperationApi, UserRow } from '../atlassian/operationApi';
import type { AppError } from '../domain/errors';
import type { AccountId, GroupId } from '../domain/ids';
import type { DriftReason, FailureReason, StepResult } from '../domain/operationRun';
import type { Clock } from '../ports';
import type { StoredItem } from '../store/operationItems';
import type { Places } from '../sync/context';
import { whyLeftAloneNow, whyNotNow } from './drift';
import { END_CHECK_CALLS, endsAccount, whyNotEnd } from './endChecks';
import { findIn, openOf, type Prepared } from './execute';
import { isDirect, readRolesOfUser, type RolesOfUser } from './heldRoles';
import type { Belongings } from './itemSides';
import type { RunFacts } from './runFacts';
import { failureOf, found, lastTries, openTriesOf, settledOf, untried } from './stepResults';

export interface PrepareTools {
  readonly api: OperationApi;
  readonly clock: Clock;
  readonly places: Places;
  readonly facts: RunFacts;
}

/** Nothing is left to be sent. */
export interface Over {
  readonly item: StoredItem;
  readonly state: 'done' | 'skipped' | 'failed';
  readonly results: readonly StepResult[];
  readonly reason: DriftReason | FailureReason | null;
}

/** Returns how many requests the item takes at most, but for the readings and the proof of the whole batch. */
export function requestsOf({ steps }: StoredItem): number {
  const kinds = steps.map((step) => step.do);
  const readings = kinds.some((kind) => isAboutRoles(kind) || isAboutPlace(kind)) ? 1 : 0;
  const checks = kinds.some(endsAccount) ? END_CHECK_CALLS : 0;
  const removals = kinds.filter((kind) => kind === 'remove-from-directory').length;
  return steps.length + readings + checks + removals;
}

/**
 * `row` null: the search did not find the user. `onlyHolders`: it looked for those only who hold a seat that is to be
 * freed.
 */
export async function prepare(
  item: StoredItem,
  { row, onlyHolders }: { readonly row: UserRow | null; readonly onlyHolders: boolean },
  tools: PrepareTools,
): Promise<Prepared | Over> {
  if (row === null) return absent(item, onlyHolders, tools);
  const { facts } = tools;
  const { accountId } = row.user;
  const isNew = item.result === null;
  const kinds = item.steps.map((step) => step.do);
  const reason = whyLeftAloneNow(row, facts.rules) ?? (isNew ? whyNotNow(item, row) : null);
  const blocked = reason ?? (await whyNotEndNow(item, accountId, tools));
  if (isNew && blocked !== null) return skipped(item, blocked);
  const areSeveral = tools.places.directories.size > 1;
  const isAsked = kinds.some((kind) => isAboutRoles(kind) || (areSeveral && isAboutPlace(kind)));
  const roles = isAsked ? await readRolesOfUser(tools, accountId) : { held: [], statusIn: new Map() };
  const belongings = kinds.includes('remove-from-directory')
    ? (item.result?.before ?? (await belongingsOf(item, { row, roles }, tools)))
    : null;
  const mayBeSent = item.state === 'writing';
  return { item, accountId, row, ...roles, areSeveral, belongings, mayBeSent, blocked };
}

async function whyNotEndNow(
  item: StoredItem,
  accountId: AccountId,
  tools: PrepareTools,
): Promise<DriftReason | null> {
  const steps = item.steps.slice(settledOf(item.result?.steps ?? []).length).map((step) => step.do);
  if (!steps.some(endsAccount)) return null;
  return whyNotEnd(tools, { accountId, steps }, tools.facts.rules.tokenUseDays);
}

function isAboutRoles(kind: StoredItem['steps'][number]['do']): boolean {
  return kind === 'assign-role' || kind === 'revoke-role' || kind === 'remove-from-directory';
}

/** What a user is to a directory is told with the roles. */
function isAboutPlace(kind: StoredItem['steps'][number]['do']): boolean {
  return kind === 'suspend' || kind === 'restore';
}

const losses: ReadonlySet<string> = new Set(['remove-member', 'revoke-role', 'remove-from-directory']);

function absent(item: StoredItem, onlyHolders: boolean, { clock }: PrepareTools): Over {
  const at = clock.now();
  const results = settledOf(item.result?.steps ?? []);
  const rest = item.steps.slice(results.length);
  // Of the next step, when it may have been sent, nobody but this run can be the reason.
  const told = rest.map((step, i) =>
    found(step, item.state === 'writing' && i === 0 ? 'done' : 'already-so', at),
  );
  const isGone = item.state === 'writing' && rest.every((step) => losses.has(step.do));
  const revoked = lastTries(openTriesOf(item)).map(({ step }) => found(step, 'done', at));
  // Who holds no seat has nothing to lose; whether they are in the groups was not looked at.
  if (onlyHolders) return { item, state: 'done', results: [...results, ...leftOf(item, at)], reason: null };
  if (isGone) return { item, state: 'done', results: [...results, ...told, ...revoked], reason: null };
  if (item.result === null) return skipped(item, 'gone');
  return { item, state: 'failed', results: [...results, ...leftOf(item, at)], reason: 'not-found' };
}

/** Of the first step of a user who may have been written, nobody knows whether it was sent. */
function leftOf(item: StoredItem, at: number): StepResult[] {
  const before = item.result?.steps ?? [];
  const unclear = before.filter(({ result }) => result === 'unclear');
  const rest = item.steps.slice(settledOf(before).length);
  const isOpen = item.state === 'writing';
  const left = rest.map((step, i) => (isOpen && i === 0 ? openOf(unclear, step, at) : untried(step, at)));
  return [...left, ...lastTries(openTriesOf(item))];
}

/** Nobody can say of this user whether the plan still holds. */
export function unread(item: StoredItem, error: AppError, at: number): Over {
  const results = [...settledOf(item.result?.steps ?? []), ...leftOf(item, at)];
  return { item, state: 'failed', results, reason: failureOf(error) };
}

function skipped(item: StoredItem, reason: DriftReason): Over {
  return { item, state: 'skipped', results: [], reason };
}

/** What a removal takes away: only an invitation could give it back. */
async function belongingsOf(
  { steps }: StoredItem,
  { row, roles: { held, statusIn } }: { readonly row: UserRow; readonly roles: RolesOfUser },
  { api, places }: PrepareTools,
): Promise<Belongings> {
  const groupIds = new Set<GroupId>(row.groupIds);
  // A search over several directories may tell the groups of one only.
  if (places.directories.size > 1) {
    for (const step of steps) {
      if (step.do !== 'remove-from-directory') continue;
      const there = await findIn(api, step.directoryId, row.user.accountId);
      for (const groupId of there?.groupIds ?? []) groupIds.add(groupId);
    }
  }
  const roles = held.filter(isDirect).map(({ resourceId, roleId }) => ({ resourceId, roleId }));
  const suspendedIn = [...statusIn].flatMap(([directoryId, status]) =>
    status === 'suspended' ? [directoryId] : [],
  );
  return { groupIds: [...groupIds], roles, suspendedIn };
}

export function isOver(preparation: Prepared | Over): preparation is Over {
  return 'state' in preparation;
}

/** Users are found by account; invitations have a way of their own. */
export function accountsOf(items: readonly StoredItem[]): AccountId[] {
  return items.flatMap(({ accountId }) => accountId ?? []);
}
