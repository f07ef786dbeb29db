import { usersWords } from '../../../../src/contract/usersWords';
import type { UserListItem } from '../../../../src/contract/views';

/** Returns what the user is called where a name must stand. */
export function shownName({ name, isErased }: Pick<UserListItem, 'name' | 'isErased'>): string {
  return name ?? (isErased ? usersWords.erased : usersWords.noName);
}
