import { useEffect, useRef } from 'react';
import type { SyncRun } from '../../../../src/contract/views';
import { isGoingOn, useLatestSync } from '../api/queries';

/** Calls back once for each sync that ends while the page is open, whoever started it and however short it was. */
export function useSyncFinished(onFinished: (run: SyncRun) => void): void {
  const { data: run } = useLatestSync();
  /** The sync that is no news; null: none; undefined: nothing is known yet. */
  const ended = useRef<string | null | undefined>(undefined);
  const callback = useRef(onFinished);

  useEffect(() => {
    callback.current = onFinished;
  }, [onFinished]);

  useEffect(() => {
    if (run === undefined) return;
    const isFirstLook = ended.current === undefined;
    if (run === null || isGoingOn(run)) {
      ended.current ??= null;
      return;
    }
    if (run.runId === ended.current) return;
    ended.current = run.runId;
    if (!isFirstLook) callback.current(run);
  }, [run]);
}
