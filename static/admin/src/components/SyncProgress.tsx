// How far a running sync is, as the server tells it.
import { Text } from '@atlaskit/primitives/compiled';
import ProgressBar from '@atlaskit/progress-bar';
import { syncNowWords } from '../../../../src/contract/syncNowWords';
import { stageWords } from '../../../../src/contract/syncWords';
import type { SyncRun } from '../../../../src/contract/views';
import styles from './SyncProgress.module.css';
import { useFormats } from './viewer';

export function SyncProgress({ run }: { readonly run: SyncRun }) {
  const formats = useFormats();
  const stage = run.stages.find((candidate) => candidate.stage === run.stage);
  const total = stage?.total ?? null;
  const done = stage?.done ?? 0;
  return (
    <div className={styles.progress}>
      <ProgressBar
        ariaLabel={syncNowWords.progress}
        isIndeterminate={total === null}
        value={total === null || total === 0 ? 0 : Math.min(1, done / total)}
      />
      <div className={styles.words}>
        {/* Read out are the stages only; the numbers change every second. */}
        <span aria-live="polite">
          <Text size="small">{stageWords[run.stage]}</Text>
        </span>
        <Text size="small" color="color.text.subtle">
          {total === null
            ? syncNowWords.done(formats.number(done))
            : syncNowWords.doneOf(formats.number(done), formats.number(total))}
        </Text>
      </div>
    </div>
  );
}
