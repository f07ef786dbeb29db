// The reverse of what a run changed for one user: what it did last comes first, and each step sees what the ones
// before it bring back.
import { afterStep } from './afterStep';
import type { AccountId, DirectoryId } from './ids';
import { whyNot } from './operation';
import { operationOfStep } from './operationOfStep';
import type { IrreversibleReason, SkippedPart, SkipReason, Step, StepKind } from './operationPlan';
import type { ItemSide, StepResult } from './operationRun';
import { billedSeats } from './planEffects';
import { planInvitation } from './planInvitation';
import { judged, noEffects, type Draft } from './planUser';
import { whyLeftAlone, whyNotJoin, whyNotLeave } from './planSubject';
import type { NamedPlaces, PlanRules, PlanSubject } from './planSubject';
import { isAdminRole } from './role';

/** What a run did to one user. */
export interface Done {
  readonly steps: readonly StepResult[];
  /** What the user had before; null: nobody was there. */
  readonly before: ItemSide | null;
  /** To whom an invitation back would go; null: nobody knows. */
  readonly email: string | null;
}

export interface UndoTask {
  readonly rules: PlanRules;
  readonly places: NamedPlaces;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** User management API document (2026-08-15): so long a deletion can be cancelled. */
const GRACE_MS = 14 * 86_400_000;

export function planUndo(user: PlanSubject, done: Done, task: UndoTask): Draft {
  const changes = done.steps.filter(({ result }) => mayBeMade.has(result)).toReversed();
  if (changes.length === 0) return leftOutOfUndo(user.accountId, 'nothing-to-undo');
  const reason = whyLeftAlone(user, task.rules);
  if (reason !== null) return leftOutOfUndo(user.accountId, reason);

  const way = changes.reduce<WayBack>((before, change) => goBack(before, change, { done, task }), {
    user,
    steps: [],
    skipped: [],
  });
  const [billedBefore, billedAfter] = [billedSeats(user), billedSeats(way.user)];
  return {
    accountId: user.accountId,
    email: way.steps.some((step) => step.do === 'invite') ? done.email : null,
    ...judged(way.steps, way.skipped),
    steps: way.steps,
    skipped: way.skipped,
    effects: {
      ...noEffects,
      freed: [...billedBefore].filter((resourceId) => !billedAfter.has(resourceId)),
      gained: [...billedAfter].filter((resourceId) => !billedBefore.has(resourceId)),
      irreversible: [...new Set(way.steps.flatMap((step) => cannotBeTakenBack[step.do] ?? []))],
    },
  };
}

/** Of what is unclear, the user as of now tells whether there is anything to take back. */
const mayBeMade: ReadonlySet<StepResult['result']> = new Set(['done', 'unclear']);

/** Returns what leaves out somebody to whom nothing can be given back. */
export function leftOutOfUndo(
  accountId: AccountId | null,
  reason: SkipReason,
  email: string | null = null,
): Draft {
  const skipped = [{ operation: 'undo', reason } as const];
  return { accountId, email, outcome: 'skip', reason, steps: [], skipped, effects: noEffects };
}

const cannotBeTakenBack: Readonly<Partial<Record<StepKind, IrreversibleReason>>> = {
  delete: 'deleted-after-grace',
  'remove-from-directory': 'must-be-invited',
};

/** How far the way back is known. */
interface WayBack {
  readonly user: PlanSubject;
  readonly steps: readonly Step[];
  readonly skipped: readonly SkippedPart[];
}

interface Undoing {
  readonly done: Done;
  readonly task: UndoTask;
}

function goBack(way: WayBack, change: StepResult, undoing: Undoing): WayBack {
  const { steps, skipped } = reverseOf(change, way, undoing);
  return steps.reduce<WayBack>(
    (before, step) => {
      const reason = whyNotNow(step, before, undoing);
      if (reason !== null) return { ...before, skipped: [...before.skipped, partOf(step, reason)] };
      const user = afterStep(before.user, step, undoing.task.places.group);
      return { ...before, user, steps: [...before.steps, step] };
    },
    { ...way, skipped: [...way.skipped, ...skipped] },
  );
}

/** Returns the steps that lead back, whether they are possible or not; what is left out of them is named. */
function reverseOf(
  { step, at }: StepResult,
  way: WayBack,
  undoing: Undoing,
): Pick<WayBack, 'steps' | 'skipped'> {
  const { done, task } = undoing;
  const { directoryIds } = way.user;
  switch (step.do) {
    case 'add-member':
    case 'remove-member':
      return only({ ...step, do: step.do === 'add-member' ? 'remove-member' : 'add-member' });
    case 'assign-role':
    case 'revoke-role':
      return only({ ...step, do: step.do === 'assign-role' ? 'revoke-role' : 'assign-role' });
    case 'suspend':
    case 'restore':
      return only({ ...step, do: step.do === 'suspend' ? 'restore' : 'suspend' });
    case 'deactivate':
      return only({ do: 'activate' });
    case 'activate':
      return only({ do: 'deactivate' });
    case 'cancel-delete':
      return only({ do: 'delete' });
    case 'delete': {
      if (at + GRACE_MS <= task.now)
        return { steps: [], skipped: [{ operation: 'undo', reason: 'cannot-be-undone' }] };
      const wasActive = done.before?.status !== 'deactivated';
      // Who was deactivated before stays so.
      return {
        steps: [{ do: 'cancel-delete' }, ...(wasActive ? [{ do: 'activate' } as const] : [])],
        skipped: [],
      };
    }
    case 'remove-from-directory':
      return directoryIds.includes(step.directoryId)
        ? { steps: [], skipped: [{ operation: 'undo', reason: 'already-so' }] }
        : backInto(step.directoryId, way, undoing);
    case 'invite':
      return {
        steps: directoryIds.map((directoryId) => ({ do: 'remove-from-directory', directoryId })),
        skipped: directoryIds.length === 0 ? [{ operation: 'undo', reason: 'not-invited' }] : [],
      };
  }
}

function only(step: Step): Pick<WayBack, 'steps' | 'skipped'> {
  return { steps: [step], skipped: [] };
}

function backInto(
  directoryId: DirectoryId,
  { steps }: WayBack,
  { done, task }: Undoing,
): Pick<WayBack, 'steps' | 'skipped'> {
  const isInvitation = (step: Step) => step.do === 'invite';
  // One leads back into every directory in which it gives anything.
  const back = steps.some(isInvitation) ? { steps: [], skipped: [] } : invitationBack(done, task);
  const invitation = [...steps, ...back.steps].find(isInvitation);
  const removals = done.steps.filter(({ step }) => step.do === 'remove-from-directory');
  if (removals.length > 1 && !leadsInto(directoryId, invitation, task.places))
    return { ...back, skipped: [...back.skipped, { operation: 'undo', reason: 'cannot-be-undone' }] };
  const wasSuspendedThere = done.before?.suspendedIn?.includes(directoryId) === true;
  // An invitation makes active.
  return wasSuspendedThere || done.before?.status === 'suspended'
    ? { ...back, steps: [...back.steps, { do: 'suspend', directoryId }] }
    : back;
}

function leadsInto(directoryId: DirectoryId, step: Step | undefined, places: NamedPlaces): boolean {
  if (step?.do !== 'invite') return false;
  return (
    step.groupIds.some((groupId) => places.group(groupId)?.directoryId === directoryId) ||
    step.access.some(({ resourceId }) => places.resource(resourceId)?.directoryIds.includes(directoryId))
  );
}

/** One invitation gives back all groups and direct roles that can be given. */
function invitationBack(
  { before, email }: Done,
  { rules, places }: UndoTask,
): Pick<WayBack, 'steps' | 'skipped'> {
  const had = { access: before?.roles ?? [], groupIds: before?.groupIds ?? [] };
  const invitation = { ...had, emails: [], sendsMail: false, text: '' };
  return planInvitation(email ?? '', invitation, { operations: [], rules, places });
}

function whyNotNow(step: Step, { user, steps }: WayBack, { done, task }: Undoing): SkipReason | null {
  if (step.do === 'invite') {
    return done.email === null ? 'gone' : null;
  }
  // Of several directories, the status does not tell what the user is in each; an invitation may lead into several.
  const mayBeInSeveral = user.directoryIds.length > 1 || steps.some((earlier) => earlier.do === 'invite');
  const isOneOfSeveral = 'directoryId' in step && mayBeInSeveral;
  const reason = whyNot(operationOfStep[step.do], user);
  if (reason !== null && !(isOneOfSeveral && reason === 'already-so')) return reason;
  switch (step.do) {
    case 'add-member':
    case 'remove-member': {
      const group = task.places.group(step.groupId);
      if (group === null) return 'gone';
      const isMember = user.groups.some(({ groupId }) => groupId === step.groupId);
      if (isMember === (step.do === 'add-member')) return 'already-so';
      return isMember ? whyNotLeave(group, task.rules) : whyNotJoin(group, user.directoryIds, task.rules);
    }
    case 'assign-role':
    case 'revoke-role': {
      if (task.places.resource(step.resourceId) === null) return 'gone';
      const { resourceId, roleId } = step;
      if (step.do === 'assign-role' && isAdminRole(roleId)) return 'admin-role';
      const isHeld = user.directRoles.some(
        (role) => role.resourceId === resourceId && role.roleId === roleId,
      );
      // A direct role that is not known may be there all the same: only a known one needs not be given.
      return isHeld && step.do === 'assign-role' ? 'already-so' : null;
    }
    case 'suspend':
    case 'restore': {
      // Also an account that is deactivated keeps its place, suspended or not.
      const isSo = user.membership === (step.do === 'suspend' ? 'suspended' : 'active');
      if (isSo && !isOneOfSeveral) return 'already-so';
      return isInside(step.directoryId, user, steps) ? null : 'not-invited';
    }
    case 'remove-from-directory':
      return isInside(step.directoryId, user, steps) ? null : 'not-invited';
    default:
      return null;
  }
}

/** Removed from one of several directories, or invited back: each step about a directory says which one it was. */
function isInside(directoryId: DirectoryId, { directoryIds }: PlanSubject, steps: readonly Step[]): boolean {
  return directoryIds.includes(directoryId) || steps.some((earlier) => earlier.do === 'invite');
}

function partOf(step: Step, reason: SkipReason): SkippedPart {
  return {
    operation: 'undo',
    reason,
    ...('groupId' in step ? { groupId: step.groupId } : {}),
    ...('resourceId' in step ? { resourceId: step.resourceId } : {}),
  };
}
