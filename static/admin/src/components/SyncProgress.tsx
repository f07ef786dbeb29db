// How far a running sync is, as the server tells it.
import { Text } from '@atlaskit/primitives/compiled';
import ProgressBar from '@atlaskit/progress-bar';
import { syncNowWords } from '../../../../src/contract/syncNowWords';
import type { FollowedSync } from '../../../../src/contract/syncViews';
import { reasonWords, stageWords } from '../../../../src/contract/syncWords';
import { aboutDuration } from '../../../../src/contract/timeWords';
import { useNow } from './now';
import styles from './SyncProgress.module.css';
import { type Formats, useFormats } from './viewer';

export function SyncProgress({ run }: { readonly run: FollowedSync }) {
  const formats = useFormats();
  const now = useNow();
  const { share, leftMs } = run.progress;
  return (
    <div className={styles.progress}>
      <ProgressBar ariaLabel={syncNowWords.progress} value={share} />
      <div className={styles.words}>
        {/* Read out are the stages only; the numbers change every second. */}
        <span aria-live="polite">
          <Text size="small">
            {run.status === 'waiting' && run.reason !== null
              ? reasonWords[run.reason.code].title
              : stageWords[run.stage]}
          </Text>
        </span>
        <Text size="small" color="color.text.subtle">
          {(run.resumeAt === null
            ? [
                countsOf(run, formats),
                formats.percent(share),
                leftMs !== null && syncNowWords.left(aboutDuration(leftMs)),
              ]
            : [formats.percent(share), goesOn(run.resumeAt, now, formats)]
          )
            .filter((part) => part !== null && part !== false)
            .join(' · ')}
        </Text>
      </div>
    </div>
  );
}

/** A wait of seconds is over before anybody has read its time. */
const SHORT_WAIT_MS = 10_000;

function goesOn(resumeAt: number, now: number, formats: Formats): string {
  const waitMs = resumeAt - now;
  if (waitMs < SHORT_WAIT_MS) return syncNowWords.goesOnSoon;
  return syncNowWords.goesOn(formats.time(resumeAt), aboutDuration(waitMs));
}

/** Null: the stage has nothing to count. */
function countsOf(run: FollowedSync, formats: Formats): string | null {
  const stage = run.stages.findLast((candidate) => candidate.stage === run.stage);
  if (stage === undefined || (stage.done === 0 && stage.total === null)) return null;
  const done = formats.number(stage.done);
  return stage.total === null
    ? syncNowWords.done(done)
    : syncNowWords.doneOf(done, formats.number(stage.total));
}
