// A button of the filter bar that opens its choices.
import Button from '@atlaskit/button/new';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import { Popup, PopupContent, PopupTrigger } from '@atlaskit/popup/experimental';
import { type ReactNode, useId, useState } from 'react';
import unseen from '../components/unseen.module.css';
import styles from './FilterMenu.module.css';

/** The button announces it, the content has it. */
const ROLE = 'dialog';

export interface FilterMenuProps {
  readonly label: string;
  /** What the menu is called when it is open. */
  readonly title: string;
  /** True: the button is at the right edge, so the menu reaches to the left. */
  readonly isAtEnd?: boolean;
  /** May close the menu. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

export function FilterMenu({ label, title, isAtEnd = false, children }: FilterMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const titleId = useId();
  const close = (): void => setOpen(false);
  return (
    <Popup isOpen={isOpen} id={id} role={ROLE}>
      <PopupTrigger>
        {(trigger) => (
          <Button {...trigger} iconAfter={ChevronDownIcon} onClick={() => setOpen(!isOpen)}>
            {label}
          </Button>
        )}
      </PopupTrigger>
      <PopupContent
        role={ROLE}
        titleId={titleId}
        placement={isAtEnd ? 'bottom-end' : 'bottom-start'}
        onClose={close}
      >
        {() => (
          <div className={styles.menu}>
            {/* Whoever sees the menu sees the button that it hangs from. */}
            <span className={unseen.unseen} id={titleId}>
              {title}
            </span>
            {typeof children === 'function' ? children(close) : children}
          </div>
        )}
      </PopupContent>
    </Popup>
  );
}
