// Reading the users of a plan anew: what it costs, how far it is; then the plan is made again by itself.
import { Text } from '@atlaskit/primitives/compiled';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { planAgeWords } from '../../../../src/contract/operationPlanWords';
import { syncRefusalWords } from '../../../../src/contract/syncNowWords';
import type { OperationView } from '../../../../src/domain/operationRun';
import { MOST_TARGET_USERS } from '../../../../src/domain/syncTarget';
import { readPlanned } from '../api/plannedUsers';
import { isGoingOn } from '../api/queries';
import { askedTarget, useFollowedSync } from '../api/smallSync';
import { useCurrentMe } from '../components/me';
import { SmallSyncProgress } from '../components/SmallSyncProgress';
import { SyncCostDialog } from '../components/SyncCostDialog';
import { smallSyncRefusal } from '../components/syncRefusal';
import { useFormats } from '../components/viewer';
import { RefusableButton } from './RefusableButton';
import type { usePlanAgain } from './usePlanAgain';

export interface RecheckProps {
  readonly operation: OperationView;
  readonly planAgain: ReturnType<typeof usePlanAgain>;
}

export function Recheck({ operation, planAgain }: RecheckProps) {
  const [isAsking, setAsking] = useState(false);
  const [runId, setRunId] = useState<string | null>(null);
  const { data: run } = useFollowedSync(runId);
  const hasEnded = run != null && !isGoingOn(run);
  const isComplete = hasEnded && run.outcome === 'complete';
  const { mutate } = planAgain;
  useEffect(() => {
    if (isComplete) mutate();
  }, [isComplete, mutate]);
  const refused = useRefusal(operation);
  return (
    <>
      <RefusableButton
        refused={refused}
        isLoading={runId !== null && !hasEnded}
        onClick={() => setAsking(true)}
      >
        {planAgeWords.recheck}
      </RefusableButton>
      {runId !== null && <SmallSyncProgress runId={runId} />}
      {isComplete && (
        <output>
          <Text>{planAgeWords.planningAgain}</Text>
        </output>
      )}
      {isAsking && (
        <CostDialog
          operation={operation}
          onClose={() => setAsking(false)}
          onStarted={(started) => {
            setRunId(started);
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

/** Returns why these users cannot be read anew one by one; null: they can. */
function useRefusal({ about, summary }: OperationView): string | null {
  const formats = useFormats();
  const refusal = smallSyncRefusal(useCurrentMe());
  if (refusal !== null) return syncRefusalWords[refusal];
  if (about.kind === 'invite') return planAgeWords.noAccounts;
  return (summary?.items ?? 0) > MOST_TARGET_USERS
    ? planAgeWords.tooMany(formats.number(MOST_TARGET_USERS))
    : null;
}

interface CostDialogProps extends Pick<RecheckProps, 'operation'> {
  readonly onClose: () => void;
  readonly onStarted: (runId: string) => void;
}

function CostDialog({ operation: { operationId, summary }, onClose, onStarted }: CostDialogProps) {
  const formats = useFormats();
  const users = useQuery({
    queryKey: ['planned users', operationId],
    queryFn: async () => (await readPlanned(operationId)).flatMap(({ accountId }) => accountId ?? []),
    gcTime: 0,
  });
  const count = summary?.items ?? 0;
  return (
    <SyncCostDialog
      title={planAgeWords.recheckTitle(formats.number(count), count === 1)}
      what={planAgeWords.recheckWhat}
      target={users.data ? askedTarget({ kind: 'users', accountIds: users.data }) : null}
      targetError={users.error}
      onClose={onClose}
      onStarted={onStarted}
    />
  );
}
