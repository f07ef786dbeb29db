// How old the data behind a plan is, and how to make it younger before anything is confirmed.
import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { Text } from '@atlaskit/primitives/compiled';
import { planAgeWords } from '../../../../src/contract/operationPlanWords';
import { syncRefusalWords } from '../../../../src/contract/syncNowWords';
import { relativeTime } from '../../../../src/contract/timeWords';
import type { OperationView } from '../../../../src/domain/operationRun';
import { isGoingOn, useLatestSync, useStartSync } from '../api/queries';
import { ErrorMessage } from '../components/ErrorMessage';
import { useCurrentMe } from '../components/me';
import { useNow } from '../components/now';
import { SyncProgress } from '../components/SyncProgress';
import { smallSyncRefusal } from '../components/syncRefusal';
import { useFormats } from '../components/viewer';
import styles from './plan.module.css';
import { Recheck } from './Recheck';
import { RefusableButton } from './RefusableButton';
import { usePlanAgain } from './usePlanAgain';

export function PlanAge({ operation }: { readonly operation: OperationView }) {
  const { data: run } = useLatestSync();
  const start = useStartSync();
  const again = usePlanAgain(operation);
  const refusal = smallSyncRefusal(useCurrentMe()) ?? (isGoingOn(run) ? 'running' : null);
  const error = start.error ?? again.error;
  return (
    <section className={styles.card} aria-label={planAgeWords.title}>
      <Heading size="xsmall" as="h2">
        {planAgeWords.title}
      </Heading>
      <Ages operation={operation} />
      <Text as="p" color="color.text.subtle">
        {planAgeWords.again}
      </Text>
      {isGoingOn(run) && <SyncProgress run={run} />}
      <div className={styles.buttons}>
        <Recheck operation={operation} planAgain={again} />
        <RefusableButton
          refused={refusal === null ? null : syncRefusalWords[refusal]}
          isLoading={start.isPending}
          onClick={() => start.mutate()}
        >
          {planAgeWords.syncFirst}
        </RefusableButton>
      </div>
      <output className={styles.newer}>
        {isNewer(run?.finishedAt ?? null, operation) && (
          <>
            <Text weight="medium">{planAgeWords.newer}</Text>
            <Button isLoading={again.isPending} onClick={() => again.mutate()}>
              {planAgeWords.planAgain}
            </Button>
          </>
        )}
      </output>
      {error && <ErrorMessage error={error} />}
    </section>
  );
}

/** Null: no full sync has ended. */
function isNewer(syncedAt: number | null, { createdAt }: OperationView): boolean {
  return syncedAt !== null && syncedAt > createdAt;
}

function Ages({ operation: { asOf } }: { readonly operation: OperationView }) {
  const formats = useFormats();
  const now = useNow();
  const { users, directRoles } = asOf;
  return (
    <>
      <p className={styles.age} title={users === null ? undefined : formats.instant(users)}>
        {users === null ? planAgeWords.unknown : planAgeWords.users(relativeTime(users, now))}
      </p>
      {directRoles !== null && (
        <p className={styles.age} title={formats.instant(directRoles)}>
          {planAgeWords.directRoles(relativeTime(directRoles, now))}
        </p>
      )}
    </>
  );
}
