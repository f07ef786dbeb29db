// Reading one group, site or app anew: first what it costs, then how far it is and what it changed.
import Button from '@atlaskit/button/new';
import { useId, useMemo, useState } from 'react';
import { syncRefusalWords } from '../../../../src/contract/syncNowWords';
import type { SyncTarget } from '../../../../src/domain/syncTarget';
import { askedTarget } from '../api/smallSync';
import { useCurrentMe } from '../components/me';
import { SmallSyncProgress } from '../components/SmallSyncProgress';
import { SyncCostDialog } from '../components/SyncCostDialog';
import { smallSyncRefusal } from '../components/syncRefusal';
import unseen from '../components/unseen.module.css';

export interface SyncPlaceProps {
  readonly target: SyncTarget;
  readonly label: string;
  /** What it is called. */
  readonly of: string;
  /** What is read, in a sentence. */
  readonly what: string;
}

export function SyncPlace({ target, label, of, what }: SyncPlaceProps) {
  const me = useCurrentMe();
  const reasonId = useId();
  const [isAsking, setAsking] = useState(false);
  const [runId, setRunId] = useState<string | null>(null);
  const refusal = smallSyncRefusal(me);
  const asked = useMemo(() => askedTarget(target), [target]);
  return (
    <>
      <span title={refusal === null ? undefined : syncRefusalWords[refusal]}>
        <Button
          spacing="compact"
          isDisabled={refusal !== null}
          aria-describedby={refusal === null ? undefined : reasonId}
          onClick={() => setAsking(true)}
        >
          {label}
        </Button>
      </span>
      {refusal !== null && (
        <span id={reasonId} className={unseen.unseen}>
          {syncRefusalWords[refusal]}
        </span>
      )}
      {runId !== null && <SmallSyncProgress key={runId} runId={runId} />}
      {isAsking && (
        <SyncCostDialog
          title={`${label}: ${of}`}
          what={what}
          target={asked}
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
