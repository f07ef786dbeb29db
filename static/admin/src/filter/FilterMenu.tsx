// A button of the filter bar that opens its choices.
import Button from '@atlaskit/button/new';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import { Popup, PopupContent, PopupTrigger } from '@atlaskit/popup/experimental';
import { type ReactNode, useId, useState } from 'react';
import styles from './FilterMenu.module.css';

export interface FilterMenuProps {
  readonly label: string;
  /** What the menu is called when it is open. */
  readonly title: string;
  readonly children: ReactNode;
}

export function FilterMenu({ label, title, children }: FilterMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- Atlaskit decides which element takes the role
    <Popup isOpen={isOpen} id={id} role="dialog">
      <PopupTrigger>
        {(trigger) => (
          <Button {...trigger} iconAfter={ChevronDownIcon} onClick={() => setOpen(!isOpen)}>
            {label}
          </Button>
        )}
      </PopupTrigger>
      <PopupContent label={title} placement="bottom-start" onClose={() => setOpen(false)}>
        {() => <div className={styles.menu}>{children}</div>}
      </PopupContent>
    </Popup>
  );
}
