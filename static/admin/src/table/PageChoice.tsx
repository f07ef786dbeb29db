import Checkbox from '@atlaskit/checkbox';
import { isChosen, type RowSelection, useSelection } from './rowSelection';

export interface PageChoiceProps {
  readonly label: string | undefined;
  /** Of the rows of the page. */
  readonly ids: readonly string[];
  readonly selection: RowSelection;
  /** True: other rows are on their way, and nobody should choose all of these by mistake. */
  readonly isDisabled: boolean;
}

/** Chooses all rows of the page, or none of them. */
export function PageChoice({ label, ids, selection, isDisabled }: PageChoiceProps) {
  const state = useSelection(selection);
  const count = ids.filter((id) => isChosen(state, id)).length;
  const isAll = count === ids.length && count > 0;
  return (
    <Checkbox
      aria-label={label}
      isChecked={isAll}
      isDisabled={isDisabled}
      isIndeterminate={count > 0 && !isAll}
      onChange={() => selection.set(ids, !isAll)}
    />
  );
}
