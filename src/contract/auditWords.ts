// The record of what was done, in words: whether it is whole. Numbers and times come in already written for the
// reader's locale.
import type { AuditBreak } from '../domain/operationRun';

export const auditWords = {
  verify: 'Verify the record',
  hint: 'Reads the record of everything that operations did, and checks that nothing was changed or taken out.',
  title: 'The record of operations',
  about:
    'Every change is recorded with what was before and after. Each entry carries a seal that depends on the one before it, so a change or a gap shows.',
  running: 'Verifying',
  progress: 'Progress of the verification',
  soFar: (entries: string, runs: string) =>
    `${entries} entries of ${runs} runs and decisions verified so far`,
  whole: 'The record is whole',
  wholeText: (entries: string, runs: string) =>
    `${entries} entries of ${runs} runs and decisions were verified. None was changed, none is missing.`,
  empty: 'Nothing is recorded yet.',
  pruned: (when: string) =>
    `Entries before ${when} are no longer kept. What they came to is sealed and was verified, too.`,
  brokenTitle: 'The record is not whole',
  operation: 'Operation',
  user: 'User',
  recorded: 'Recorded',
  alone: { 'safety-settings': 'A change of the safety settings', export: 'An export of users' },
  where: 'Record',
  entry: (run: string, number: string) => `${run}, entry ${number}`,
  cancel: 'Cancel',
  close: 'Close',
  again: 'Verify again',
} as const;

/** Where the record is broken. */
export const auditBreakWords = {
  'entry-missing': 'An entry is missing. It was taken out of the storage.',
  'entry-changed': 'An entry is not what was recorded. It was changed in the storage.',
  'run-missing': 'A whole run or decision is missing from the record: this one, or one beside it.',
  'head-changed': 'The end of a run’s record is not what was sealed.',
  'value-changed': 'A personal value beside the record is not the one that was recorded.',
  'key-lost': 'The key that the seals were made with is gone, so nothing can be verified.',
} as const satisfies Record<AuditBreak, string>;
