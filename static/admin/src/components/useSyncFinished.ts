import { useEffect, useRef } from 'react';
import type { SyncRun } from '../../../../src/contract/views';
import { isGoingOn, useLatestSync } from '../api/queries';

/** Calls back once when a sync that was seen running has ended, whoever started it. */
export function useSyncFinished(onFinished: (run: SyncRun) => void): void {
  const { data: run } = useLatestSync();
  const seenRunning = useRef<string | null>(null);
  const callback = useRef(onFinished);

  useEffect(() => {
    callback.current = onFinished;
  }, [onFinished]);

  useEffect(() => {
    if (isGoingOn(run)) seenRunning.current = run.runId;
    else if (run && run.runId === seenRunning.current) {
      seenRunning.current = null;
      callback.current(run);
    }
  }, [run]);
}
