import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import Spinner from '@atlaskit/spinner';
import {
  countWords,
  overviewWords,
  type SyncRefusal,
  syncRefusalWords,
} from '../../../../src/contract/overviewWords';
import type { Me, Overview, SyncRun } from '../../../../src/contract/views';
import { hasRole } from '../../../../src/domain/appRole';
import { isGoingOn, useLatestSync, useMe, useOverview, useStartSync } from '../api/queries';
import { CountCard } from '../components/CountCard';
import { ErrorMessage } from '../components/ErrorMessage';
import { SyncState } from '../components/SyncState';
import { ConnectKey } from './ConnectKey';
import styles from './OverviewPage.module.css';
import { useSyncFinished } from './useSyncFinished';

const COUNTS = ['users', 'groups', 'resources', 'memberships'] as const satisfies readonly (keyof Overview)[];

export function OverviewPage() {
  const me = useMe();
  return (
    <main className={styles.page}>
      <Stack space="space.400">
        <header>
          <Stack space="space.100">
            <Heading size="large" as="h1">
              {overviewWords.title}
            </Heading>
            {me.data && (
              <Text color="color.text.subtle">
                {me.data.organization?.name ?? overviewWords.notConnected}
              </Text>
            )}
          </Stack>
        </header>
        {me.isPending && <Spinner label={overviewWords.loading} />}
        {me.error && <ErrorMessage error={me.error} onRetry={() => void me.refetch()} />}
        {me.data && mayEnterKey(me.data) && <ConnectKey />}
        {me.data && (me.data.role !== null || me.data.keyState === 'alive') && <Mirror me={me.data} />}
      </Stack>
    </main>
  );
}

function Mirror({ me }: { readonly me: Me }) {
  const sync = useLatestSync();
  const overview = useOverview(isGoingOn(sync.data));
  useSyncFinished(sync.data ?? null);
  // What stops one question usually stops the other: one message is enough.
  const error = overview.error ?? sync.error;
  const retry = () => Promise.all([overview.refetch(), sync.refetch()]);
  return (
    <>
      {error !== null && <ErrorMessage error={error} onRetry={() => void retry()} />}
      {overview.data && <Counts overview={overview.data} />}
      {sync.data !== undefined && <SyncPanel me={me} run={sync.data} />}
    </>
  );
}

function Counts({ overview }: { readonly overview: Overview }) {
  return (
    <section aria-label={overviewWords.counts}>
      <dl className={styles.counts}>
        {COUNTS.map((name) => (
          <CountCard key={name} label={countWords[name]} counted={overview[name]} />
        ))}
      </dl>
    </section>
  );
}

function SyncPanel({ me, run }: { readonly me: Me; readonly run: SyncRun | null }) {
  const start = useStartSync();
  const refusal = syncRefusal(me, run);
  return (
    <section aria-labelledby="sync-heading">
      <Stack space="space.200">
        <Heading size="medium" as="h2" id="sync-heading">
          {overviewWords.sync}
        </Heading>
        {run === null ? <Text>{overviewWords.neverSynced}</Text> : <SyncState run={run} />}
        {start.error && <ErrorMessage error={start.error} />}
        <Stack space="space.075" alignInline="start">
          <Button
            appearance="primary"
            isDisabled={refusal !== null}
            isLoading={start.isPending}
            onClick={() => start.mutate()}
          >
            {overviewWords.syncUsers}
          </Button>
          {refusal !== null && (
            <Text size="small" color="color.text.subtle">
              {syncRefusalWords[refusal]}
            </Text>
          )}
        </Stack>
      </Stack>
    </section>
  );
}

/** A working key is replaced under settings; one that is missing or dead is what this page needs first. */
function mayEnterKey(me: Me): boolean {
  return me.keyState !== 'alive' && (me.isJiraAdmin || hasRole(me, 'admin'));
}

/** Returns why nobody, or not this person, can start a sync now; the backend decides the same on its own. */
function syncRefusal(me: Me, run: SyncRun | null): SyncRefusal | null {
  if (me.keyState === 'missing') return 'key-missing';
  if (me.keyState === 'dead') return 'key-dead';
  if (!hasRole(me, 'operator')) return 'role-too-low';
  if (!me.licenseActive) return 'license-inactive';
  return isGoingOn(run) ? 'running' : null;
}
