import Checkbox from '@atlaskit/checkbox';
import { type ChangeEvent, memo } from 'react';
import { selectionWords } from '../../../../src/contract/usersWords';
import type { UserListItem } from '../../../../src/contract/views';
import type { AccountId } from '../../../../src/domain/ids';
import { shownColumns, userColumns } from './columns';
import { type Selection, useIsSelected } from './selection';
import { shownName } from './shownName';
import styles from './UserTable.module.css';

export interface UserRowProps {
  readonly user: UserListItem;
  /** False: last active is looked for in a part of the organization. */
  readonly isWhole: boolean;
  readonly selection: Selection;
  /** `isRange`: chosen with Shift, so from the row before on. */
  readonly onChoose: (accountId: AccountId, isSelected: boolean, isRange: boolean) => void;
}

/** Renders again only when its user, or whether it is chosen, has changed. */
export const UserRow = memo(function UserRow({ user, isWhole, selection, onChoose }: UserRowProps) {
  const isSelected = useIsSelected(selection, user.accountId);
  const choose = ({ nativeEvent, currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const isRange = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
    onChoose(user.accountId, currentTarget.checked, isRange);
  };
  return (
    <tr className={isSelected ? styles.selectedRow : styles.row}>
      <td className={styles.choice}>
        <Checkbox aria-label={selectionWords.row(shownName(user))} isChecked={isSelected} onChange={choose} />
      </td>
      {shownColumns.map((key) => {
        const { Cell } = userColumns[key];
        const cell = <Cell user={user} isWhole={isWhole} />;
        if (key !== 'name')
          return (
            <td key={key} className={styles.cell}>
              {cell}
            </td>
          );
        return (
          <th key={key} scope="row" className={styles.cell}>
            {cell}
          </th>
        );
      })}
    </tr>
  );
});
