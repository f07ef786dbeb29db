// Whether undos have brought back whatever of a run can be brought back.
import type { PlanSummary, SkipReason } from '../domain/operationPlan';
import type { Sql } from '../ports';
import type { StoredOperation } from '../store/operationRow';
import { listFollowing } from '../store/operations';

/** Another plan would leave out the same. What a setting or a choice of people kept back may come back later. */
const LASTING: ReadonlySet<string> = new Set<SkipReason>([
  'already-so',
  'nothing-to-undo',
  'cannot-be-undone',
  'gone',
  'synced-group',
  'unmodifiable-group',
  'admin-role',
]);

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
  return Object.keys(byReason).every((reason) => LASTING.has(reason));
}
