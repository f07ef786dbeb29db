// Whom the list's selection is about, as the backend is told it.
import { asAccountId } from '../../../../src/domain/ids';
import type { Selection } from '../../../../src/domain/selection';
import type { UserView } from '../../../../src/domain/userView';
import type { SelectionState } from './rowSelection';

/** Null: nobody is chosen. */
export function chosenUsers(state: SelectionState, { filter, context }: UserView): Selection | null {
  const named = [...state.named].map(asAccountId);
  if (state.kind === 'matching') return { kind: 'matching', filter, context, except: named };
  return named.length === 0 ? null : { kind: 'these', accountIds: named };
}
