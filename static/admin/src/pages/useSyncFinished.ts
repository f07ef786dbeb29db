import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { changesSentence } from '../../../../src/contract/overviewWords';
import { outcomeWords } from '../../../../src/contract/syncWords';
import type { SyncRun } from '../../../../src/contract/views';
import { showMessage } from '../api/host';
import { isGoingOn } from '../api/queries';
import { useFormats } from '../components/viewer';

/** When a sync that was seen running has ended: reads the counts anew and says what changed. */
export function useSyncFinished(run: SyncRun | null): void {
  const client = useQueryClient();
  const formats = useFormats();
  const seenRunning = useRef<string | null>(null);

  useEffect(() => {
    if (isGoingOn(run)) seenRunning.current = run.runId;
    if (run === null || run.outcome === null || seenRunning.current !== run.runId) return;
    seenRunning.current = null;
    void client.invalidateQueries({ queryKey: ['overview.get'] });
    const seconds = ((run.finishedAt ?? run.startedAt) - run.startedAt) / 1000;
    showMessage({
      id: run.runId,
      title: outcomeWords[run.outcome],
      description: changesSentence(run, formats.number(Math.round(seconds))),
      type: run.outcome === 'complete' ? 'success' : 'warning',
    });
  }, [client, formats, run]);
}
