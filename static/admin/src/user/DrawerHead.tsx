import { IconButton } from '@atlaskit/button/new';
import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import CrossIcon from '@atlaskit/icon/core/cross';
import Lozenge from '@atlaskit/lozenge';
import type { RefObject } from 'react';
import { userWords } from '../../../../src/contract/userWords';
import { userStatusWords } from '../../../../src/contract/usersWords';
import type { UserListItem } from '../../../../src/contract/views';
import { UserAvatar } from '../components/UserAvatar';
import { useFormats } from '../components/viewer';
import { STATUS_APPEARANCE } from '../table/cells';
import styles from './DrawerHead.module.css';
import type { Direction, Neighbours } from './useNeighbours';

export interface DrawerHeadProps {
  /** Null: nothing is known yet. */
  readonly user: Pick<UserListItem, 'name' | 'avatarUrl' | 'status'> | null;
  readonly name: string;
  readonly titleId: string;
  readonly titleRef: RefObject<HTMLHeadingElement>;
  readonly neighbours: Neighbours;
  readonly onClose: () => void;
}

export function DrawerHead({ user, name, titleId, titleRef, neighbours, onClose }: DrawerHeadProps) {
  return (
    <header className={styles.head}>
      {user === null ? (
        <span className={styles.nobody} />
      ) : (
        <UserAvatar key={user.avatarUrl} name={user.name} url={user.avatarUrl} isLarge />
      )}
      <div className={styles.who}>
        {/* Focused when the drawer opens: what is said first is who it is. */}
        <h2 className={styles.name} id={titleId} ref={titleRef} tabIndex={-1}>
          {name}
        </h2>
        {user !== null && (
          <Lozenge appearance={STATUS_APPEARANCE[user.status]}>{userStatusWords[user.status]}</Lozenge>
        )}
      </div>
      <Turning neighbours={neighbours} />
      <IconButton appearance="subtle" icon={CrossIcon} label={userWords.close} onClick={onClose} />
    </header>
  );
}

const TURNS = [
  { direction: 'previous', icon: ArrowUpIcon, none: userWords.first },
  { direction: 'next', icon: ArrowDownIcon, none: userWords.last },
] as const satisfies readonly { direction: Direction; icon: unknown; none: string }[];

function Turning({
  neighbours: { place, total, has, turn, isTurning },
}: Pick<DrawerHeadProps, 'neighbours'>) {
  const formats = useFormats();
  return (
    <div className={styles.turning}>
      {place !== null && (
        <span className={styles.place}>{userWords.place(formats.number(place), formats.number(total))}</span>
      )}
      {TURNS.map(({ direction, icon, none }) => (
        <span
          key={direction}
          title={has[direction] ? undefined : place === null ? userWords.notInList : none}
        >
          <IconButton
            appearance="subtle"
            icon={icon}
            label={userWords[direction]}
            isDisabled={!has[direction] || isTurning}
            onClick={() => turn(direction)}
          />
        </span>
      ))}
    </div>
  );
}
