// A menu that hangs from its button. The browser itself shows it above everything, dialogs included, closes it on Escape
// or a click beside it, and gives the focus back.
import Button from '@atlaskit/button/new';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import Tooltip from '@atlaskit/tooltip';
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { MenuItem } from './menuItem';
import styles from './Menu.module.css';
import unseen from './unseen.module.css';

export interface MenuProps<Key extends string> {
  readonly label: string;
  /** Why it cannot be opened; null: it can. */
  readonly refused: string | null;
  readonly groups: readonly { readonly title: string; readonly items: readonly MenuItem<Key>[] }[];
  readonly onChoose: (key: Key) => void;
}

export function Menu<Key extends string>(props: MenuProps<Key>) {
  const { label, refused } = props;
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const id = useId();
  const whyId = useId();
  const isOpen = useNativePopover(button, popover);
  return (
    <>
      <Tooltip content={refused}>
        <Button
          ref={button}
          iconAfter={ChevronDownIcon}
          isDisabled={refused !== null}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-describedby={refused === null ? undefined : whyId}
        >
          {label}
        </Button>
      </Tooltip>
      {refused !== null && (
        <span className={unseen.unseen} id={whyId}>
          {refused}
        </span>
      )}
      <div ref={popover} id={id} className={styles.popover}>
        {isOpen && <MenuList {...props} button={button} popover={popover} />}
      </div>
    </>
  );
}

/** Lets the button open and close what hangs from it; tells whether it is open. */
function useNativePopover(button: RefObject<HTMLButtonElement>, popover: RefObject<HTMLDivElement>): boolean {
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    const [trigger, target] = [button.current, popover.current];
    if (trigger === null || target === null) return;
    target.popover = 'auto';
    trigger.popoverTargetElement = target;
    const follow = (event: ToggleEvent): void => setOpen(event.newState === 'open');
    target.addEventListener('toggle', follow);
    return () => target.removeEventListener('toggle', follow);
  }, [button, popover]);
  return isOpen;
}

interface MenuListProps<Key extends string> extends MenuProps<Key> {
  readonly button: RefObject<HTMLButtonElement>;
  readonly popover: RefObject<HTMLDivElement>;
}

function MenuList<Key extends string>({ label, groups, onChoose, button, popover }: MenuListProps<Key>) {
  const menu = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState('');
  usePlaceBeside(button, popover);
  useEffect(() => itemsOf(menu.current)[0]?.focus(), []);
  const choose = ({ key, refusal }: MenuItem<Key>): void => {
    if (refusal !== null) return;
    popover.current?.hidePopover();
    onChoose(key);
  };
  return (
    <>
      <div
        ref={menu}
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles.menu}
        onKeyDown={moveFocus}
        onFocus={({ target }) => setTold(target.title)}
      >
        {groups.map(({ title, items }) => (
          <fieldset key={title} className={styles.group}>
            <legend className={styles.title}>{title}</legend>
            {items.map((item) => (
              <button
                key={item.key}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={styles.item}
                aria-disabled={item.refusal !== null}
                title={item.refusal?.text ?? item.hint}
                onClick={() => choose(item)}
              >
                {item.label}
                {item.refusal !== null && <span className={styles.refusal}>{item.refusal.label}</span>}
              </button>
            ))}
          </fieldset>
        ))}
      </div>
      {/* What a pointer sees as a tooltip; screen readers have it as the description. */}
      <p className={styles.told} aria-hidden="true">
        {told}
      </p>
    </>
  );
}

/** Between it and its button, and between it and the edge of the window. */
const GAP_PX = 4;

/** Below the button, or above it where there is more room; closes when the button moves away. */
function usePlaceBeside(button: RefObject<HTMLButtonElement>, popover: RefObject<HTMLDivElement>): void {
  useLayoutEffect(() => {
    const [at, shown] = [button.current?.getBoundingClientRect(), popover.current];
    if (at === undefined || shown === null) return;
    const { width, height } = shown.getBoundingClientRect();
    const roomBelow = window.innerHeight - at.bottom - 2 * GAP_PX;
    const roomAbove = at.top - 2 * GAP_PX;
    const isBelow = roomBelow >= Math.min(height, roomAbove);
    const shownHeight = Math.min(height, isBelow ? roomBelow : roomAbove);
    const top = isBelow ? at.bottom + GAP_PX : at.top - GAP_PX - shownHeight;
    const left = Math.max(GAP_PX, Math.min(at.left, window.innerWidth - width - GAP_PX));
    Object.assign(shown.style, { top: `${top}px`, left: `${left}px`, maxHeight: `${shownHeight}px` });
    const close = ({ target }: Event): void => {
      if (!(target instanceof Node && shown.contains(target))) shown.hidePopover();
    };
    window.addEventListener('scroll', close, { capture: true });
    window.addEventListener('resize', close);
    return () => {
      window.removeEventListener('scroll', close, { capture: true });
      window.removeEventListener('resize', close);
    };
  }, [button, popover]);
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

/** As menus of the desktop do – WAI-ARIA Authoring Practices, menu button pattern (2026-11-22). */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = itemsOf(event.currentTarget);
  const at = items.findIndex((item) => item === document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[
    event.key
  ];
  if (next === undefined) return;
  event.preventDefault();
  items[next % items.length]?.focus();
}
