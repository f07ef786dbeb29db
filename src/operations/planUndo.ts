// Plans the reverse of what a run changed.
import { afterStep } from '../domain/afterStep';
import type { AccountId } from '../domain/ids';
import type { StepResult } from '../domain/operationRun';
import type { NamedPlaces, PlanSubject } from '../domain/planSubject';
import type { Draft } from '../domain/planUser';
import { leftOutOfUndo, planUndo, type UndoTask } from '../domain/undo';
import { readAges } from '../query/ages';
import { readAddresses } from '../query/formerUsers';
import { readPlanSubjects, readPlanSubjectsAt } from '../query/planSubjects';
import { countFollowedItems, listFollowedItems } from '../store/followedItems';
import type { StoredItem } from '../store/operationItems';
import type { StoredOperation } from '../store/operationRow';
import { findReads } from '../store/userReads';
import { CONSISTENCY_MS } from './nextBatch';
import type { DraftPage, Later, Planner, PlanParts } from './planner';
import { readRules } from './planRules';

// As for other plans, but that what a run did is read beside it.
const ITEMS_PER_PAGE = 500;

export const planUndoOfRun: Planner = {
  count: ({ sql }, operation) => countFollowedItems(sql, { ...sourceOf(operation), following: 'changed' }),

  async page(parts, operation, after): Promise<DraftPage | Later> {
    const items = await listFollowedItems(
      parts.sql,
      { ...sourceOf(operation), following: 'changed' },
      { after, limit: ITEMS_PER_PAGE },
    );
    const now = parts.clock.now();
    // Sooner, a removal that is queued would still take away who was just invited back, and what was just taken would
    // still be read as there.
    const seenAt = Math.max(0, ...items.map(({ changedAt }) => changedAt)) + CONSISTENCY_MS;
    if (seenAt > now) return { askAgainAt: seenAt };
    const users = await readUsers(parts, items);
    const askAgainAt = now + ASK_AGAIN_MS;
    if (items.some((item) => isOnTheWay(item, users.of(item), askAgainAt))) return { askAgainAt };
    const drafts = await draftsOfUndo(parts, operation, { items, users });
    return { drafts, next: items.length < ITEMS_PER_PAGE ? null : (items.at(-1)?.itemNo ?? null) };
  },
};

/** @throws {Error} for a plan about something else. */
function sourceOf({ about }: StoredOperation): { readonly operationId: string } {
  if (about.kind !== 'undo') throw new Error(`A plan to undo was asked about: ${about.kind}`);
  return about;
}

interface Users {
  /** Returns the user as the mirror knows them; undefined: it does not. */
  of(item: StoredItem): PlanSubject | undefined;
}

async function readUsers({ sql, places }: PlanParts, items: readonly StoredItem[]): Promise<Users> {
  const [subjects, newcomers] = await Promise.all([
    readPlanSubjects(
      sql,
      items.flatMap(({ accountId }) => accountId ?? []),
      places,
    ),
    readPlanSubjectsAt(
      sql,
      items.flatMap(({ accountId, email }) => (accountId === null ? (email ?? []) : [])),
      places,
    ),
  ]);
  return {
    of: ({ accountId, email }) => (accountId === null ? newcomers.get(email ?? '') : subjects.get(accountId)),
  };
}

const ASK_AGAIN_MS = 3_000;
/** Who was invited is read within this time, or is not to be found. */
const ARRIVES_WITHIN_MS = 120_000;

/** True of who was invited a moment ago, and was not read since: nobody knows yet who is to be removed. */
function isOnTheWay({ changedAt, result }: StoredItem, user: PlanSubject | undefined, by: number): boolean {
  const isInvited = result?.steps.some(({ step, result: end }) => step.do === 'invite' && end === 'done');
  return isInvited === true && (user?.directoryIds ?? []).length === 0 && by < changedAt + ARRIVES_WITHIN_MS;
}

interface Undone {
  readonly items: readonly StoredItem[];
  readonly users: Users;
}

/** Returns what undoes these items of a run, in their order. */
async function draftsOfUndo(
  parts: PlanParts,
  { authorId }: Pick<StoredOperation, 'authorId'>,
  { items, users }: Undone,
): Promise<Draft[]> {
  const accountIds = items.flatMap(({ accountId }) => accountId ?? []);
  const found = items.flatMap((item) => users.of(item)?.accountId ?? []);
  const [rules, places, addresses, ages, reads] = await Promise.all([
    readRules(parts, authorId),
    parts.places.named([...new Set(items.flatMap(groupsIn))]),
    readAddresses(parts.sql, accountIds),
    readAges(parts.sql),
    findReads(parts.sql, found),
  ]);
  const task: UndoTask = { rules, places, now: parts.clock.now() };
  return items.map((item) => {
    const { accountId, result } = item;
    const email = (accountId === null ? null : addresses.get(accountId)) ?? item.email;
    const read = users.of(item) ?? (accountId === null ? undefined : whoLeft(accountId));
    if (read === undefined) return leftOutOfUndo(null, 'gone', email);
    const readAt = Math.max(ages('users') ?? 0, reads.get(read.accountId) ?? 0);
    const steps = result?.steps ?? [];
    // Else the mirror may not show yet what the run did, and would call it undone.
    const isFollowed = readAt >= item.changedAt + CONSISTENCY_MS;
    const user = isFollowed ? read : asLeft(read, steps, places);
    return planUndo(user, { steps, before: result?.before ?? null, email }, task);
  });
}

/** Returns the user as the run has left them. */
function asLeft(user: PlanSubject, results: readonly StepResult[], places: NamedPlaces): PlanSubject {
  return results
    .filter(({ result }) => result === 'done')
    .reduce((before, { step }) => afterStep(before, step, places.group), user);
}

/** Nobody of the account is in the organization: only an invitation leads back. */
function whoLeft(accountId: AccountId): PlanSubject {
  return {
    accountId,
    status: 'not_invited',
    membership: 'no_membership',
    claimStatus: 'unknown',
    managementSource: null,
    platformRoles: [],
    directoryIds: [],
    groups: [],
    directRoles: [],
  };
}

function groupsIn({ result }: StoredItem) {
  const steps = (result?.steps ?? []).flatMap(({ step }) => {
    if (step.do === 'invite') return step.groupIds;
    return 'groupId' in step ? [step.groupId] : [];
  });
  return [...steps, ...(result?.before?.groupIds ?? [])];
}
