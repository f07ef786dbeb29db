// What the probe remembers: Atlassian's numbers as they were when the mirror was whole, and what it last found.
import { z } from 'zod';
import type { LastProbe } from '../domain/probe';
import { syncReasons } from '../domain/run';
import type { DocumentKind } from './documents';

const count = z.object({
  /** The full sync that the numbers stand beside. */
  runId: z.string(),
  takenAt: z.number(),
  numbers: z.record(z.string(), z.number()),
});

/** Atlassian's own numbers, so that what the app could not read does not look like a change. */
export type Count = z.output<typeof count>;

const probeCountsContent = z.object({
  /** Taken by the first probe after that sync. */
  last: count.nullable(),
  /** Taken before a sync that they started: what changes while it reads differs from them. */
  awaited: count.nullable(),
});

export type ProbeCounts = z.output<typeof probeCountsContent>;

export const probeCountsDocument: DocumentKind<ProbeCounts> = {
  key: 'probe-counts',
  version: 1,
  content: probeCountsContent,
  initial: { last: null, awaited: null },
};

const answer = z.discriminatedUnion('is', [
  z.object({ is: z.literal('sync'), runId: z.string() }),
  z.object({ is: z.literal('later'), notBefore: z.number() }),
  z.object({ is: z.literal('seen'), runId: z.string() }),
]);

const found = z.discriminatedUnion('is', [
  z.object({ is: z.literal('first-look') }),
  z.object({ is: z.literal('unchanged'), since: z.number() }),
  z.object({
    is: z.literal('drift'),
    changes: z.array(z.object({ what: z.string(), from: z.number(), to: z.number() })),
    answer,
  }),
  z.object({ is: z.literal('unknown'), reason: z.enum(syncReasons), retryAt: z.number().nullable() }),
]);

export const lastProbeDocument: DocumentKind<LastProbe | null> = {
  key: 'last-probe',
  version: 1,
  content: z.object({ checkedAt: z.number(), found }),
  initial: null,
};
