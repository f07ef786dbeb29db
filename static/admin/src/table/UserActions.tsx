// What can be done with the list of users, or with those chosen in it.
import { useContext } from 'react';
import { contextSentence, type Names } from '../../../../src/contract/filterWords';
import { clauseSentence } from '../../../../src/contract/filterSentences';
import type { UserList } from '../../../../src/contract/views';
import type { AccountId } from '../../../../src/domain/ids';
import type { Selection } from '../../../../src/domain/selection';
import type { ShownColumns } from '../../../../src/domain/shownColumns';
import type { UserView } from '../../../../src/domain/userView';
import { useUserDetails } from '../api/users';
import { useCurrentMe } from '../components/me';
import { ViewerContext } from '../components/viewer';
import { ExportUsers } from '../export/ExportUsers';
import { ActionsMenu } from '../operations/ActionsMenu';
import { chosenUsers } from './chosenUsers';
import { countChosen, type RowSelection, useSelection } from './rowSelection';
import { SyncChosen } from './SyncChosen';

export interface UserActionsProps {
  readonly view: UserView;
  readonly list: UserList;
  readonly names: Names;
  readonly columns: ShownColumns;
  readonly selection: RowSelection;
}

export function UserActions({ view, list, names, columns, selection }: UserActionsProps) {
  const me = useCurrentMe();
  const { timeZone } = useContext(ViewerContext);
  const state = useSelection(selection);
  const chosen = chosenUsers(state, view, list);
  const count = countChosen(state, list.total);
  const { data: only } = useUserDetails(onlyOne(chosen));
  const { filter, context, sort } = view;
  const sentences = filter.all.map((clause) => clauseSentence(clause, names));
  return (
    <>
      <ActionsMenu selection={chosen} count={count} skips={only?.certainSkips ?? {}} />
      <SyncChosen chosen={chosen} count={count} />
      <ExportUsers
        order={{
          selection: chosen ?? { kind: 'matching', filter, context, except: [] },
          context: list.context,
          sort,
          subject: {
            organization: me.organization?.name ?? '',
            filter: sentences.length === 0 ? null : sentences.join('; '),
            activityIn: contextSentence(list.context, names),
            timeZone,
          },
        }}
        columns={columns.map(({ key }) => key)}
        count={chosen === null ? list.total : count}
      />
    </>
  );
}

/** Null: nobody, or more than one. */
function onlyOne(chosen: Selection | null): AccountId | null {
  if (chosen?.kind !== 'these') return null;
  const [first = null, ...others] = chosen.accountIds;
  return others.length === 0 ? first : null;
}
