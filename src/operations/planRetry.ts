// Plans once more, from the mirror as it is now, what a run tried in vain.
import { NotFound } from '../domain/errors';
import type { PlanAbout } from '../domain/operationPlan';
import type { Sql } from '../ports';
import { countFollowedItems, listFollowedItems, whoOf, type Followed } from '../store/followedItems';
import type { StoredOperation } from '../store/operationRow';
import { findOperation } from '../store/operations';
import { planInvitations } from './planInvitations';
import type { DraftPage, Later, Planner, PlanParts } from './planner';
import { planUndoOfRun } from './planUndo';
import { planUsers } from './planUsers';

/** Fits into one page of every other planner. */
const ITEMS_PER_PAGE = 500;

interface Again {
  readonly failed: Followed;
  readonly after: number;
}

export const planRetryOfRun: Planner = {
  count: ({ sql }, operation) => countFollowedItems(sql, failedOf(operation)),

  async page(parts, operation, after): Promise<DraftPage | Later> {
    const failed = failedOf(operation);
    const about = await firstAbout(parts.sql, failed.operationId);
    if (about.kind === 'undo') return undoAgain(parts, { ...operation, about }, { failed, after });

    const items = await listFollowedItems(parts.sql, failed, { after, limit: ITEMS_PER_PAGE });
    const next = items.length < ITEMS_PER_PAGE ? null : (items.at(-1)?.itemNo ?? null);
    if (about.kind === 'users') {
      const accountIds = items.flatMap(({ accountId }) => accountId ?? []);
      const again = { ...about, selection: { kind: 'these', accountIds } as const };
      return { ...(await planUsers.page(parts, { ...operation, about: again }, 0)), next };
    }
    const emails = items.flatMap(({ email }) => email ?? []);
    const again = { ...about, invitation: { ...about.invitation, emails } };
    return { ...(await planInvitations.page(parts, { ...operation, about: again }, 0)), next };
  },
};

/** @throws {Error} for a plan about something else. */
function failedOf({ about }: StoredOperation): Followed {
  if (about.kind !== 'retry') throw new Error(`A plan to try again was asked about: ${about.kind}`);
  return { operationId: about.operationId, following: 'not-changed' };
}

/** Returns what was wanted in the first place, however often it was tried. @throws {NotFound} when it is not kept. */
async function firstAbout(
  sql: Sql,
  operationId: string,
): Promise<Exclude<PlanAbout, { readonly kind: 'retry' }>> {
  const operation = await findOperation(sql, operationId);
  if (operation === null) throw new NotFound('The operation is no longer kept', { operationId });
  const { about } = operation;
  return about.kind === 'retry' ? firstAbout(sql, about.operationId) : about;
}

/** Goes by what was done and was to be undone, and takes those whom the undoing did not reach. */
async function undoAgain(
  parts: PlanParts,
  undo: StoredOperation,
  { failed, after }: Again,
): Promise<DraftPage | Later> {
  const page = await planUndoOfRun.page(parts, undo, after);
  if ('askAgainAt' in page) return page;
  const { drafts, next } = page;
  const accountIds = drafts.flatMap(({ accountId }) => accountId ?? []);
  const missed = await whoOf(parts.sql, failed, accountIds);
  return { drafts: drafts.filter(({ accountId }) => accountId !== null && missed.has(accountId)), next };
}
