// What an operation is about, and how it stands: the same words in the list, at its head and in the drawer.
import type Lozenge from '@atlaskit/lozenge';
import type { ComponentProps } from 'react';
import { aboutWords } from '../../../../src/contract/exportWords';
import { clauseSentence } from '../../../../src/contract/filterSentences';
import type { Names } from '../../../../src/contract/filterWords';
import {
  forWhomWords,
  operationRunWords,
  operationStatusWords,
  runOutcomeWords,
} from '../../../../src/contract/operationRunWords';
import { aboutSentence } from '../../../../src/contract/operationWords';
import type { PlanAbout } from '../../../../src/domain/operationPlan';
import type { OperationOutcome, OperationRow, OperationStatus } from '../../../../src/domain/operationRun';
import type { Formats } from '../components/viewer';

/** What is done. A list does not name whom a plan names, so their number is not the about's. */
export function whatIsDone(about: PlanAbout, names: Names): string {
  return about.kind === 'invite' ? forWhomWords.invite : aboutSentence(about, names);
}

/** Whom somebody chose, in words. */
export function whoIsChosen(about: PlanAbout, names: Names, formats: Formats): string {
  if (about.kind !== 'users') return forWhomWords[`of-${about.kind}`];
  const { selection } = about;
  if (selection.kind === 'these') {
    const { length } = selection.accountIds;
    // A list does not name them.
    return length === 0 ? forWhomWords.these : aboutWords.these(formats.number(length));
  }
  const { filter, except } = selection;
  const sentences = filter.all.map((clause) => clauseSentence(clause, names));
  return [
    sentences.length === 0 ? aboutWords.everybody : sentences.join('; '),
    ...(except.length === 0 ? [] : [aboutWords.except(formats.number(except.length))]),
  ].join(', ');
}

type Counted = Pick<OperationRow, 'counts' | 'summary'>;

/** Users who should have changed and did not: those that failed, and those that a run had to leave alone. */
export function failuresOf({ counts, summary }: Counted): number {
  return counts.failed + Math.max(0, counts.skipped - (summary?.byOutcome.skip ?? 0));
}

export function standsAt(
  operation: Pick<OperationRow, 'status' | 'outcome'> & Counted,
  formats: Formats,
): string {
  const { status, outcome } = operation;
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

export function appearanceOf({ status, outcome }: Pick<OperationRow, 'status' | 'outcome'>): Appearance {
  return outcome === null ? STATUS_APPEARANCE[status] : OUTCOME_APPEARANCE[outcome];
}
