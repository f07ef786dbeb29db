// Whom the list's selection is about, as the backend is told it.
import type { UserList } from '../../../../src/contract/views';
import { asAccountId } from '../../../../src/domain/ids';
import type { Selection } from '../../../../src/domain/selection';
import type { UserView } from '../../../../src/domain/userView';
import type { SelectionState } from './rowSelection';

/** Null: nobody is chosen. */
export function chosenUsers(
  state: SelectionState,
  { filter, context }: UserView,
  list: Pick<UserList, 'items' | 'total'>,
): Selection | null {
  const named = [...state.named].map(asAccountId);
  if (state.kind === 'matching') return { kind: 'matching', filter, context, except: named };
  if (named.length === 0) return null;
  return isEverybody(state.named, list)
    ? { kind: 'matching', filter, context, except: [] }
    : { kind: 'these', accountIds: named };
}

/** Whoever chose all rows of the only page chose what its filter says. */
function isEverybody(
  named: ReadonlySet<string>,
  { items, total }: Pick<UserList, 'items' | 'total'>,
): boolean {
  return (
    total > 1 &&
    named.size === total &&
    items.length === total &&
    items.every(({ accountId }) => named.has(accountId))
  );
}
