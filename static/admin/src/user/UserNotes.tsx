// What people wrote about the user.
import { Text } from '@atlaskit/primitives/compiled';
import { noteWords, userWords } from '../../../../src/contract/userWords';
import type { UserDetails } from '../../../../src/domain/userDetails';
import { useDeleteNote } from '../api/notes';
import { ErrorMessage } from '../components/ErrorMessage';
import type { NoteDrafts } from './noteDrafts';
import { NewNote } from './NewNote';
import { NoteLine } from './NoteLine';
import { Section } from './Section';
import styles from './UserNotes.module.css';

interface UserNotesProps {
  readonly user: UserDetails;
  readonly drafts: NoteDrafts;
}

export function UserNotes({ user, drafts }: UserNotesProps) {
  const { accountId, notes } = user;
  const remove = useDeleteNote(accountId);
  return (
    <Section title={userWords.notes} count={notes.length}>
      <NewNote user={user} drafts={drafts} />
      {remove.error && <ErrorMessage error={remove.error} />}
      {notes.length === 0 ? (
        <Text color="color.text.subtle">{noteWords.none}</Text>
      ) : (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note.noteId} className={styles.note}>
              <NoteLine
                note={note}
                isDeleting={remove.isPending && remove.variables === note.noteId}
                onDelete={() => remove.mutate(note.noteId)}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
