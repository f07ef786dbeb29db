// What the page asks of the product around it. @forge/bridge throws at import where there is none.
import { router, showFlag, view } from '@forge/bridge';

/** How the person who looks writes numbers and times. */
export interface Viewer {
  readonly locale: string;
  readonly timeZone: string;
}

/** Lets the product name its theme on <html> and keep it in step; the values are in our own stylesheet. */
export async function followTheme(): Promise<void> {
  await view.theme.enable();
}

export async function getViewer(): Promise<Viewer> {
  const context = await view.getContext();
  return { locale: context.locale, timeZone: context.timezone };
}

/** The history behind the host's address bar: what it shows is a path of ours. */
export function openHistory() {
  return view.createHistory();
}

/** Returns the address that opens the path in the product around the page; null when the product does not tell. */
export async function addressOf(path: string): Promise<string | null> {
  const { moduleKey } = await view.getContext();
  try {
    const page = await router.getUrl({ target: 'module', moduleKey });
    return page === null ? null : `${page.href.replace(/\/$/, '')}${path}`;
  } catch {
    // The bridge rejects without a type where a product cannot name its own pages.
    return null;
  }
}

/** Names the page in the browser's tab, and to a screen reader that enters the frame. */
export function setPageTitle(title: string): void {
  document.title = title;
  void view.changeWindowTitle(title);
}

/** Loads the page anew, with whatever its address holds. */
export function reloadPage(): void {
  void router.reload();
}

/** Opens a page of somebody else beside the product's own; the host may ask first. */
export function openBeside(url: string): void {
  void router.open(url);
}

export interface Message {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly type: 'success' | 'warning' | 'error';
}

/** Shows a message in the product itself, where it is seen beyond the page's frame. */
export function showMessage(message: Message): void {
  showFlag({ ...message, isAutoDismiss: message.type === 'success' });
}
