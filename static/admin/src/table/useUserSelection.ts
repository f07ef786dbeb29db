import { useCallback, useEffect, useRef, useState } from 'react';
import type { UserView } from '../../../../src/domain/userView';
import { useSyncFinished } from '../components/useSyncFinished';
import { RowSelection } from './rowSelection';

/** Chosen users that the list may no longer hold are let go: nobody should act on whom they do not see. */
export function useUserSelection({ filter, context }: UserView): RowSelection {
  const [selection] = useState(() => new RowSelection());
  const shown = JSON.stringify([filter, context]);
  const shownBefore = useRef(shown);
  useEffect(() => {
    if (shownBefore.current === shown) return;
    shownBefore.current = shown;
    selection.clear('filter');
  }, [selection, shown]);
  useSyncFinished(useCallback(() => selection.clear('sync'), [selection]));
  return selection;
}
