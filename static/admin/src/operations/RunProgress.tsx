// How far a run is, and why it waits.
import { Text } from '@atlaskit/primitives/compiled';
import ProgressBar from '@atlaskit/progress-bar';
import {
  operationRunWords,
  operationStatusWords,
  waitWords,
} from '../../../../src/contract/operationRunWords';
import { aboutDuration } from '../../../../src/contract/timeWords';
import type { OperationView } from '../../../../src/domain/operationRun';
import { useNow } from '../components/now';
import { type Formats, useFormats } from '../components/viewer';
import styles from './operation.module.css';

export function RunProgress({ operation }: { readonly operation: OperationView }) {
  const formats = useFormats();
  const now = useNow();
  const { progress, leftMs, resumeAt, asked } = operation;
  const share = shareOf(progress);
  return (
    <div className={styles.progress}>
      <ProgressBar
        ariaLabel={operationRunWords.progress}
        value={share ?? 0}
        isIndeterminate={share === null}
      />
      <div className={styles.progressWords}>
        {/* Read out is the phase only; the numbers change every second. */}
        <span aria-live="polite">
          <Text size="small">{phaseOf(operation)}</Text>
        </span>
        <Text size="small" color="color.text.subtle">
          {[
            countOf(progress, formats),
            share !== null && formats.percent(share),
            // Whoever waits gets no nearer to the end.
            leftMs !== null && resumeAt === null && operationRunWords.left(aboutDuration(leftMs)),
            resumeAt !== null && asked === null && goesOn(resumeAt, now, formats),
          ]
            .filter((part) => part !== false)
            .join(' · ')}
        </Text>
      </div>
    </div>
  );
}

type Progress = OperationView['progress'];

/** Null: not known yet. */
function shareOf({ done, total }: Progress): number | null {
  if (total === null) return null;
  return total === 0 ? 1 : done / total;
}

function countOf({ done, total }: Progress, formats: Formats): string {
  return total === null
    ? operationRunWords.done(formats.number(done), done === 1)
    : operationRunWords.doneOf(formats.number(done), formats.number(total));
}

/** What a wait is for comes first: it is what somebody wonders about. */
function phaseOf({ status, asked, reason }: OperationView): string {
  if (status !== 'running') return operationStatusWords[status];
  if (asked !== null) return operationRunWords.asked[asked];
  return reason === null ? operationRunWords.running : waitWords(reason);
}

/** A wait of seconds is over before anybody has read its time. */
const SHORT_WAIT_MS = 10_000;

function goesOn(resumeAt: number, now: number, formats: Formats): string {
  const waitMs = resumeAt - now;
  if (waitMs < SHORT_WAIT_MS) return operationRunWords.goesOnSoon;
  return operationRunWords.goesOn(formats.time(resumeAt), aboutDuration(waitMs));
}
