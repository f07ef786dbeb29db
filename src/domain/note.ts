import { hasRole, type Caller } from './appRole';
import type { AccountId } from './ids';

/** What somebody wrote about a user; erased with the user's profile. */
export interface Note {
  readonly noteId: string;
  readonly text: string;
  readonly authorId: AccountId;
  /** Null: the mirror knows no name. */
  readonly authorName: string | null;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Own ones, and all for an app admin. */
  readonly mayDelete: boolean;
}

export const noteBounds = {
  textLength: 2_000,
  /** About one user, so that an answer with all of them stays small. */
  perUser: 100,
} as const;

export function mayDeleteNote(authorId: AccountId, me: AccountId, caller: Caller): boolean {
  return hasRole(caller, authorId === me ? 'operator' : 'admin');
}
