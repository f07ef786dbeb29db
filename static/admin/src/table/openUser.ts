import { createContext } from 'react';
import type { UserListItem } from '../../../../src/contract/views';

/** Opens a user of the list; null: there is nothing more to see. Always the same function, or every row renders. */
export const OpenUser = createContext<((user: UserListItem) => void) | null>(null);
