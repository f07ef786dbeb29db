// What a report remembers between two requests. Durable; version 1: an older app would not know any of it.
import { z } from 'zod';
import type { JobKind } from '../jobs/job';

const reportState = z.object({
  version: z.literal(1),
  /** `retention` comes first, so that nothing is reported that is not kept. */
  part: z.enum(['retention', 'report']),
  /** Number of the last user reported. */
  after: z.number(),
  /** Requests in a row that Atlassian did not answer. */
  unanswered: z.number(),
  reported: z.number(),
  erased: z.number(),
  /** Accounts that were asked to be read anew. */
  asked: z.number(),
});
export type ReportState = z.infer<typeof reportState>;

export function freshState(): ReportState {
  return { version: 1, part: 'retention', after: 0, unanswered: 0, reported: 0, erased: 0, asked: 0 };
}

export const decodeState: JobKind<ReportState>['decode'] = (text) => {
  const parsed = reportState.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
};

export function encodeState(state: ReportState): string {
  return JSON.stringify(state);
}
