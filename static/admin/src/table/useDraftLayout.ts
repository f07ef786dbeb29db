// The columns while one of them is being resized: as wide as the pointer says, kept when it is let go.
import { type CSSProperties, useCallback, useMemo, useState } from 'react';
import type { ShownColumns } from '../../../../src/domain/shownColumns';
import { haveStandardWidths, type KnownColumn } from './columnLayout';
import type { TableLayout } from './useTableLayout';

/** Of the checkboxes in front, in CSS pixels. */
export const CHOICE_WIDTH = 40;

export interface DraftLayout {
  readonly shown: ShownColumns;
  /** Narrower, the table does not fit. */
  readonly leastWidth: number;
  readonly tableStyle: CSSProperties;
  readonly setDraft: (columns: ShownColumns) => void;
  /** `said`: read out, because whoever works by keyboard may not see it. */
  readonly keep: (columns: ShownColumns, said?: string) => void;
  readonly said: string;
}

export function useDraftLayout(known: readonly KnownColumn[], layout: TableLayout): DraftLayout {
  const [draft, setDraft] = useState<ShownColumns | null>(null);
  const [said, setSaid] = useState('');
  const { columns, setColumns } = layout;
  const shown = draft ?? columns;
  const keep = useCallback(
    (next: ShownColumns, words = '') => {
      setDraft(null);
      setSaid(words);
      setColumns(next);
    },
    [setColumns],
  );
  return useMemo(() => {
    const leastWidth = shown.reduce((sum, { width }) => sum + width, CHOICE_WIDTH);
    const tableStyle = haveStandardWidths(known, shown)
      ? { width: '100%', minWidth: leastWidth }
      : { width: leastWidth };
    return { shown, leastWidth, tableStyle, setDraft, keep, said };
  }, [known, shown, keep, said]);
}
