import { createContext } from 'react';
import type { Names } from '../../../../src/contract/filterWords';
import type { AccountId } from '../../../../src/domain/ids';

export interface ItemsContextValue {
  readonly names: Names;
  /** Somebody confirmed the plan: users have states, not only prospects. */
  readonly hasRun: boolean;
  /** Always the same function. */
  readonly open: (user: { readonly accountId: AccountId }) => void;
}

/** What every row of an operation's users needs; null outside of their table. */
export const ItemsContext = createContext<ItemsContextValue | null>(null);
