// Which page is shown. The host keeps the history and shows it in its own address bar.
import { type ComponentProps, type MouseEvent, useMemo, useSyncExternalStore } from 'react';
import { openHistory } from './api/host';

const history = await openHistory();

export interface AppLocation {
  readonly pathname: string;
  readonly search: URLSearchParams;
}

const listen = (onChange: () => void) => history.listen(onChange);
const currentLocation = () => history.location;

export function useLocation(): AppLocation {
  const { pathname, search } = useSyncExternalStore(listen, currentLocation);
  return useMemo(() => ({ pathname, search: new URLSearchParams(search) }), [pathname, search]);
}

/** With `replace`, the back button leads past the page that is left. */
export function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (replace) history.replace(to);
  else history.push(to);
}

export interface RouteLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly to: string;
}

export function RouteLink({ to, children, ...anchor }: RouteLinkProps) {
  const follow = (event: MouseEvent): void => {
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
