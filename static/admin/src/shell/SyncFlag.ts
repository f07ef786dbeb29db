import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { syncFlagWords } from '../../../../src/contract/syncNowWords';
import { reasonWords } from '../../../../src/contract/syncWords';
import type { SyncRun } from '../../../../src/contract/views';
import type { SyncOutcome } from '../../../../src/domain/run';
import { type Message, showMessage } from '../api/host';
import { syncChanges } from '../components/syncChanges';
import { useSyncFinished } from '../components/useSyncFinished';
import { useFormats } from '../components/viewer';

const FLAG_TYPE = {
  complete: 'success',
  partial: 'warning',
  'needs-a-look': 'warning',
  failed: 'error',
} as const satisfies Record<SyncOutcome, Message['type']>;

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
        title: syncFlagWords[run.outcome],
        description: reason === null ? changes : `${reason.title}. ${reason.action}`,
        type: FLAG_TYPE[run.outcome],
      });
    },
    [client, formats],
  );
  useSyncFinished(tell);
  return null;
}
