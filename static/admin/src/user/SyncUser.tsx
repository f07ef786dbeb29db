// Reading one user anew: what it costs, how far it is, what has changed.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import { useId, useState } from 'react';
import { syncChosenWords } from '../../../../src/contract/syncChosenWords';
import { syncRefusalWords } from '../../../../src/contract/syncNowWords';
import { outcomeWords } from '../../../../src/contract/syncWords';
import { syncUserWords } from '../../../../src/contract/userWords';
import type { UserDetails } from '../../../../src/domain/userDetails';
import { isGoingOn, useStartSync } from '../api/queries';
import { askedTarget, useFollowedSync, useSyncCost } from '../api/smallSync';
import { ErrorMessage } from '../components/ErrorMessage';
import { useCurrentMe } from '../components/me';
import { syncChanges } from '../components/syncChanges';
import { SyncProblem } from '../components/SyncProblem';
import { SyncProgress } from '../components/SyncProgress';
import { smallSyncRefusal } from '../components/syncRefusal';
import { useFormats } from '../components/viewer';
import styles from './DrawerActions.module.css';
import { whatChanged } from './whatChanged';

export interface SyncUserProps {
  readonly user: UserDetails;
  /** When the page got it, by the browser's clock. */
  readonly readAt: number;
}

interface StartedSync {
  readonly runId: string;
  /** The user before it. */
  readonly before: UserDetails;
}

export function SyncUser({ user, readAt }: SyncUserProps) {
  const me = useCurrentMe();
  const reasonId = useId();
  const start = useStartSync();
  const [started, setStarted] = useState<StartedSync | null>(null);
  const run = useFollowedSync(started?.runId ?? null);
  const refusal = smallSyncRefusal(me);
  const target = askedTarget({ kind: 'users', accountIds: [user.accountId] });
  const cost = useSyncCost(refusal === null ? target : null);
  const isRunning = started !== null && (run.data === undefined || isGoingOn(run.data)) && !run.error;
  const error = start.error ?? cost.error ?? run.error;
  return (
    <div className={styles.sync}>
      <div className={styles.start}>
        <Button
          isDisabled={refusal !== null || isRunning}
          isLoading={start.isPending}
          aria-describedby={reasonId}
          onClick={() =>
            start.mutate({ target }, { onSuccess: ({ runId }) => setStarted({ runId, before: user }) })
          }
        >
          {syncUserWords.button}
        </Button>
        <span id={reasonId} title={syncUserWords.what}>
          <Text size="small" color="color.text.subtle">
            {refusal === null ? <Cost cost={cost.data} /> : syncRefusalWords[refusal]}
          </Text>
        </span>
      </div>
      {isGoingOn(run.data) && <SyncProgress run={run.data} />}
      <output className={styles.result}>
        {run.data && !isGoingOn(run.data) && started !== null && readAt >= run.dataUpdatedAt && (
          <Result run={run.data} before={started.before} after={user} />
        )}
      </output>
      {error !== null && <ErrorMessage error={error} />}
    </div>
  );
}

function Cost({ cost }: { readonly cost: ReturnType<typeof useSyncCost>['data'] }) {
  const formats = useFormats();
  if (cost === undefined) return syncChosenWords.counting;
  return syncChosenWords.cost(formats.number(cost.atLeast), formats.number(cost.atMost));
}

interface ResultProps {
  readonly run: NonNullable<ReturnType<typeof useFollowedSync>['data']>;
  readonly before: UserDetails;
  readonly after: UserDetails;
}

function Result({ run, before, after }: ResultProps) {
  const formats = useFormats();
  const changes = whatChanged(before, after);
  return (
    <>
      {run.outcome !== null && (
        <Text as="p" size="small" color="color.text.subtle">
          {outcomeWords[run.outcome]}. {syncChanges(run, formats)}
        </Text>
      )}
      <SyncProblem run={run} />
      {run.outcome === 'complete' && changes.length === 0 && (
        <Text as="p" weight="medium">
          {syncUserWords.unchanged}
        </Text>
      )}
      {changes.length > 0 && (
        <>
          <Text as="p" weight="medium">
            {syncUserWords.changed}
          </Text>
          <ul className={styles.changes}>
            {changes.map(({ what, how }) => (
              <li key={`${what} ${how}`}>
                {what}: {how}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
