// Plans what is to be done to selected users.
import { leftOut, planUser, type Draft } from '../domain/planUser';
import type { PlanTask } from '../domain/userChange';
import type { PlanAbout } from '../domain/operationPlan';
import { readPlanSubjects } from '../query/planSubjects';
import { countSelection, listSelection, type SelectionRequest } from '../query/selection';
import type { StoredOperation } from '../store/operationRow';
import type { DraftPage, Planner, PlanParts } from './planner';
import { readRules } from './planRules';

type AboutUsers = Extract<PlanAbout, { readonly kind: 'users' }>;

// Each user comes to about 1 KB; a page is written in a few statements of at most 1 MiB
// (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01).
const USERS_PER_PAGE = 1_000;

/** @throws {Error} for a plan about something else. */
function aboutUsers({ about }: StoredOperation): AboutUsers {
  if (about.kind !== 'users') throw new Error(`A plan of selected users was asked about: ${about.kind}`);
  return about;
}

export const planUsers: Planner = {
  async count({ sql }, operation) {
    const { selection } = aboutUsers(operation);
    // Whoever is named is told about, also when there is nobody of that account.
    if (selection.kind === 'these') return new Set(selection.accountIds).size;
    return countSelection(sql, selectionOf(operation));
  },

  async page(parts, operation, after): Promise<DraftPage> {
    const { operations } = aboutUsers(operation);
    const [{ accountIds, next }, task] = await Promise.all([
      nextAccounts(parts, operation, after),
      taskOf(parts, operation),
    ]);
    const subjects = await readPlanSubjects(parts.sql, accountIds, parts.places);
    const drafts = accountIds.map((accountId): Draft => {
      const subject = subjects.get(accountId);
      return subject === undefined ? leftOut({ accountId }, 'gone', operations) : planUser(subject, task);
    });
    return { drafts, next };
  },
};

/** Evaluated as of the plan's beginning, whenever its pages are made. */
function selectionOf(operation: StoredOperation): SelectionRequest {
  const { selection } = aboutUsers(operation);
  return { selection, now: operation.createdAt, timeZone: operation.timeZone };
}

async function nextAccounts({ sql }: PlanParts, operation: StoredOperation, after: number) {
  const { selection } = aboutUsers(operation);
  if (selection.kind === 'these') {
    const accountIds = [...new Set(selection.accountIds)];
    const to = after + USERS_PER_PAGE;
    return { accountIds: accountIds.slice(after, to), next: to < accountIds.length ? to : null };
  }
  const page = await listSelection(sql, selectionOf(operation), { after, limit: USERS_PER_PAGE });
  return { accountIds: page.users.map(({ accountId }) => accountId), next: page.next };
}

async function taskOf(parts: PlanParts, operation: StoredOperation): Promise<PlanTask> {
  const { operations } = aboutUsers(operation);
  const groupIds = operations.flatMap((each) => ('groupIds' in each ? each.groupIds : []));
  const [rules, places] = await Promise.all([
    readRules(parts, operation.authorId),
    parts.places.named([...new Set(groupIds)]),
  ]);
  return { operations, rules, places };
}
