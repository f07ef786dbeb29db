// Reading the chosen users anew: first what it costs, then how far it is.
import Button from '@atlaskit/button/new';
import { useQuery } from '@tanstack/react-query';
import { useContext, useId, useState } from 'react';
import { syncRefusalWords } from '../../../../src/contract/syncNowWords';
import { syncChosenWords } from '../../../../src/contract/syncChosenWords';
import type { Selection } from '../../../../src/domain/selection';
import { MOST_TARGET_USERS } from '../../../../src/domain/syncTarget';
import { useCurrentMe } from '../components/me';
import { SyncCostDialog } from '../components/SyncCostDialog';
import { smallSyncRefusal } from '../components/syncRefusal';
import unseen from '../components/unseen.module.css';
import { useFormats, ViewerContext } from '../components/viewer';
import { readChosen } from '../api/chosenUsers';
import { SmallSyncProgress } from '../components/SmallSyncProgress';

export interface SyncChosenProps {
  /** Null: nobody is chosen. */
  readonly chosen: Selection | null;
  readonly count: number;
}

export function SyncChosen({ chosen, count }: SyncChosenProps) {
  const me = useCurrentMe();
  const formats = useFormats();
  const reasonId = useId();
  const [isAsking, setAsking] = useState(false);
  const [runId, setRunId] = useState<string | null>(null);
  const refusal = smallSyncRefusal(me);
  const reason =
    refusal !== null
      ? syncRefusalWords[refusal]
      : count === 0
        ? syncChosenWords.nobody
        : count > MOST_TARGET_USERS
          ? syncChosenWords.tooMany(formats.number(MOST_TARGET_USERS))
          : null;
  return (
    <>
      {runId !== null && <SmallSyncProgress key={runId} runId={runId} />}
      <span title={reason ?? undefined}>
        <Button
          isDisabled={reason !== null}
          aria-describedby={reason === null ? undefined : reasonId}
          onClick={() => setAsking(true)}
        >
          {syncChosenWords.button}
        </Button>
      </span>
      {reason !== null && (
        <span id={reasonId} className={unseen.unseen}>
          {reason}
        </span>
      )}
      {isAsking && chosen !== null && (
        <AskDialog
          chosen={chosen}
          count={count}
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

interface AskDialogProps {
  readonly chosen: Selection;
  readonly count: number;
  readonly onClose: () => void;
  readonly onStarted: (runId: string) => void;
}

function AskDialog({ chosen, count, onClose, onStarted }: AskDialogProps) {
  const { timeZone } = useContext(ViewerContext);
  const formats = useFormats();
  const users = useQuery({
    queryKey: ['chosen users', chosen, timeZone],
    queryFn: () => readChosen(chosen, timeZone),
    gcTime: 0,
  });
  return (
    <SyncCostDialog
      title={syncChosenWords.title(formats.number(count), count === 1)}
      what={syncChosenWords.what}
      target={users.data ? { kind: 'users', accountIds: [...users.data] } : null}
      targetError={users.error}
      onClose={onClose}
      onStarted={onStarted}
    />
  );
}
