import type { Answers } from '../contract/calls';
import { AccessDenied, InvalidInput } from '../domain/errors';
import { mayDeleteNote, noteBounds, type Note } from '../domain/note';
import { insertAudit } from '../store/audit';
import { deleteNote, findNotedUser, findNoteParties, insertNote, type StoredNote } from '../store/notes';
import type { Call } from './call';
import { findNames } from './names';

/** Whose call it is; what it asks for does not matter. */
type NoteCall = Pick<Call<'user.get'>, 'deps' | 'accountId' | 'caller'>;

/** Returns the notes as the caller sees them, in their order. */
export async function presentNotes(
  { deps, accountId, caller }: NoteCall,
  notes: readonly StoredNote[],
): Promise<Note[]> {
  const names = await findNames(deps.ports.sql, [...new Set(notes.map(({ authorId }) => authorId))]);
  return notes.map(({ noteId, text, authorId, createdAt }) => ({
    noteId,
    text,
    authorId,
    authorName: names.get(authorId) ?? null,
    createdAt,
    mayDelete: mayDeleteNote(authorId, accountId, caller),
  }));
}

export async function addNote(call: Call<'notes.add'>): Promise<Note> {
  const { deps, accountId, request } = call;
  const { ports } = deps;
  const user = await findNotedUser(ports.sql, request.accountId);
  if (user === null) throw new InvalidInput('accountId', 'no-such-user');
  // Nothing would erase it a second time.
  if (user.isErased) throw new InvalidInput('accountId', 'user-erased');
  if (user.notes >= noteBounds.perUser) throw new InvalidInput('text', 'too-many-notes');
  const note = {
    noteId: ports.ids.newId(),
    authorId: accountId,
    text: request.text,
    createdAt: ports.clock.now(),
  };
  await insertNote(ports.sql, user.userNo, note);
  await insertAudit(ports, {
    action: 'notes.add',
    actorId: accountId,
    subject: request.accountId,
    detail: { noteId: note.noteId },
  });
  const [added] = await presentNotes(call, [note]);
  if (added === undefined) throw new Error('A note was presented as none');
  return added;
}

export async function removeNote({
  deps: { ports },
  accountId,
  caller,
  request: { noteId },
}: Call<'notes.delete'>): Promise<Answers['notes.delete']> {
  const parties = await findNoteParties(ports.sql, noteId);
  if (parties === null) throw new InvalidInput('noteId', 'no-such-note');
  if (!mayDeleteNote(parties.authorId, accountId, caller)) throw new AccessDenied('not-yours');
  await deleteNote(ports.sql, noteId);
  await insertAudit(ports, {
    action: 'notes.delete',
    actorId: accountId,
    subject: parties.aboutId,
    detail: { noteId, author: parties.authorId },
  });
  return { noteId };
}
