// The state of one export as its dialog shows it.
import { useEffect, useRef, useState } from 'react';
import {
  type ExportChoice,
  type ExportedFile,
  type ExportOrder,
  type ExportProgress,
  runExport,
} from './runExport';
import { beginReading, type Reading } from './readUsers';

export type ExportState =
  | { readonly phase: 'choosing'; readonly wasCancelled: boolean }
  /** `leftMs` null: too early to say. */
  | { readonly phase: 'running'; readonly progress: ExportProgress; readonly leftMs: number | null }
  | { readonly phase: 'failed'; readonly error: unknown; readonly read: number; readonly all: number }
  | { readonly phase: 'not-saved' }
  | { readonly phase: 'done'; readonly file: ExportedFile };

/** Before that, the first page tells too little of the others. */
const FORESEEABLE_SHARE = 0.02;

export function useExport(order: ExportOrder) {
  const [state, setState] = useState<ExportState>({ phase: 'choosing', wasCancelled: false });
  const running = useRef<AbortController | null>(null);
  const reading = useRef<Reading>(beginReading());
  // Who leaves the dialog gets no file afterwards.
  useEffect(() => () => running.current?.abort(), []);

  const run = async (choice: ExportChoice): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    const [startedAt, shareBefore] = [Date.now(), shareOf(reading.current)];
    const report = (progress: ExportProgress): void => {
      const done = progress.share - shareBefore;
      const leftMs =
        done < FORESEEABLE_SHARE ? null : ((Date.now() - startedAt) / done) * (1 - progress.share);
      setState({ phase: 'running', progress, leftMs });
    };
    setState({ phase: 'running', progress: { phase: 'reading', done: 0, all: 0, share: 0 }, leftMs: null });
    try {
      const file = await runExport(order, choice, {
        reading: reading.current,
        signal: controller.signal,
        report,
      });
      // A hundred thousand rows that nobody needs any more.
      reading.current = beginReading();
      setState({ phase: 'done', file });
    } catch (error) {
      if (!controller.signal.aborted) setState(failed(error, reading.current));
    }
  };

  return {
    state,
    /** From the beginning. */
    start: (choice: ExportChoice): void => {
      reading.current = beginReading();
      void run(choice);
    },
    /** From where the last attempt failed. */
    goOn: (choice: ExportChoice): void => void run(choice),
    cancel: (): void => {
      running.current?.abort();
      reading.current = beginReading();
      setState({ phase: 'choosing', wasCancelled: true });
    },
  };
}

function shareOf({ rows, first }: Reading): number {
  return first === null || first.total === 0 ? 0 : rows.length / first.total;
}

function failed(error: unknown, { rows, first, next }: Reading): ExportState {
  // Everything was read, so it was the file that could not be made.
  if (next === null) return { phase: 'not-saved' };
  return { phase: 'failed', error, read: rows.length, all: first?.total ?? 0 };
}
