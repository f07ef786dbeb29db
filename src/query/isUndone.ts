// Whether undos have brought back whatever of a run can be brought back.
import type { PlanSummary, SkipReason } from '../domain/operationPlan';
import type { Sql } from '../ports';
import type { StoredOperation } from '../store/operationRow';
import { listFollowing } from '../store/operations';

/**
 * Nothing of the user is left to bring back. Any other reason stands only for the first of a user's parts, and each may
 * pass: settings, keys and groups change, and whom the mirror does not know yet is read later.
 */
const NOTHING_LEFT: ReadonlySet<string> = new Set<SkipReason>(['already-so', 'nothing-to-undo']);

/** `following`: the run's own followers. False while another undo may bring back more. */
export async function isUndone(sql: Sql, following: readonly StoredOperation[]): Promise<boolean> {
  for (const undo of following) if (undo.about.kind === 'undo' && (await holds(sql, undo))) return true;
  return false;
}

/** Whether everything it was to do is done, by itself or by a retry, and nobody has undone it. */
async function holds(sql: Sql, { operationId, outcome, summary }: StoredOperation): Promise<boolean> {
  if (outcome === null || summary === null || !isAllThatCanBe(summary)) return false;
  const followers = (await listFollowing(sql, operationId)).filter(({ startedAt }) => startedAt !== null);
  if (followers.some(({ about }) => about.kind === 'undo')) return false;
  if (outcome === 'completed') return true;
  if (outcome !== 'completed-with-failures') return false;
  for (const retry of followers) if (await holds(sql, retry)) return true;
  return false;
}

function isAllThatCanBe({ byReason }: PlanSummary): boolean {
  return Object.keys(byReason).every((reason) => NOTHING_LEFT.has(reason));
}
