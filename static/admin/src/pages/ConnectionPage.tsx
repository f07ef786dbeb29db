import Heading from '@atlaskit/heading';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import { keyEntryWords, replaceWords } from '../../../../src/contract/keyEntryWords';
import { shellWords } from '../../../../src/contract/shellWords';
import { hasRole } from '../../../../src/domain/appRole';
import { showMessage } from '../api/host';
import { useConnection, useOverview } from '../api/queries';
import { ErrorMessage } from '../components/ErrorMessage';
import { useCurrentMe } from '../components/me';
import { PageHeader } from '../components/PageHeader';
import { ConnectKey } from '../connection/ConnectKey';
import { KeyFacts } from '../connection/KeyFacts';
import { PageSkeleton } from '../shell/PageSkeleton';
import styles from './ConnectionPage.module.css';

export function ConnectionPage() {
  const connection = useConnection();
  const overview = useOverview(false);
  return (
    <>
      <PageHeader title={shellWords.connection} asOf={overview.data && (overview.data.users?.asOf ?? null)} />
      {connection.isPending && <PageSkeleton />}
      {connection.error && (
        <ErrorMessage error={connection.error} onRetry={() => void connection.refetch()} />
      )}
      {connection.data && (
        <div className={styles.columns}>
          <KeyFacts connection={connection.data} />
          <ReplaceKey />
        </div>
      )}
    </>
  );
}

function ReplaceKey() {
  const me = useCurrentMe();
  // A dead key protects nobody: whoever administers Jira may bring the app back.
  const isRefused = !hasRole(me, 'admin') && !(me.keyState === 'dead' && me.isJiraAdmin);
  const tell = (): void =>
    showMessage({
      id: 'key-replaced',
      title: keyEntryWords.saved,
      description: me.organization?.name ?? '',
      type: 'success',
    });
  return (
    <section aria-labelledby="replace-key">
      <Stack space="space.200">
        <Heading size="medium" as="h2" id="replace-key">
          {replaceWords.title}
        </Heading>
        <Text as="p">{isRefused ? replaceWords.refused : replaceWords.text}</Text>
        <ConnectKey action={keyEntryWords.replace} isDisabled={isRefused} onSaved={tell} />
      </Stack>
    </section>
  );
}
