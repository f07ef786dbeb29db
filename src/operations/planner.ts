// What makes a plan of one kind, page by page.
import type { Draft } from '../domain/planUser';
import type { PlanPlaces } from '../query/planPlaces';
import type { Ports } from '../ports';
import type { StoredOperation } from '../store/operationRow';

export interface PlanParts extends Pick<Ports, 'sql' | 'clock' | 'log' | 'keyValue'> {
  /** What one burst has met already. */
  readonly places: PlanPlaces;
}

export interface DraftPage {
  readonly drafts: readonly Draft[];
  /** Where the next page begins; null: this was the last. */
  readonly next: number | null;
}

/** What is planned with is not known yet. */
export interface Later {
  /** Epoch milliseconds. */
  readonly askAgainAt: number;
}

export interface Planner {
  /** Returns how many users or addresses the plan is about. */
  count(parts: PlanParts, operation: StoredOperation): Promise<number>;
  /** `after`: what the page before gave as `next`; 0 for the first. The same page may be asked for twice. */
  page(parts: PlanParts, operation: StoredOperation, after: number): Promise<DraftPage | Later>;
}
