// The way from no key to a browsed organization.
import { Stack, Text } from '@atlaskit/primitives/compiled';
import { keyEntryWords } from '../../../../src/contract/keyEntryWords';
import { setupWords } from '../../../../src/contract/setupWords';
import { shellWords } from '../../../../src/contract/shellWords';
import type { Me } from '../../../../src/contract/views';
import { meetsNeed } from '../../../../src/domain/appRole';
import { EmptyState } from '../components/EmptyState';
import { useCurrentMe } from '../components/me';
import { PageHeader } from '../components/PageHeader';
import { ConnectKey } from '../connection/ConnectKey';
import { FirstSync } from '../connection/FirstSync';
import { SetupStep } from '../connection/SetupStep';
import styles from './SetupPage.module.css';

const ADMINISTRATION = 'https://admin.atlassian.com';

export function SetupPage() {
  const me = useCurrentMe();
  return (
    <>
      <PageHeader title={shellWords.setup} />
      {me.keyState !== 'alive' && !meetsNeed(me, 'key-keeper') ? <WaitForSomebody /> : <Steps me={me} />}
    </>
  );
}

function Steps({ me }: { readonly me: Me }) {
  const isConnected = me.keyState === 'alive';
  return (
    <div className={styles.setup}>
      <Text as="p">{setupWords.intro}</Text>
      <ol className={styles.steps}>
        <SetupStep number={1} title={setupWords.createTitle} state={isConnected ? 'done' : 'current'}>
          <CreateKey />
        </SetupStep>
        <SetupStep
          number={2}
          title={
            isConnected
              ? setupWords.connected(me.organization?.name ?? shellWords.app)
              : setupWords.connectTitle
          }
          state={isConnected ? 'done' : 'current'}
        >
          <ConnectKey action={keyEntryWords.connect} />
        </SetupStep>
        <SetupStep number={3} title={setupWords.syncTitle} state={isConnected ? 'current' : 'ahead'}>
          <FirstSync />
        </SetupStep>
      </ol>
    </div>
  );
}

function CreateKey() {
  return (
    <Stack space="space.150" alignInline="start">
      <ol className={styles.how}>
        {setupWords.createSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <a href={ADMINISTRATION} target="_blank" rel="noopener noreferrer">
        {setupWords.administration}
      </a>
    </Stack>
  );
}

function WaitForSomebody() {
  return (
    <EmptyState title={setupWords.waitingTitle} text={setupWords.waitingText}>
      <Text as="p">{setupWords.waitingAction}</Text>
    </EmptyState>
  );
}
