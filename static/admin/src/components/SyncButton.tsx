import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import { type ReactNode, useId } from 'react';
import { syncNowWords, type SyncRefusal, syncRefusalWords } from '../../../../src/contract/syncNowWords';
import type { Me, SyncRun } from '../../../../src/contract/views';
import { isGoingOn, useLatestSync, useStartSync } from '../api/queries';
import { ErrorMessage } from './ErrorMessage';
import { useCurrentMe } from './me';
import styles from './SyncButton.module.css';
import { SyncProgress } from './SyncProgress';
import { smallSyncRefusal } from './syncRefusal';

/** Starts a sync, or shows the one that runs, whoever started it. `beside`: what else can be done here. */
export function SyncButton({ beside }: { readonly beside?: ReactNode }) {
  const me = useCurrentMe();
  const { data: run } = useLatestSync();
  const start = useStartSync();
  const reasonId = useId();
  const refusal = syncRefusal(me, run);
  return (
    <div className={styles.sync}>
      <div className={styles.row}>
        {isGoingOn(run) && <SyncProgress run={run} />}
        {beside}
        <Button
          appearance="primary"
          aria-describedby={refusal === null ? undefined : reasonId}
          isDisabled={refusal !== null}
          isLoading={start.isPending}
          onClick={() => start.mutate()}
        >
          {syncNowWords.syncUsers}
        </Button>
      </div>
      {refusal !== null && (
        <div id={reasonId}>
          <Text size="small" color="color.text.subtle">
            {syncRefusalWords[refusal]}
          </Text>
        </div>
      )}
      {start.error && <ErrorMessage error={start.error} />}
    </div>
  );
}

/** Returns why nobody, or not this person, can start a sync now; the backend decides the same on its own. */
function syncRefusal(me: Me, run: SyncRun | null | undefined): SyncRefusal | null {
  const refusal = smallSyncRefusal(me);
  if (refusal !== null) return refusal;
  return isGoingOn(run) ? 'running' : null;
}
