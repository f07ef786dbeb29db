// What a finished plan is measured by before anybody may confirm it.
import type { GuardFinding, GuardName, PlanAbout } from './operationPlan';
import type { PlanTally } from './planTally';
import { SHARE_COUNTS_ABOVE, type SafetySettings } from './safety';

export interface MeasuredPlan {
  readonly about: PlanAbout;
  readonly tally: PlanTally;
  /** Users or addresses that were chosen. */
  readonly chosen: number;
  readonly safety: SafetySettings;
  /** Users of the organization who are not gone. */
  readonly users: number;
  /** Organization admins who are able to act; no plan touches one. */
  readonly orgAdmins: number;
  /** Age of the users that it was made with; null: never read to the end. */
  readonly dataAgeMs: number | null;
  readonly isLastSyncComplete: boolean;
  readonly isKeyOwnerKnown: boolean;
}

const HOUR_MS = 3_600_000;

/** Returns what stands against the plan, what wants a confirmation, and what is good to know, in this order. */
export function findingsOf(plan: MeasuredPlan): GuardFinding[] {
  return [...refusals(plan), ...confirmations(plan), ...notices(plan)];
}

type Measured = Partial<Pick<GuardFinding, 'measured' | 'allowed'>>;

function finding(
  verdict: GuardFinding['verdict'],
  guard: GuardName,
  { measured = null, allowed = null }: Measured = {},
): GuardFinding {
  return { guard, verdict, measured, allowed };
}

function refusals(plan: MeasuredPlan): GuardFinding[] {
  const { tally, chosen, safety, users } = plan;
  const found: GuardFinding[] = [];
  if (chosen > safety.mostUsers) {
    // It was not planned any further.
    found.push(finding('refused', 'too-many-users', { measured: chosen, allowed: safety.mostUsers }));
  } else if (changedBy(tally) === 0) {
    found.push(finding('refused', 'nothing-to-do'));
  }
  const share = users === 0 ? 0 : tally.losing / users;
  if (users > SHARE_COUNTS_ABOVE && share > safety.mostShare) {
    found.push(finding('refused', 'too-large-share', { measured: share, allowed: safety.mostShare }));
  }
  const hours = plan.dataAgeMs === null ? null : Math.floor(plan.dataAgeMs / HOUR_MS);
  if (hours === null || hours >= safety.mostDataAgeHours) {
    found.push(finding('refused', 'data-too-old', { measured: hours, allowed: safety.mostDataAgeHours }));
  }
  return found;
}

function confirmations({ tally, safety }: MeasuredPlan): GuardFinding[] {
  const changed = changedBy(tally);
  const found: GuardFinding[] = [];
  if (changed > safety.typedAbove || (tally.steps.delete ?? 0) > 0) {
    found.push(finding('confirm', 'typed-number', { measured: changed, allowed: safety.typedAbove }));
  }
  if (tally.notTakenBack > 0)
    found.push(finding('confirm', 'irreversible', { measured: tally.notTakenBack }));
  return found;
}

function notices(plan: MeasuredPlan): GuardFinding[] {
  const { tally, safety, orgAdmins } = plan;
  const found: GuardFinding[] = [];
  // Refusing would help nobody: whoever administers the organization is never touched.
  if (tally.losing > 0 && orgAdmins < safety.leastOrgAdmins) {
    const measured = { measured: orgAdmins, allowed: safety.leastOrgAdmins };
    found.push(finding('notice', 'too-few-org-admins', measured));
  }
  if (!plan.isLastSyncComplete) found.push(finding('notice', 'sync-incomplete'));
  if (!plan.isKeyOwnerKnown) found.push(finding('notice', 'unknown-key-owner'));
  if (freesSeats(plan.about)) found.push(finding('notice', 'direct-roles-unseen'));
  if ((tally.steps.deactivate ?? 0) + (tally.steps.delete ?? 0) > 0) {
    found.push(finding('notice', 'api-tokens-unread', { measured: safety.tokenUseDays }));
  }
  return found;
}

function changedBy({ byOutcome }: PlanTally): number {
  return byOutcome.change + byOutcome.partly;
}

function freesSeats(about: PlanAbout): boolean {
  return about.kind === 'users' && about.operations.some(({ kind }) => kind === 'remove-access');
}
