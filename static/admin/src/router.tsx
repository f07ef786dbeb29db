// Which page is shown. The host keeps the history and shows it in its own address bar.
import { type ComponentProps, type MouseEvent, useEffect, useMemo, useSyncExternalStore } from 'react';
import { openHistory } from './api/host';

export interface AppLocation {
  readonly pathname: string;
  readonly search: URLSearchParams;
}

/** What is shown, and where somebody wants to go while a guard keeps the page. */
interface Place {
  readonly location: { readonly pathname: string; readonly search: string };
  readonly wanted: string | null;
}

type History = Awaited<ReturnType<typeof openHistory>>;

class AddressBar {
  readonly #history: History;
  readonly #listeners = new Set<() => void>();
  #place: Place;
  #isGuarded = false;

  constructor(history: History) {
    this.#history = history;
    this.#place = { location: history.location, wanted: null };
    history.listen(() => this.#follow());
  }

  readonly listen = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly place = (): Place => this.#place;

  go(to: string, replace: boolean): void {
    if (this.#isGuarded && to.split('?')[0] !== this.#place.location.pathname) this.want(to);
    else if (replace) this.#history.replace(to);
    else this.#history.push(to);
  }

  back(): void {
    this.#history.goBack();
  }

  guard(isGuarded: boolean): void {
    this.#isGuarded = isGuarded;
    if (!isGuarded && this.#place.wanted !== null) this.want(null);
  }

  want(wanted: string | null): void {
    this.#show({ ...this.#place, wanted });
  }

  #follow(): void {
    const { location } = this.#place;
    const next = this.#history.location;
    if (!this.#isGuarded || next.pathname === location.pathname) {
      this.#show({ ...this.#place, location: next });
      return;
    }
    // The host's history cannot be held: the way back is taken, and back again, before anything is drawn.
    const wanted = next.pathname + next.search;
    this.#history.push(location.pathname + location.search);
    this.want(wanted);
  }

  #show(place: Place): void {
    this.#place = place;
    for (const listener of this.#listeners) listener();
  }
}

const addressBar = new AddressBar(await openHistory());

export function useLocation(): AppLocation {
  const { pathname, search } = useSyncExternalStore(addressBar.listen, addressBar.place).location;
  return useMemo(() => ({ pathname, search: new URLSearchParams(search) }), [pathname, search]);
}

/** With `replace`, the back button leads past the page that is left. */
export function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  addressBar.go(to, replace);
}

/** As the browser's own button. Only where the page itself came forward from the step before. */
export function goBack(): void {
  addressBar.back();
}

export interface LeaveGuard {
  /** Somebody wants to leave the page and was kept. */
  readonly isLeaving: boolean;
  readonly stay: () => void;
  readonly leave: () => void;
}

/** While `guards`, the page is only left after somebody said so; the browser asks where the whole window is left. */
export function useLeaveGuard(guards: boolean): LeaveGuard {
  const { wanted } = useSyncExternalStore(addressBar.listen, addressBar.place);
  useEffect(() => {
    if (!guards) return;
    addressBar.guard(true);
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      addressBar.guard(false);
      window.removeEventListener('beforeunload', ask);
    };
  }, [guards]);
  return {
    isLeaving: wanted !== null,
    stay: () => addressBar.want(null),
    leave: () => {
      addressBar.guard(false);
      if (wanted !== null) navigate(wanted);
    },
  };
}

export interface RouteLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly to: string;
}

/** `onClick` hears of every click; one that the browser follows itself leaves the page. */
export function RouteLink({ to, children, onClick, ...anchor }: RouteLinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    // Anything but a plain click is the browser's: a new tab, a download.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a {...anchor} href={to} onClick={follow}>
      {children}
    </a>
  );
}
