// What the app noticed of the organization between two syncs.
import { Text } from '@atlaskit/primitives/compiled';
import { useMemo } from 'react';
import {
  auditGapWords,
  auditLogWords,
  findingWords,
  type TimesInWords,
} from '../../../../src/contract/probeWords';
import { relativeTime } from '../../../../src/contract/timeWords';
import { syncScheduleWords } from '../../../../src/contract/syncScheduleWords';
import type { SyncScheduleStatus } from '../../../../src/contract/views';
import { useNow } from '../components/now';
import { RelativeTime } from '../components/RelativeTime';
import { useFormats } from '../components/viewer';

interface FindingProps {
  readonly status: SyncScheduleStatus;
}

export function LastLook({ status: { lastProbe } }: FindingProps) {
  const times = useTimesInWords();
  if (lastProbe === null) return syncScheduleWords.notYet;
  return (
    <Text>
      {syncScheduleWords.checked} <RelativeTime at={lastProbe.checkedAt} />:{' '}
      {findingWords(lastProbe.found, times)}
    </Text>
  );
}

export function AuditLogState({ status: { auditStream } }: FindingProps) {
  const times = useTimesInWords();
  const formats = useFormats();
  return (
    <>
      <Text as="p">{auditLogWords(auditStream, times)}</Text>
      {auditStream.gap !== null && (
        <Text as="p" size="small" color="color.text.subtle">
          {auditGapWords(formats.instant(auditStream.gap.noticedAt))}
        </Text>
      )}
    </>
  );
}

function useTimesInWords(): TimesInWords {
  const now = useNow();
  const formats = useFormats();
  return useMemo(
    () => ({ relative: (at) => relativeTime(at, now), number: (value) => formats.number(value) }),
    [now, formats],
  );
}
