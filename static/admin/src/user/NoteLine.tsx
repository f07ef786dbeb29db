import Button from '@atlaskit/button/new';
import { Inline, Text } from '@atlaskit/primitives/compiled';
import { useEffect, useRef, useState } from 'react';
import { noteWords } from '../../../../src/contract/userWords';
import type { Note } from '../../../../src/domain/note';
import { RelativeTime } from '../components/RelativeTime';
import { useFormats } from '../components/viewer';
import styles from './UserNotes.module.css';

export interface NoteLineProps {
  readonly note: Note;
  readonly isDeleting: boolean;
  readonly onDelete: () => void;
}

export function NoteLine({ note, isDeleting, onDelete }: NoteLineProps) {
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const remove = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  // The button that was pressed gives way to the question, and the question to the button.
  useEffect(() => {
    if (isAsking) keep.current?.focus();
    else if (wasAsking.current) remove.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  const author = note.authorName ?? noteWords.unknownAuthor;
  return (
    <>
      <span className={styles.head}>
        <span className={styles.author} title={note.authorId}>
          {author}
        </span>
        <span className={styles.when}>
          <RelativeTime at={note.createdAt} />
        </span>
        {!isAsking && (
          <span className={styles.delete} title={note.mayDelete ? undefined : noteWords.notYours}>
            <Button
              ref={remove}
              appearance="subtle"
              spacing="compact"
              isDisabled={!note.mayDelete}
              aria-label={noteWords.deleteFrom(author, formats.instant(note.createdAt))}
              onClick={() => setAsking(true)}
            >
              {noteWords.delete}
            </Button>
          </span>
        )}
      </span>
      <span className={styles.text}>{note.text}</span>
      {isAsking && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text weight="medium">{noteWords.sure}</Text>
          <Button appearance="danger" spacing="compact" isLoading={isDeleting} onClick={onDelete}>
            {noteWords.doDelete}
          </Button>
          <Button ref={keep} spacing="compact" onClick={() => setAsking(false)}>
            {noteWords.keep}
          </Button>
        </Inline>
      )}
    </>
  );
}
