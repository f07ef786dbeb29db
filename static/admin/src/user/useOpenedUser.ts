// Which user is open over the list. The address says it, so that a link opens the user and the back button closes.
import { useCallback, useEffect, useRef } from 'react';
import { asAccountId, type AccountId } from '../../../../src/domain/ids';
import { paths } from '../paths';
import { goBack, navigate, useLocation } from '../router';

const PARAM = 'user';
const PAGE_PARAM = 'page';

/** Where the user is opened over the list of all users. */
export function userPath(accountId: AccountId): string {
  return paths.users(withUser(new URLSearchParams(), accountId));
}

type PathOf = (search: URLSearchParams) => string;

export interface OpenedUser {
  /** Null: nobody is open. As the address has it, so it may be nobody's. */
  readonly accountId: AccountId | null;
  /** Always the same function. */
  readonly open: (user: { readonly accountId: AccountId }) => void;
  /** Opens another user of the list, which then shows this page; no step to go back to. */
  readonly turnTo: (accountId: AccountId, page: number) => void;
  readonly close: () => void;
}

/** `pathOf`: the page that the user is opened over; always the same function. */
export function useOpenedUser(pathOf: PathOf = paths.users): OpenedUser {
  const { search } = useLocation();
  const latest = useRef(search);
  /** The list that is one step back, behind the user. */
  const listBehind = useRef<string | null>(null);
  const accountId = search.get(PARAM);
  const list = listIn(search);
  useEffect(() => {
    latest.current = search;
  });
  useFocusAfterwards(accountId, list.toString());

  const open = useCallback(
    (user: { readonly accountId: AccountId }) => {
      const behind = listIn(latest.current);
      listBehind.current = behind.toString();
      navigate(pathOf(withUser(behind, user.accountId)));
    },
    [pathOf],
  );
  const close = (): void => {
    const isBehind = listBehind.current === list.toString();
    listBehind.current = null;
    if (isBehind) goBack();
    else navigate(pathOf(list), { replace: true });
  };
  const turnTo = (next: AccountId, page: number): void => {
    if (page === 1) list.delete(PAGE_PARAM);
    else list.set(PAGE_PARAM, String(page));
    navigate(pathOf(withUser(list, next)), { replace: true });
  };
  return { accountId: accountId === null ? null : asAccountId(accountId), open, turnTo, close };
}

function listIn(search: URLSearchParams): URLSearchParams {
  const list = new URLSearchParams(search);
  list.delete(PARAM);
  return list;
}

function withUser(list: URLSearchParams, accountId: AccountId): URLSearchParams {
  const search = new URLSearchParams(list);
  search.set(PARAM, accountId);
  return search;
}

/** The keyboard goes on at the row of whoever was shown last, or where another list begins. */
function useFocusAfterwards(accountId: string | null, list: string): void {
  const before = useRef({ accountId, list });
  useEffect(() => {
    const left = before.current;
    before.current = { accountId, list };
    if (accountId !== null || left.accountId === null) return;
    const row = `tr[data-row="${CSS.escape(left.accountId)}"]`;
    const shown = left.list === list ? document.querySelector<HTMLElement>(row) : null;
    if (shown === null) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    else shown.focus();
  }, [accountId, list]);
}
