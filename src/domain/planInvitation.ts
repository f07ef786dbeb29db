// What an invitation comes to for one address: nobody yet, somebody who is there already, or no address at all.
import { isEmailAddress } from './emailAddress';
import type { Invitation, UserOperation } from './operation';
import type { SkipReason, SkippedPart, Step } from './operationPlan';
import { whyNotChange, type RoleOn } from './planSubject';
import { isAdminRole, isBillableRole } from './role';
import { judged, noEffects, type Draft } from './planUser';
import type { PlanTask } from './userChange';

/** Returns the address as it is compared and invited; null for what is none. */
export function addressFrom(text: string): string | null {
  const address = text.trim().toLowerCase();
  return isEmailAddress(address) ? address : null;
}

/** What the same invitation is for somebody who is there already. */
export function grantsOf({ access, groupIds }: Invitation): UserOperation[] {
  return [
    ...(access.length === 0 ? [] : [{ kind: 'grant-access', access } as const]),
    ...(groupIds.length === 0 ? [] : [{ kind: 'add-to-groups', groupIds } as const]),
  ];
}

/** Returns what is planned for an address at which nobody is in any directory. */
export function planInvitation(email: string, invitation: Invitation, task: PlanTask): Draft {
  const roles = invitation.access.map((role) => ({ role, reason: whyNotGiven(role, task) }));
  const access = roles.filter(({ reason }) => reason === null).map(({ role }) => role);
  const groups = invitation.groupIds.map((groupId) => ({ groupId, reason: whyNotInvited(groupId, task) }));
  const groupIds = groups.filter(({ reason }) => reason === null).map(({ groupId }) => groupId);
  const skipped: SkippedPart[] = [
    ...roles.flatMap(({ role: { resourceId }, reason }): SkippedPart[] =>
      reason === null ? [] : [{ operation: 'invite', reason, resourceId }],
    ),
    ...groups.flatMap(({ groupId, reason }): SkippedPart[] =>
      reason === null ? [] : [{ operation: 'invite', reason, groupId }],
    ),
  ];
  const steps: Step[] = [{ do: 'invite', access, groupIds }];
  const given = [...access, ...groupIds.flatMap((groupId) => task.places.group(groupId)?.roles ?? [])];
  const seats = given.filter(({ roleId }) => isBillableRole(roleId)).map(({ resourceId }) => resourceId);
  return {
    accountId: null,
    email,
    ...judged(steps, skipped),
    steps,
    skipped,
    effects: {
      ...noEffects,
      gained: [...new Set(seats)],
      irreversible: invitation.sendsMail ? ['mail-was-sent'] : [],
    },
  };
}

function whyNotGiven({ resourceId, roleId }: RoleOn, { places }: PlanTask): SkipReason | null {
  if (places.resource(resourceId) === null) return 'gone';
  return isAdminRole(roleId) ? 'admin-role' : null;
}

/** An invitation puts people into the directory of the group. */
function whyNotInvited(
  groupId: Invitation['groupIds'][number],
  { places, rules }: PlanTask,
): SkipReason | null {
  const group = places.group(groupId);
  return group === null ? 'gone' : whyNotChange(group, rules);
}

/** Returns the draft of an address that is left out. */
export function addressLeftOut(email: string, reason: SkipReason): Draft {
  const skipped: SkippedPart[] = [{ operation: 'invite', reason }];
  return { accountId: null, email, outcome: 'skip', reason, steps: [], skipped, effects: noEffects };
}
