// Numbers that take long to count, kept as long as the mirror is what they were counted in.
import type { z } from 'zod';
import type { Clock, Sql } from '../ports';
import { rowHash } from './hash';
import { findMirrorVersion } from './mirrorVersion';
import { deleteOldCounts } from './retention';
import { replaceRows } from './rows';

export interface KeptCount<Count> {
  /** Null: not counted yet in the present state. */
  readonly count: Count | null;
  /** Keeps what was counted after this was opened. */
  keep(count: Count): Promise<void>;
}

export interface Counts {
  /** `what`: everything that the count depends on besides the mirror. */
  open<Count>(what: readonly unknown[], shape: z.ZodType<Count>): Promise<KeptCount<Count>>;
}

/** For the first minutes after an installation, when the table is not there yet. */
export const nothingKept: Counts = {
  open: async () => ({ count: null, keep: async () => {} }),
};

// Nobody opens the same view a day later without a sync in between; a daily one outdates all counts.
export const COUNTS_KEPT_MS = 86_400_000;

export function keptCounts({ sql, clock }: { readonly sql: Sql; readonly clock: Clock }): Counts {
  return {
    async open(what, shape) {
      const version = await findMirrorVersion(sql, clock.now());
      if (version === null) return nothingKept.open(what, shape);
      const key = rowHash([JSON.stringify(what)]);
      const [row] = await sql.select<{ answer: string }>(
        'SELECT answer FROM counts WHERE count_key = ? AND data_version = ?',
        [key, version],
      );
      return {
        count: row === undefined ? null : (shape.safeParse(JSON.parse(row.answer)).data ?? null),
        async keep(count) {
          const now = clock.now();
          const columns = ['count_key', 'data_version', 'answer', 'made_at'];
          await replaceRows(sql, { name: 'counts', columns }, [[key, version, JSON.stringify(count), now]]);
          await deleteOldCounts(sql, now - COUNTS_KEPT_MS);
        },
      };
    },
  };
}
