import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { outcomeWords, reasonWords } from '../../../../src/contract/syncWords';
import type { SyncRun } from '../../../../src/contract/views';
import { showMessage } from '../api/host';
import { syncChanges } from '../components/syncChanges';
import { useSyncFinished } from '../components/useSyncFinished';
import { useFormats } from '../components/viewer';

/** When a sync ends: everything on the page is asked for anew, and a flag says what changed, or what went wrong. */
export function SyncFlag(): null {
  const client = useQueryClient();
  const formats = useFormats();
  const tell = useCallback(
    (run: SyncRun): void => {
      void client.invalidateQueries();
      if (run.outcome === null) return;
      const changes = syncChanges(run, formats);
      const reason = run.reason === null ? null : reasonWords[run.reason.code];
      showMessage({
        id: run.runId,
        title: outcomeWords[run.outcome],
        description: reason === null ? changes : `${reason.title}. ${reason.action}`,
        type: run.outcome === 'complete' ? 'success' : 'warning',
      });
    },
    [client, formats],
  );
  useSyncFinished(tell);
  return null;
}
