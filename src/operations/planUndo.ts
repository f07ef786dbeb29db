// Plans the reverse of what a run changed.
import type { AccountId } from '../domain/ids';
import type { PlanSubject } from '../domain/planSubject';
import type { Draft } from '../domain/planUser';
import { leftOutOfUndo, planUndo, type UndoTask } from '../domain/undo';
import { readAddresses } from '../query/formerUsers';
import { readPlanSubjects, readPlanSubjectsAt } from '../query/planSubjects';
import { countFollowedItems, listFollowedItems } from '../store/followedItems';
import type { StoredItem } from '../store/operationItems';
import type { StoredOperation } from '../store/operations';
import type { DraftPage, Planner, PlanParts } from './planner';
import { readRules } from './planRules';

// As for other plans, but that what a run did is read beside it.
const ITEMS_PER_PAGE = 500;

export const planUndoOfRun: Planner = {
  count: ({ sql }, operation) => countFollowedItems(sql, { ...sourceOf(operation), following: 'changed' }),

  async page(parts, operation, after): Promise<DraftPage> {
    const items = await listFollowedItems(
      parts.sql,
      { ...sourceOf(operation), following: 'changed' },
      { after, limit: ITEMS_PER_PAGE },
    );
    const drafts = await draftsOfUndo(parts, operation, items);
    return { drafts, next: items.length < ITEMS_PER_PAGE ? null : (items.at(-1)?.itemNo ?? null) };
  },
};

/** @throws {Error} for a plan about something else. */
function sourceOf({ about }: StoredOperation): { readonly operationId: string } {
  if (about.kind !== 'undo') throw new Error(`A plan to undo was asked about: ${about.kind}`);
  return about;
}

/** Returns what undoes these items of a run, in their order. */
async function draftsOfUndo(
  parts: PlanParts,
  { authorId }: Pick<StoredOperation, 'authorId'>,
  items: readonly StoredItem[],
): Promise<Draft[]> {
  const accountIds = items.flatMap(({ accountId }) => accountId ?? []);
  const invited = items.flatMap(({ accountId, email }) => (accountId === null ? (email ?? []) : []));
  const [rules, places, subjects, addresses, newcomers] = await Promise.all([
    readRules(parts, authorId),
    parts.places.named([...new Set(items.flatMap(groupsIn))]),
    readPlanSubjects(parts.sql, accountIds, parts.places),
    readAddresses(parts.sql, accountIds),
    readPlanSubjectsAt(parts.sql, invited, parts.places),
  ]);
  const task: UndoTask = { rules, places, now: parts.clock.now() };
  return items.map((item) => {
    const { accountId, result } = item;
    const email = (accountId === null ? null : addresses.get(accountId)) ?? item.email;
    const user =
      accountId === null ? newcomers.get(item.email ?? '') : (subjects.get(accountId) ?? whoLeft(accountId));
    if (user === undefined) return leftOutOfUndo(null, 'gone', email);
    return planUndo(user, { steps: result?.steps ?? [], before: result?.before ?? null, email }, task);
  });
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
