// How far the sync of a part is, and what it changed when it has ended; also read out.
import { Text } from '@atlaskit/primitives/compiled';
import { outcomeWords } from '../../../../src/contract/syncWords';
import { isGoingOn } from '../api/queries';
import { useFollowedSync } from '../api/smallSync';
import { ErrorMessage } from './ErrorMessage';
import { syncChanges } from './syncChanges';
import { SyncProblem } from './SyncProblem';
import { SyncProgress } from './SyncProgress';
import { useFormats } from './viewer';

export function SmallSyncProgress({ runId }: { readonly runId: string }) {
  const { data: run, error } = useFollowedSync(runId);
  const formats = useFormats();
  if (error !== null) return <ErrorMessage error={error} />;
  if (isGoingOn(run)) return <SyncProgress run={run} />;
  return (
    <output>
      {run && run.outcome !== null && (
        <>
          <Text size="small" color="color.text.subtle">
            {outcomeWords[run.outcome]}. {syncChanges(run, formats)}
          </Text>
          <SyncProblem run={run} />
        </>
      )}
    </output>
  );
}
