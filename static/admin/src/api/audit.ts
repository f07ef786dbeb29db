// The check of the record of operations: part by part, until the end or the first break.
import { useQuery } from '@tanstack/react-query';
import type { RecordVerdict } from '../../../../src/domain/operationRun';
import { call } from './call';

/** Verifies while it is shown, and ends with it. `onPart` hears what was verified so far; always the same function. */
export function useVerdict(onPart: (soFar: RecordVerdict) => void) {
  return useQuery<RecordVerdict>({
    queryKey: ['audit.verify'],
    queryFn: ({ signal }) => verifyRecord(onPart, signal),
    // A verdict is of its moment: nobody should see one that was not asked for now.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

async function verifyRecord(
  onPart: (soFar: RecordVerdict) => void,
  signal: AbortSignal,
): Promise<RecordVerdict> {
  let verdict = await call('audit.verify', {});
  while (verdict.next !== null && verdict.broken === null) {
    signal.throwIfAborted();
    onPart(verdict);
    verdict = together(verdict, await call('audit.verify', { after: verdict.next }));
  }
  return verdict;
}

function together(before: RecordVerdict, part: RecordVerdict): RecordVerdict {
  return {
    ...part,
    runs: before.runs + part.runs,
    entries: before.entries + part.entries,
    prunedBefore: part.prunedBefore ?? before.prunedBefore,
  };
}
