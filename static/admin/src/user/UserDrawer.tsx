// A user beside the list.
import { useEffect, useId, useRef } from 'react';
import { userWords } from '../../../../src/contract/userWords';
import { useUserDetails } from '../api/users';
import { ErrorMessage } from '../components/ErrorMessage';
import unseen from '../components/unseen.module.css';
import { useFormats } from '../components/viewer';
import { shownName } from '../table/shownName';
import { DrawerHead } from './DrawerHead';
import type { NoteDrafts } from './noteDrafts';
import { turnsTo } from './turningKeys';
import { useDrawer } from './useDrawer';
import { type Direction, type OpenedInList, useNeighbours } from './useNeighbours';
import styles from './UserDrawer.module.css';
import { UserContent } from './UserContent';

export interface UserDrawerProps {
  readonly inList: OpenedInList;
  readonly drafts: NoteDrafts;
  readonly onClose: () => void;
}

export function UserDrawer({ inList, drafts, onClose }: UserDrawerProps) {
  const { accountId, list } = inList;
  const { dialog, title } = useDrawer(onClose);
  const titleId = useId();
  const formats = useFormats();
  const neighbours = useNeighbours(inList);
  const details = useUserDetails(accountId);
  // The list knows who it is before everything else is read.
  const user = details.data ?? list?.items.find((item) => item.accountId === accountId);
  const name = user === undefined ? userWords.title : shownName(user);
  useTurningKeys(neighbours.has, neighbours.turn);
  const { place, total } = neighbours;
  return (
    <dialog
      ref={dialog}
      className={styles.drawer}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // React hands it up from dialogs over this one, too.
        if (event.target !== event.currentTarget) return;
        // Whoever opened it takes it away.
        event.preventDefault();
        onClose();
      }}
    >
      <DrawerHead
        user={user ?? null}
        name={name}
        titleId={titleId}
        titleRef={title}
        neighbours={neighbours}
        onClose={onClose}
      />
      <output className={unseen.unseen}>
        {place === null
          ? name
          : userWords.shown(name, userWords.place(formats.number(place), formats.number(total)))}
      </output>
      <div key={accountId} className={styles.content}>
        {neighbours.error && <ErrorMessage error={neighbours.error} />}
        <UserContent accountId={accountId} details={details} drafts={drafts} />
      </div>
    </dialog>
  );
}

function useTurningKeys(
  has: Readonly<Record<Direction, boolean>>,
  turn: (direction: Direction) => void,
): void {
  const latest = useRef({ has, turn });
  useEffect(() => {
    latest.current = { has, turn };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const direction = turnsTo(event);
      if (direction === null || !latest.current.has[direction]) return;
      event.preventDefault();
      latest.current.turn(direction);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
