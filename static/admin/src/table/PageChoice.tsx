import Checkbox from '@atlaskit/checkbox';
import { selectionWords } from '../../../../src/contract/usersWords';
import type { UserListItem } from '../../../../src/contract/views';
import { type Selection, useSelection } from './selection';

export interface PageChoiceProps {
  readonly items: readonly UserListItem[];
  readonly selection: Selection;
}

/** Chooses all users of the page, or none of them. */
export function PageChoice({ items, selection }: PageChoiceProps) {
  const { ids: selected } = useSelection(selection);
  const count = items.filter(({ accountId }) => selected.has(accountId)).length;
  const isAll = count === items.length && count > 0;
  const ids = items.map(({ accountId }) => accountId);
  return (
    <Checkbox
      aria-label={selectionWords.page}
      isChecked={isAll}
      isIndeterminate={count > 0 && !isAll}
      onChange={() => selection.set(ids, !isAll)}
    />
  );
}
