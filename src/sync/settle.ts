// After users were written: whose access no group explains is asked for one by one, and only then do they count as read.
import { removeAsked } from '../store/asked';
import { noteRead } from '../store/userReads';
import { removeUsersFromTodo, todoAmong } from '../store/todo';
import { renewDirectRoles, USERS_PER_STEP } from './readDirectRoles';
import type { Advance, SyncTools } from './stage';
import { warned, withShortRoles, type SyncState } from './state';

/** Of users whom nobody asked for by their ids. */
export const NOBODY_ASKED: Asked = { accountIds: [], begunAt: 0 };

type Unsettled = NonNullable<SyncState['unsettled']>;

/** Users who were asked for, when their reading began; none when they were read with something else. */
export type Asked = Pick<Unsettled, 'accountIds' | 'begunAt'>;

/** Says of users who were just written what is still to be read of them. */
export async function unsettle(
  state: SyncState,
  written: { readonly userNos: readonly number[]; readonly asked: Asked },
  tools: SyncTools,
): Promise<SyncState> {
  const userNos = await todoAmong(tools.sql, 'direct', written.userNos);
  const unsettled = { ...written.asked, userNos, visit: null };
  if (userNos.length > 0) return { ...state, unsettled };
  await close(unsettled, tools);
  return { ...state, unsettled: null };
}

/** Reads the roles of the next few users. */
export async function settle(state: SyncState, unsettled: Unsettled, tools: SyncTools): Promise<Advance> {
  const userNos = unsettled.userNos.slice(0, USERS_PER_STEP);
  const { rows, unmatched, short } = await renewDirectRoles(tools, userNos);
  await removeUsersFromTodo(tools.sql, 'direct', userNos);
  const left = { ...unsettled, userNos: unsettled.userNos.slice(USERS_PER_STEP) };
  if (left.userNos.length === 0) await close(left, tools);
  const told = withShortRoles(warned(state, 'unmatched-roles', unmatched), short);
  return {
    state: { ...told, unsettled: left.userNos.length === 0 ? null : left },
    work: state.work,
    rows,
    done: 0,
  };
}

async function close({ accountIds, begunAt }: Unsettled, { sql }: SyncTools): Promise<void> {
  await noteRead(sql, { accountIds, begunAt });
  await removeAsked(sql, 'user', { ids: accountIds, begunAt });
}
