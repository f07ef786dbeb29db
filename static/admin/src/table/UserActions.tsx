// What can be done with the list of users, or with those chosen in it.
import type { UserView } from '../../../../src/domain/userView';
import { chosenUsers } from './chosenUsers';
import { countChosen, type RowSelection, useSelection } from './rowSelection';
import { SyncChosen } from './SyncChosen';

export interface UserActionsProps {
  readonly view: UserView;
  /** Users of the list, on all pages. */
  readonly total: number;
  readonly selection: RowSelection;
}

export function UserActions({ view, total, selection }: UserActionsProps) {
  const state = useSelection(selection);
  return <SyncChosen chosen={chosenUsers(state, view)} count={countChosen(state, total)} />;
}
