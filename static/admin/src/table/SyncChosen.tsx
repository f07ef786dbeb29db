// Reading the chosen users anew: first what it costs, then how far it is.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import { useQuery } from '@tanstack/react-query';
import { useContext, useId, useState } from 'react';
import { syncRefusalWords } from '../../../../src/contract/syncNowWords';
import { syncChosenWords } from '../../../../src/contract/syncChosenWords';
import type { Selection } from '../../../../src/domain/selection';
import { MOST_TARGET_USERS } from '../../../../src/domain/syncTarget';
import { useStartSync } from '../api/queries';
import { useSyncCost } from '../api/smallSync';
import { Dialog } from '../components/Dialog';
import { ErrorMessage } from '../components/ErrorMessage';
import { useCurrentMe } from '../components/me';
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
  const target = users.data && { kind: 'users' as const, accountIds: [...users.data] };
  const cost = useSyncCost(target ?? null);
  const start = useStartSync();
  const error = users.error ?? cost.error ?? start.error;
  const calls = cost.data;
  return (
    <Dialog
      title={syncChosenWords.title(formats.number(count), count === 1)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{syncChosenWords.cancel}</Button>
          <Button
            appearance="primary"
            isDisabled={calls === undefined}
            isLoading={start.isPending}
            onClick={() => {
              if (target) start.mutate({ target }, { onSuccess: (started) => onStarted(started.runId) });
            }}
          >
            {syncChosenWords.start}
          </Button>
        </>
      }
    >
      <Text as="p">{syncChosenWords.what}</Text>
      <output>
        <Text as="p" weight="medium">
          {calls === undefined
            ? error === null && syncChosenWords.counting
            : syncChosenWords.cost(formats.number(calls.atLeast), formats.number(calls.atMost))}
        </Text>
      </output>
      {error !== null && <ErrorMessage error={error} />}
    </Dialog>
  );
}
