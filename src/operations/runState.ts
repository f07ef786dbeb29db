// What a run's job remembers between two batches; everything else stands in its rows. Durable; version 1.
import { z } from 'zod';
import type { JobKind } from '../jobs/job';

export const RUN_OPERATION = 'run-operation';

const runState = z.object({
  version: z.literal(1),
  /** Null: the run of this job, whichever that is. */
  operationId: z.string().nullable(),
  jobId: z.string(),
  /** Number of the record's last entry that the rows know of. */
  auditSeq: z.number(),
});

export type RunState = z.output<typeof runState>;

export function freshState(jobId: string, operationId: string | null = null): RunState {
  return { version: 1, operationId, jobId, auditSeq: 0 };
}

export const decodeState: JobKind<RunState>['decode'] = (text) => {
  const parsed = runState.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
};

export function encodeState(state: RunState): string {
  return JSON.stringify(state);
}
