import { IconButton } from '@atlaskit/button/new';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import Lozenge from '@atlaskit/lozenge';
import { Inline } from '@atlaskit/primitives/compiled';
import VisuallyHidden from '@atlaskit/visually-hidden';
import type { ComponentProps } from 'react';
import { causeWords, historyWords } from '../../../../src/contract/historyWords';
import { targetWords } from '../../../../src/contract/syncKindWords';
import type { PastSync } from '../../../../src/contract/syncViews';
import { outcomeWords } from '../../../../src/contract/syncWords';
import { duration } from '../../../../src/contract/timeWords';
import type { SyncOutcome } from '../../../../src/domain/run';
import { isSlow, tookMs } from '../../../../src/domain/syncExpectation';
import { useNow } from '../components/now';
import { RelativeTime } from '../components/RelativeTime';
import { callsOf } from '../components/syncChanges';
import { useFormats } from '../components/viewer';
import { paths } from '../paths';
import { RouteLink } from '../router';
import { usersReadBy } from './usersReadBy';

const APPEARANCE = {
  complete: 'success',
  partial: 'moved',
  failed: 'removed',
  'needs-a-look': 'moved',
} as const satisfies Record<SyncOutcome, ComponentProps<typeof Lozenge>['appearance']>;

export interface RunRowProps {
  readonly run: PastSync;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

export function RunRow({ run, isOpen, onToggle }: RunRowProps) {
  const formats = useFormats();
  const now = useNow();
  const users = usersReadBy(run);
  return (
    <tr>
      <td>
        <Inline space="space.050" alignBlock="center">
          <IconButton
            appearance="subtle"
            spacing="compact"
            icon={isOpen ? ChevronDownIcon : ChevronRightIcon}
            label={historyWords.showDetails(formats.instant(run.startedAt))}
            aria-expanded={isOpen}
            aria-controls={isOpen ? `details-${run.runId}` : undefined}
            onClick={onToggle}
          />
          <RelativeTime at={run.startedAt} />
        </Inline>
      </td>
      <td>{targetWords(run.kind, run.target, (value) => formats.number(value))}</td>
      <td>
        <Cause run={run} />
      </td>
      <td>{starterOf(run)}</td>
      <td>
        <Inline space="space.100" alignBlock="center">
          {duration(tookMs(run, now))}
          {isSlow(run, now) && (
            <span title={historyWords.slowWhy}>
              <Lozenge appearance="moved">{historyWords.slow}</Lozenge>
              <VisuallyHidden>{historyWords.slowWhy}</VisuallyHidden>
            </span>
          )}
        </Inline>
      </td>
      <td>{users === null ? historyWords.none : formats.number(users)}</td>
      <td>
        <Changes run={run} />
      </td>
      <td>{formats.number(callsOf(run))}</td>
      <td>
        <State run={run} />
      </td>
    </tr>
  );
}

function Cause({ run: { cause, target } }: { readonly run: PastSync }) {
  const operationId = target?.operationId;
  if (operationId === undefined) return causeWords[cause];
  return <RouteLink to={paths.operation(operationId)}>{causeWords[cause]}</RouteLink>;
}

function starterOf({ startedBy, startedByName }: PastSync): string {
  if (startedBy === null) return historyWords.schedule;
  return startedByName ?? historyWords.someone;
}

function Changes({ run }: { readonly run: PastSync }) {
  const formats = useFormats();
  const added = formats.number(run.added);
  const changed = formats.number(run.changed);
  const gone = formats.number(run.gone);
  const spoken = historyWords.changeSpoken(added, changed, gone);
  return (
    <>
      <span aria-hidden title={spoken}>
        {historyWords.change(added, changed, gone)}
      </span>
      <VisuallyHidden>{spoken}</VisuallyHidden>
    </>
  );
}

function State({ run: { status, outcome } }: { readonly run: PastSync }) {
  if (outcome !== null) return <Lozenge appearance={APPEARANCE[outcome]}>{outcomeWords[outcome]}</Lozenge>;
  return (
    <Lozenge appearance="inprogress">
      {status === 'waiting' ? historyWords.waiting : historyWords.running}
    </Lozenge>
  );
}
