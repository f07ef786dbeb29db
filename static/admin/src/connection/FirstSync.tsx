import Button from '@atlaskit/button/new';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import { setupWords } from '../../../../src/contract/setupWords';
import { syncRefusalWords } from '../../../../src/contract/syncNowWords';
import { duration } from '../../../../src/contract/timeWords';
import { hasRole } from '../../../../src/domain/appRole';
import { expectedDurations } from '../../../../src/domain/syncExpectation';
import type { FollowedSync } from '../../../../src/contract/syncViews';
import { isGoingOn, useLatestSync, useStartSync } from '../api/queries';
import { ErrorMessage } from '../components/ErrorMessage';
import { useCurrentMe } from '../components/me';
import { syncChanges } from '../components/syncChanges';
import { SyncProblem } from '../components/SyncProblem';
import { SyncProgress } from '../components/SyncProgress';
import { useFormats } from '../components/viewer';
import { paths } from '../paths';
import { navigate } from '../router';

/** From a working key to the users: starts the first sync, shows it, and leads on. */
export function FirstSync() {
  const { data: run, error, refetch } = useLatestSync();
  if (error) return <ErrorMessage error={error} onRetry={() => void refetch()} />;
  if (run === undefined) return null;
  if (run === null) return <Start />;
  if (isGoingOn(run)) return <Running run={run} />;
  return <Ended run={run} />;
}

function Start() {
  const me = useCurrentMe();
  const start = useStartSync();
  const mayStart = hasRole(me, 'operator');
  const [least, most] = [expectedDurations.at(0), expectedDurations.at(-2)];
  return (
    <Stack space="space.150" alignInline="start">
      <Text as="p">
        {setupWords.syncText}{' '}
        {least && most?.mostMs && setupWords.syncTakes(duration(least.leastMs), duration(most.mostMs))}
      </Text>
      {start.error && <ErrorMessage error={start.error} />}
      <Button
        appearance="primary"

        isDisabled={!mayStart}
        isLoading={start.isPending}
        onClick={() => start.mutate()}
      >
        {setupWords.startSync}
      </Button>
      {!mayStart && <Text size="small">{syncRefusalWords['role-too-low']}</Text>}
    </Stack>
  );
}

function Running({ run }: { readonly run: FollowedSync }) {
  return (
    <Stack space="space.150" alignInline="start">
      <SyncProgress run={run} />
      <Text as="p">{setupWords.leave}</Text>
      <Button onClick={() => navigate(paths.users())}>{setupWords.arrived}</Button>
    </Stack>
  );
}

function Ended({ run }: { readonly run: FollowedSync }) {
  const formats = useFormats();
  const start = useStartSync();
  if (run.outcome === 'failed') {
    return (
      <Stack space="space.150" alignInline="start">
        <SyncProblem run={run} />
        <Button appearance="primary" isLoading={start.isPending} onClick={() => start.mutate()}>
          {setupWords.startAgain}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack space="space.150" alignInline="start">
      {run.outcome === 'complete' ? (
        <SectionMessage appearance="success" title={setupWords.done}>
          <Text as="p">{syncChanges(run, formats)}</Text>
        </SectionMessage>
      ) : (
        <SyncProblem run={run} />
      )}
      <Button appearance="primary" onClick={() => navigate(paths.users())}>
        {setupWords.browse}
      </Button>
    </Stack>
  );
}
