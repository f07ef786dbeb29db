// Whom an action is about: users named one by one, or everybody whom a filter chooses, which the server finds out.
import type { Filter } from './filter/filter';
import type { AccountId } from './ids';
import type { ActivityContext } from './lastActive';

export type Selection =
  | { readonly kind: 'these'; readonly accountIds: readonly AccountId[] }
  | {
      readonly kind: 'matching';
      readonly filter: Filter;
      /** Where last active is looked for; null or absent: the sites and products that the filter asks for. */
      readonly context?: ActivityContext | null | undefined;
      /** Chosen by the filter, but taken out again. */
      readonly except: readonly AccountId[];
    };

/** Accounts that a selection names. With ids of 128 characters they fit into a request of 500 KB (Forge, 2025-12-01). */
export const MOST_NAMED_USERS = 2_000;
