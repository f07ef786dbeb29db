import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { changesSentence } from '../../../../src/contract/syncNowWords';
import { outcomeWords } from '../../../../src/contract/syncWords';
import type { SyncRun } from '../../../../src/contract/views';
import { showMessage } from '../api/host';
import { useSyncFinished } from '../components/useSyncFinished';
import { useFormats } from '../components/viewer';

/** When a sync ends: everything on the page is asked for anew, and a flag says what changed. */
export function SyncFlag(): null {
  const client = useQueryClient();
  const formats = useFormats();
  const tell = useCallback(
    (run: SyncRun): void => {
      void client.invalidateQueries();
      if (run.outcome === null) return;
      const seconds = ((run.finishedAt ?? run.startedAt) - run.startedAt) / 1000;
      showMessage({
        id: run.runId,
        title: outcomeWords[run.outcome],
        description: changesSentence(run, formats.number(Math.round(seconds))),
        type: run.outcome === 'complete' ? 'success' : 'warning',
      });
    },
    [client, formats],
  );
  useSyncFinished(tell);
  return null;
}
