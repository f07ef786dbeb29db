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
