// What everybody must know on whatever page they are.
import { Stack, Text } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import { shellWords } from '../../../../src/contract/shellWords';
import { syncNowWords } from '../../../../src/contract/syncNowWords';
import { relativeTime } from '../../../../src/contract/timeWords';
import type { Me } from '../../../../src/contract/views';
import type { ExpiryWarningDays } from '../../../../src/domain/key';
import { useConnection, useLatestSync } from '../api/queries';
import { useNow } from '../components/now';
import { SyncProblem } from '../components/SyncProblem';
import { useFormats } from '../components/viewer';
import { paths } from '../paths';
import { RouteLink, useLocation } from '../router';

/** The nearer the end, the louder. */
const URGENCY = { 30: 'information', 14: 'information', 7: 'warning', 1: 'error' } as const satisfies Record<
  ExpiryWarningDays,
  KeyNoticeProps['appearance']
>;

export function Notices({ me }: { readonly me: Me }) {
  const { data: connection } = useConnection();
  const formats = useFormats();
  const now = useNow();
  if (me.keyState === 'dead') {
    return (
      <KeyNotice
        appearance="error"
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
          appearance={URGENCY[connection.expiryWarningDays]}
          title={shellWords.expiresTitle(
            relativeTime(connection.expiresAt, now),
            formats.day(connection.expiresAt),
          )}
          text={shellWords.expiresText}
          link={shellWords.toConnection}
        />
      )}
      <LatestSyncNotice keyState={me.keyState} />
    </>
  );
}

interface KeyNoticeProps {
  readonly appearance: 'information' | 'warning' | 'error';
  readonly title: string;
  readonly text: string;
  readonly link: string;
}

function KeyNotice({ appearance, title, text, link }: KeyNoticeProps) {
  const { pathname } = useLocation();
  return (
    <SectionMessage appearance={appearance} title={title}>
      <Stack space="space.100">
        <Text as="p">{text}</Text>
        {pathname !== paths.connection() && <RouteLink to={paths.connection()}>{link}</RouteLink>}
      </Stack>
    </SectionMessage>
  );
}

/** Data that is not whole never looks as if it were. */
function LatestSyncNotice({ keyState }: Pick<Me, 'keyState'>) {
  const { data: run } = useLatestSync();
  const { pathname } = useLocation();
  if (!run || run.outcome === null || run.outcome === 'complete') return null;
  if (run.reason?.code === 'key-rejected' && keyState === 'alive') {
    return (
      <SectionMessage appearance="warning" title={shellWords.keyReplacedTitle}>
        <Text as="p">{shellWords.keyReplacedText}</Text>
      </SectionMessage>
    );
  }
  return (
    <SyncProblem run={run}>
      {pathname !== paths.history() && <RouteLink to={paths.history()}>{syncNowWords.seeHistory}</RouteLink>}
    </SyncProblem>
  );
}
