// The edge of a column that the pointer takes to resize it; a double click makes it fit.
import { type PointerEvent, useRef } from 'react';
import { resizeColumn } from './columnLayout';
import styles from './DataTable.module.css';
import { fittingWidth, measuredColumns } from './measure';
import type { DraftLayout } from './useDraftLayout';
import type { ShownColumns } from '../../../../src/domain/shownColumns';

export interface ColumnEdgeProps {
  readonly columnKey: string;
  readonly title: string;
  readonly draft: DraftLayout;
}

interface Grip {
  readonly columns: ShownColumns;
  readonly width: number;
  readonly x: number;
}

export function ColumnEdge({ columnKey, title, draft }: ColumnEdgeProps) {
  const grip = useRef<Grip | null>(null);
  const resized = ({ columns, width, x }: Grip, { clientX }: PointerEvent): ShownColumns =>
    resizeColumn(columns, columnKey, width + clientX - x);
  const take = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const columns = measuredColumns(event.currentTarget, draft.shown);
    const width = columns.find(({ key }) => key === columnKey)?.width ?? 0;
    grip.current = { columns, width, x: event.clientX };
  };
  const letGo = (event: PointerEvent<HTMLElement>): void => {
    if (grip.current !== null && event.clientX !== grip.current.x) draft.keep(resized(grip.current, event));
    grip.current = null;
  };
  return (
    // By keyboard, the header's own button resizes.
    <span
      className={styles.edge}
      title={title}
      aria-hidden="true"
      onPointerDown={take}
      onPointerMove={(event) => {
        if (grip.current !== null) draft.setDraft(resized(grip.current, event));
      }}
      onPointerUp={letGo}
      onLostPointerCapture={letGo}
      onDoubleClick={({ currentTarget }) => {
        const columns = measuredColumns(currentTarget, draft.shown);
        draft.keep(resizeColumn(columns, columnKey, fittingWidth(currentTarget, draft.shown, columnKey)));
      }}
    />
  );
}
