// What everybody must know on whatever page they are.
import { Stack, Text } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import { shellWords } from '../../../../src/contract/shellWords';
import { syncNowWords } from '../../../../src/contract/syncNowWords';
import type { Me } from '../../../../src/contract/views';
import { useConnection, useLatestSync } from '../api/queries';
import { SyncProblem } from '../components/SyncProblem';
import { useFormats } from '../components/viewer';
import { paths } from '../paths';
import { RouteLink, useLocation } from '../router';

export function Notices({ me }: { readonly me: Me }) {
  const { data: connection } = useConnection();
  const formats = useFormats();
  if (me.keyState === 'dead') {
    return (
      <KeyNotice
        title={shellWords.deadKeyTitle}
        text={shellWords.deadKeyText}
        link={shellWords.deadKeyAction}
      />
    );
  }
  return (
    <>
      {connection?.expiresAt && connection.expiryWarningDays !== null && (
        <KeyNotice
          title={shellWords.expiresTitle(formats.day(connection.expiresAt))}
          text={shellWords.expiresText}
          link={shellWords.toConnection}
        />
      )}
      <LatestSyncNotice />
    </>
  );
}

interface KeyNoticeProps {
  readonly title: string;
  readonly text: string;
  readonly link: string;
}

function KeyNotice({ title, text, link }: KeyNoticeProps) {
  const { pathname } = useLocation();
  return (
    <SectionMessage appearance="warning" title={title}>
      <Stack space="space.100">
        <Text as="p">{text}</Text>
        {pathname !== paths.connection() && <RouteLink to={paths.connection()}>{link}</RouteLink>}
      </Stack>
    </SectionMessage>
  );
}

/** Data that is not whole never looks as if it were. */
function LatestSyncNotice() {
  const { data: run } = useLatestSync();
  const { pathname } = useLocation();
  if (!run || run.outcome === null || run.outcome === 'complete') return null;
  return (
    <SyncProblem run={run}>
      {pathname !== paths.history() && <RouteLink to={paths.history()}>{syncNowWords.seeHistory}</RouteLink>}
    </SyncProblem>
  );
}
