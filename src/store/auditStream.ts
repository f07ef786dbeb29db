// How far the audit log is followed.
import { z } from 'zod';
import type { DocumentKind } from './documents';

const content = z.object({
  /** Where to poll on; null before the first page, and when Atlassian does not know the last one any more. */
  cursor: z.string().nullable(),
  readUntil: z.number().nullable(),
  checkedAt: z.number().nullable(),
  /** Null: the last request was not refused. */
  refusedAt: z.number().nullable(),
  gap: z.object({ since: z.number().nullable(), noticedAt: z.number() }).nullable(),
  unknownActions: z.record(z.string(), z.number()),
});

export type AuditStream = z.output<typeof content>;

/** Written by the following job alone, after what it read was acted upon. */
export const auditStreamDocument: DocumentKind<AuditStream> = {
  key: 'audit-stream',
  version: 1,
  content,
  initial: {
    cursor: null,
    readUntil: null,
    checkedAt: null,
    refusedAt: null,
    gap: null,
    unknownActions: {},
  },
};
