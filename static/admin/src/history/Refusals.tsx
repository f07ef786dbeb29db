// What a sync would have removed and did not, and the deliberate way to have it removed.
import Button from '@atlaskit/button/new';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import { useId, useState } from 'react';
import { refusalWords, refusedWhat } from '../../../../src/contract/refusalWords';
import type { SyncRun } from '../../../../src/contract/views';
import { hasRole } from '../../../../src/domain/appRole';
import type { SyncRefusal } from '../../../../src/domain/run';
import { useLatestSync } from '../api/queries';
import { useCurrentMe } from '../components/me';
import { useFormats } from '../components/viewer';
import { AcceptRemovals } from './AcceptRemovals';
import styles from './Refusals.module.css';

export function Refusals({ run }: { readonly run: SyncRun }) {
  const reasonId = useId();
  const [isAsking, setAsking] = useState(false);
  const whyNot = useWhyNot(run);
  if (run.refusals.length === 0) return null;
  return (
    <Stack space="space.150" alignInline="start">
      {run.refusals.map((refusal) => (
        <Refusal key={`${refusal.collection} ${refusal.directoryId ?? ''}`} refusal={refusal} />
      ))}
      {isAsking && whyNot === null ? (
        <AcceptRemovals run={run} onCancel={() => setAsking(false)} />
      ) : (
        <div className={styles.accept}>
          <Button
            isDisabled={whyNot !== null}
            aria-describedby={whyNot === null ? undefined : reasonId}
            onClick={() => setAsking(true)}
          >
            {refusalWords.accept}
          </Button>
          {whyNot !== null && (
            <span id={reasonId}>
              <Text size="small" color="color.text.subtle">
                {whyNot}
              </Text>
            </span>
          )}
        </div>
      )}
    </Stack>
  );
}

function useWhyNot({ runId }: SyncRun): string | null {
  const me = useCurrentMe();
  const { data: latest } = useLatestSync();
  if (!hasRole(me, 'admin')) return refusalWords.notAdmin;
  return latest?.runId === runId ? null : refusalWords.notLatest;
}

function Refusal({ refusal }: { readonly refusal: SyncRefusal }) {
  const formats = useFormats();
  const { collection, missing, stored, allowedShare, names } = refusal;
  const rest = missing - names.length;
  return (
    <div className={styles.refusal}>
      <Text as="p" weight="semibold">
        {refusalWords.missing(refusedWhat[collection], formats.number(missing), formats.number(stored))}
      </Text>
      <Text as="p" size="small" color="color.text.subtle">
        {allowedShare === 0 ? refusalWords.never : refusalWords.limit(formats.percent(allowedShare))}
      </Text>
      <ul className={styles.names}>
        {names.map((name, position) => (
          // Two may have the same name, and the list never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={position}>{name}</li>
        ))}
        {rest > 0 && <li>{refusalWords.more(formats.number(rest))}</li>}
      </ul>
    </div>
  );
}
