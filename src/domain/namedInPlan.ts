// The accounts and addresses that a plan names one by one: up to 2,000, too many to stand in a list of plans.
import { asAccountId } from './ids';
import type { PlanAbout } from './operationPlan';

export function namedBy(about: PlanAbout): readonly string[] {
  if (about.kind === 'invite') return about.invitation.emails;
  if (about.kind !== 'users') return [];
  return about.selection.kind === 'these' ? about.selection.accountIds : about.selection.except;
}

/** Returns the same plan, naming these instead. */
export function withNamed(about: PlanAbout, named: readonly string[]): PlanAbout {
  if (about.kind === 'invite') return { ...about, invitation: { ...about.invitation, emails: named } };
  if (about.kind !== 'users') return about;
  const { selection } = about;
  const accountIds = named.map(asAccountId);
  if (selection.kind === 'these') return { ...about, selection: { ...selection, accountIds } };
  return { ...about, selection: { ...selection, except: accountIds } };
}
