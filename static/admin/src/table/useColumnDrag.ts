// Moving a column by its header: pressed, moved sideways, let go over another header.
import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { moveColumn, placeOf } from './columnLayout';
import type { DraftLayout } from './useDraftLayout';

/** Where the column would come: to the left or to the right of another one. */
interface DropTarget {
  readonly key: string;
  readonly side: 'dropBefore' | 'dropAfter';
}

export interface ColumnDrag {
  readonly target: DropTarget | null;
  readonly handlersOf: (key: string) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: () => void;
    readonly onClickCapture: (event: MouseEvent<HTMLElement>) => void;
  };
}

/** A hand that only clicks moves less, in CSS pixels. */
const LEAST_MOVE = 6;

export function useColumnDrag({ shown, keep }: DraftLayout): ColumnDrag {
  const [target, setTarget] = useState<DropTarget | null>(null);
  const press = useRef<{ readonly key: string; readonly x: number } | null>(null);
  const hasMoved = useRef(false);
  const stop = (): void => {
    press.current = null;
    setTarget(null);
  };
  return {
    target,
    handlersOf: (key) => ({
      onPointerDown: ({ button, clientX }) => {
        hasMoved.current = false;
        // The first column stays where it is.
        if (button === 0 && placeOf(shown, key) > 0) press.current = { key, x: clientX };
      },
      onPointerMove: (event) => {
        const { current } = press;
        if (current === null || (!hasMoved.current && Math.abs(event.clientX - current.x) < LEAST_MOVE))
          return;
        hasMoved.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        setTarget(
          findTarget(
            event,
            placeOf(shown, current.key),
            shown.map((column) => column.key),
          ),
        );
      },
      onPointerUp: () => {
        if (press.current !== null && target !== null)
          keep(moveColumn(shown, press.current.key, placeOf(shown, target.key)));
        stop();
      },
      onPointerCancel: stop,
      // Whoever moved a column did not ask for another order.
      onClickCapture: (event) => {
        if (hasMoved.current) event.stopPropagation();
        hasMoved.current = false;
      },
    }),
  };
}

function findTarget(
  { clientX, currentTarget }: PointerEvent<HTMLElement>,
  from: number,
  keys: readonly string[],
): DropTarget | null {
  const headers = [...(currentTarget.closest('tr')?.querySelectorAll('th') ?? [])];
  const at = headers.findIndex((header) => {
    const { left, right } = header.getBoundingClientRect();
    return clientX >= left && clientX < right;
  });
  const key = keys[at];
  return key === undefined || at < 1 || at === from
    ? null
    : { key, side: at < from ? 'dropBefore' : 'dropAfter' };
}
