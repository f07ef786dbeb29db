// Asks before a part is read anew: what it costs in calls of Atlassian's limit.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import { syncChosenWords } from '../../../../src/contract/syncChosenWords';
import { useStartSync } from '../api/queries';
import { type AskedTarget, useSyncCost } from '../api/smallSync';
import { Dialog } from './Dialog';
import { ErrorMessage } from './ErrorMessage';
import { useFormats } from './viewer';

export interface SyncCostDialogProps {
  readonly title: string;
  /** What is read, in a sentence. */
  readonly what: string;
  /** Null: not known yet. */
  readonly target: AskedTarget | null;
  /** Why the target will not be known; null: nothing went wrong. */
  readonly targetError?: Error | null;
  readonly onClose: () => void;
  readonly onStarted: (runId: string) => void;
}

export function SyncCostDialog(props: SyncCostDialogProps) {
  const { title, what, target, targetError = null, onClose, onStarted } = props;
  const formats = useFormats();
  const cost = useSyncCost(target);
  const start = useStartSync();
  const error = targetError ?? cost.error ?? start.error;
  const calls = cost.data;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{syncChosenWords.cancel}</Button>
          <Button
            appearance="primary"
            isDisabled={calls === undefined}
            isLoading={start.isPending}
            onClick={() => {
              if (target !== null)
                start.mutate({ target }, { onSuccess: (started) => onStarted(started.runId) });
            }}
          >
            {syncChosenWords.start}
          </Button>
        </>
      }
    >
      <Text as="p">{what}</Text>
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
