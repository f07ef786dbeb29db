// What an operation is about, and how it stands: the same words in the list, at its head and in the drawer.
import type Lozenge from '@atlaskit/lozenge';
import type { ComponentProps } from 'react';
import { aboutWords } from '../../../../src/contract/exportWords';
import { choiceSentences } from '../../../../src/contract/filterSentences';
import type { Names } from '../../../../src/contract/filterWords';
import {
  forWhomWords,
  operationRunWords,
  operationStatusWords,
  operationsWords,
  runOutcomeWords,
  userCountWords,
} from '../../../../src/contract/operationRunWords';
import { aboutSentence, followingSentence } from '../../../../src/contract/operationWords';
import type { PlanAbout } from '../../../../src/domain/operationPlan';
import { countsByStanding, type ItemStanding } from '../../../../src/domain/operationResults';
import type { OperationOutcome, OperationRow, OperationStatus } from '../../../../src/domain/operationRun';
import type { Formats } from '../components/viewer';
import { hasRun } from './hasRun';
import type { ItemsView } from './itemsView';

/** What is done; an undo and a retry say of what. */
export function whatIsDone(
  { about, source }: Pick<OperationRow, 'about' | 'source'>,
  names: Names,
  formats: Pick<Formats, 'minute'>,
): string {
  const isFollowing = about.kind === 'undo' || about.kind === 'retry';
  return isFollowing && source !== null
    ? followingSentence(about.kind, whatIsAsked(source.about, names), formats.minute(source.at))
    : whatIsAsked(about, names);
}

/** Without what it follows. A list does not name whom a plan names, so their number is not the about's. */
export function whatIsAsked(about: PlanAbout, names: Names): string {
  return about.kind === 'invite' ? forWhomWords.invite : aboutSentence(about, names);
}

/** Whom somebody chose, in words. */
export function whoIsChosen(about: PlanAbout, names: Names, formats: Formats): string {
  if (about.kind !== 'users') return forWhomWords[`of-${about.kind}`];
  const { selection } = about;
  if (selection.kind === 'these') {
    const { length } = selection.accountIds;
    // A list does not name them.
    return length === 0 ? forWhomWords.these : aboutWords.these(formats.number(length), length === 1);
  }
  const { filter, except } = selection;
  return [
    filter.all.length === 0 ? aboutWords.everybody : choiceSentences(selection, names).join('; '),
    ...(except.length === 0 ? [] : [aboutWords.except(formats.number(except.length), except.length === 1)]),
  ].join(', ');
}

type Counted = Pick<OperationRow, 'counts' | 'summary'>;

/** Users who should have changed and did not: those that failed, and those that a run had to leave alone. */
export function failuresOf(counted: Counted): number {
  const { failed, 'left-alone': leftAlone } = countsByStanding(counted);
  return failed + leftAlone;
}

export interface UserCount {
  readonly text: string;
  /** Whom it counts; null: nobody can be listed yet. */
  readonly view: Partial<ItemsView> | null;
}

/** How many users it changes or has changed; then those whom it failed to change, and those whom the plan left out. */
export function usersOf(
  operation: Pick<OperationRow, 'status' | 'progress'> & Counted,
  formats: Pick<Formats, 'number'>,
): readonly UserCount[] {
  const { summary, progress } = operation;
  if (summary === null) {
    const { total } = progress;
    return [{ text: total === null ? operationsWords.notKnownYet : formats.number(total), view: null }];
  }
  const { change, partly, skip } = summary.byOutcome;
  const toChange = formats.number(change + partly);
  if (!hasRun(operation))
    return [
      { text: userCountWords.toChange(toChange), view: {} },
      ...(skip === 0
        ? []
        : [{ text: userCountWords['left-out'](formats.number(skip)), view: { outcome: 'skip' as const } }]),
    ];
  const counts = countsByStanding(operation);
  return [
    { text: userCountWords.changed(formats.number(counts.done), toChange), view: { state: 'done' } },
    ...NOT_CHANGED.filter((state) => counts[state] > 0).map((state) => ({
      text: userCountWords[state](formats.number(counts[state])),
      view: { state },
    })),
  ];
}

const NOT_CHANGED = ['failed', 'left-alone', 'left-out'] as const satisfies readonly ItemStanding[];

export function standsAt(
  operation: Pick<OperationRow, 'status' | 'outcome' | 'isRefused'> & Counted,
  formats: Formats,
): string {
  const { status, outcome, isRefused } = operation;
  if (status === 'ready' && isRefused) return operationRunWords.refused;
  if (outcome === null) return operationStatusWords[status];
  const failures = failuresOf(operation);
  return runOutcomeWords[outcome](operationRunWords.failures(formats.number(failures), failures === 1));
}

type Appearance = NonNullable<ComponentProps<typeof Lozenge>['appearance']>;

const STATUS_APPEARANCE = {
  planning: 'inprogress',
  ready: 'new',
  running: 'inprogress',
  paused: 'moved',
  done: 'default',
  discarded: 'default',
  expired: 'default',
  failed: 'removed',
} as const satisfies Record<OperationStatus, Appearance>;

const OUTCOME_APPEARANCE = {
  completed: 'success',
  'completed-with-failures': 'moved',
  cancelled: 'default',
  stopped: 'removed',
} as const satisfies Record<OperationOutcome, Appearance>;

export function appearanceOf({
  status,
  outcome,
  isRefused,
}: Pick<OperationRow, 'status' | 'outcome' | 'isRefused'>): Appearance {
  if (status === 'ready' && isRefused) return 'removed';
  return outcome === null ? STATUS_APPEARANCE[status] : OUTCOME_APPEARANCE[outcome];
}
