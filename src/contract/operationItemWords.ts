// One user of an operation in words: what is to be done, and what was.
import type { UserStatus } from '../domain/directory';
import type { IrreversibleReason, ItemOutcome, SkippedPart, Step } from '../domain/operationPlan';
import { type ItemStanding, type SeatEffect, standingOf } from '../domain/operationResults';
import type { OperationItem, StepResult } from '../domain/operationRun';
import type { Names } from './filterWords';
import { operationKindWords, skipReasonWords } from './operationWords';
import { roleName } from './roleWords';
import { userStatusWords } from './usersWords';

export const itemColumnWords = {
  name: 'User',
  outcome: 'Outcome',
  steps: 'Changes',
  licenses: 'Licenses',
  reason: 'Reason',
} as const;

export type ItemColumnKey = keyof typeof itemColumnWords;

export const itemWords = {
  table: 'Users of this operation',
  filters: 'Filter the users',
  search: 'Search name or e-mail',
  any: 'All users',
  outcome: 'Plan',
  state: 'State',
  reason: 'Reason',
  licenses: 'Licenses',
  ofApp: (effect: string, app: string) => `${effect}: ${app}`,
  doneInPart: 'Done in part',
  counted: (label: string, count: string) => `${label} (${count})`,
  clear: 'Clear filters',
  total: (count: string, isOne: boolean) => (isOne ? `${count} user` : `${count} users`),
  none: 'No user matches',
  noneText: 'Nobody of this operation meets the filter.',
  planning: 'Users appear here as they are planned.',
  nobody: 'This operation concerns nobody.',
  pages: 'Pages of users',
  first: 'First page',
  next: 'Next page',
  from: (first: string, last: string) => `Numbers ${first} to ${last}`,
  /** Nobody in the mirror, or erased. */
  nameless: 'Not in the mirror',
  nothing: 'No change',
  noReason: 'None',
  freedOnly: (freed: string) => `−${freed}`,
  gainedOnly: (gained: string) => `+${gained}`,
  steps: 'Changes',
  step: 'Change',
  result: 'Result',
  answer: 'Atlassian’s answer',
  requestId: 'Request id',
  noAnswer: 'No answer; read again afterwards',
  at: 'At',
  skipped: 'Left out',
  before: 'Before',
  after: 'After',
  status: 'Status',
  groups: 'Of the groups concerned',
  roles: 'Of the direct roles concerned',
  noneOf: 'None',
  proof: 'Checked at Atlassian',
  free: (app: string) => `${app}: uses no license`,
  notFree: (app: string) => `${app}: still uses a license`,
  freed: 'Frees a license',
  gained: 'Uses a license from now on',
  stillBillable: 'Still uses a license',
  through: (app: string, path: string) => `${app}, through ${path}`,
  direct: 'a role of their own',
  inferred: 'a role that follows from another',
  alsoLost: 'Also loses',
  lostRoles: (app: string, roles: string) => `${app} (${roles})`,
  irreversible: 'Cannot be taken back',
  reference: 'Reference',
} as const;

export const itemOutcomeWords = {
  change: 'Changes',
  partly: 'Partly',
  skip: 'Left out',
} as const satisfies Record<ItemOutcome, string>;

export const itemStandingWords = {
  waiting: 'Waiting',
  writing: 'Being changed',
  done: 'Done',
  failed: 'Failed',
  'left-alone': 'Left alone',
  'left-out': 'Left out',
  cancelled: 'Not reached',
} as const satisfies Record<ItemStanding, string>;

/** Where a user stands in words; done only in part says so. */
export function itemStandingSentence(item: Pick<OperationItem, 'state' | 'outcome'>): string {
  return item.state === 'done' && item.outcome === 'partly'
    ? itemWords.doneInPart
    : itemStandingWords[standingOf(item)];
}

/** Licenses of a plan, and of what came of it. */
export const seatEffectWords = {
  freed: 'Freed',
  gained: 'Newly used',
  stillBillable: 'Still used',
} as const satisfies Record<SeatEffect, string>;

/** What of the change cannot be taken back. */
export const irreversibleItemWords = {
  'deleted-after-grace': 'The account is deleted for good after 14 days',
  'must-be-invited': 'Only an invitation leads back, and roles and groups are lost',
  'cannot-be-given-back': 'A group or role that cannot be given back here',
  'mail-was-sent': 'The mail of the invitation',
} as const satisfies Record<IrreversibleReason, string>;

export const stepResultWords = {
  done: 'Done',
  'already-so': 'Was so already',
  failed: 'Failed',
  unclear: 'No answer yet, is looked at again',
  untried: 'Not tried',
} as const satisfies Record<StepResult['result'], string>;

/** Says what a step changes. */
export function stepSentence(step: Step, names: Names): string {
  switch (step.do) {
    case 'add-member':
      return `Add to the group ${names.group(step.groupId)}`;
    case 'remove-member':
      return `Remove from the group ${names.group(step.groupId)}`;
    case 'assign-role':
      return `Give the role ${roleName(step.roleId)} in ${names.app(step.resourceId)}`;
    case 'revoke-role':
      return `Take away the role ${roleName(step.roleId)} in ${names.app(step.resourceId)}`;
    case 'invite':
      return invitation(step, names);
    default:
      return PLAIN_STEPS[step.do];
  }
}

const PLAIN_STEPS = {
  suspend: 'Suspend',
  restore: 'Restore',
  'remove-from-directory': 'Remove from the directory',
  deactivate: 'Deactivate the account',
  activate: 'Activate the account',
  // 14 days – user management API document (2026-08-15).
  delete: 'Schedule the account for deletion in 14 days',
  'cancel-delete': 'Cancel the deletion of the account',
} as const;

function invitation({ access, groupIds }: Extract<Step, { do: 'invite' }>, names: Names): string {
  const gets = [
    ...access.map(({ resourceId, roleId }) => `${names.app(resourceId)} (${roleName(roleId)})`),
    ...groupIds.map((groupId) => names.group(groupId)),
  ];
  return gets.length === 0 ? 'Invite' : `Invite to ${gets.join(', ')}`;
}

/** “Remove app access, Jira on acme: Default group of an app”. */
export function skippedSentence(
  { operation, reason, groupId, resourceId }: SkippedPart,
  names: Names,
): string {
  const what = [
    operation === 'invite' || operation === 'undo'
      ? OTHER_PARTS[operation]
      : operationKindWords[operation].label,
    ...(resourceId === undefined ? [] : [names.app(resourceId)]),
    ...(groupId === undefined ? [] : [names.group(groupId)]),
  ];
  return `${what.join(', ')}: ${skipReasonWords[reason].label}`;
}

const OTHER_PARTS = { invite: 'Invite', undo: 'Undo' } as const;

/** Of a user before or after; a status of another kind stands for itself. */
export function sideStatusWords(status: string): string {
  return isUserStatus(status) ? userStatusWords[status] : status;
}

function isUserStatus(status: string): status is UserStatus {
  return Object.hasOwn(userStatusWords, status);
}
