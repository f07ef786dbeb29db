// A saved filter as the users page shows it.
import type { SavedFilter, SavedView } from '../../../../../src/domain/savedFilter';
import { type UserView, userViewToParams, WHOLE_LIST } from '../../../../../src/domain/userView';
import { paths } from '../../paths';

type Opened = Pick<UserView, 'filter' | 'context' | 'savedFilterId'> & Partial<Pick<UserView, 'sort'>>;

/** Returns what opening it changes of the page; null: it cannot be read. */
export function openedView(saved: SavedFilter): Opened | null {
  if (saved.unreadable !== null) return null;
  const { filterId, filter, context, sort } = saved;
  return { savedFilterId: filterId, filter, context, ...(sort === null ? {} : { sort }) };
}

/** Returns the address of the list that it chooses; null: it cannot be read. */
export function addressOfSaved(saved: SavedFilter): string | null {
  const opened = openedView(saved);
  if (opened === null) return null;
  const params = userViewToParams({ ...WHOLE_LIST, ...opened }).map(([name, text]) => [name, text]);
  return paths.users(new URLSearchParams(params));
}

/** What is kept of a view: the order only if it is not the one that every list has. */
export function viewToSave({ filter, context, sort }: UserView): SavedView {
  const { by, direction } = WHOLE_LIST.sort;
  return { filter, context, sort: sort.by === by && sort.direction === direction ? null : sort };
}

/** True when the page shows something else than what was saved. */
export function isChangedSince(view: UserView, saved: SavedFilter): boolean {
  if (saved.unreadable !== null) return true;
  const { filter, context, sort } = saved;
  const now = viewToSave(view);
  return JSON.stringify([now.filter, now.context, now.sort]) !== JSON.stringify([filter, context, sort]);
}
