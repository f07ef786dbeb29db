import { useEffect, useRef } from 'react';
import type { OperationStatus } from '../../../../src/domain/operationRun';

/** The buttons of a plan go when it is decided on: the keyboard then goes on at the page's heading. */
export function useFocusAfterPlan(status: OperationStatus): void {
  const shown = useRef(status);
  useEffect(() => {
    const wasReady = shown.current === 'ready';
    shown.current = status;
    // Whoever is elsewhere on the page stays there.
    if (!wasReady || status === 'ready' || document.activeElement !== document.body) return;
    const heading = document.querySelector<HTMLElement>('main h1');
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [status]);
}
