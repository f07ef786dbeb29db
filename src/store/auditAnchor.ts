// What is remembered of the record outside its tables.
import { z } from 'zod';
import type { DocumentKind } from './documents';

const anchorContent = z.object({
  headNo: z.number(),
  hash: z.string(),
});

/** A head near the end of the chain: where later ones are there, it is, too. Null: no run is over. */
export const auditAnchorDocument: DocumentKind<z.output<typeof anchorContent> | null> = {
  key: 'audit-anchor',
  version: 1,
  content: anchorContent,
  initial: null,
};

const prunedContent = z.object({
  /** Number of the last head whose entries are no longer kept. */
  through: z.number(),
});

/** Written before entries are deleted: others than these were never deleted by the app. */
export const auditPrunedDocument: DocumentKind<z.output<typeof prunedContent>> = {
  key: 'audit-pruned',
  version: 1,
  content: prunedContent,
  initial: { through: 0 },
};
