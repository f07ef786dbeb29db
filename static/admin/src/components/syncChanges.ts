import { changesSentence } from '../../../../src/contract/syncNowWords';
import { duration } from '../../../../src/contract/timeWords';
import type { SyncRun } from '../../../../src/contract/views';
import { tookMs } from '../../../../src/domain/syncExpectation';
import type { Formats } from './viewer';

export function callsOf(run: Pick<SyncRun, 'apiCalls'>): number {
  return Object.values(run.apiCalls).reduce((sum, calls) => sum + calls, 0);
}

/** Says what a run that has ended changed, and what it cost. */
export function syncChanges(run: SyncRun, formats: Formats): string {
  const calls = callsOf(run);
  return changesSentence(run, {
    time: duration(tookMs(run, run.startedAt)),
    apiCalls: formats.number(calls),
    isOneCall: calls === 1,
  });
}
