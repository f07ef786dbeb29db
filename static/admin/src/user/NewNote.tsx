import Button from '@atlaskit/button/new';
import { type FormEvent, useId, useState } from 'react';
import { noteWords } from '../../../../src/contract/userWords';
import { hasRole } from '../../../../src/domain/appRole';
import { noteBounds } from '../../../../src/domain/note';
import type { UserDetails } from '../../../../src/domain/userDetails';
import type { Me } from '../../../../src/contract/views';
import { useAddNote } from '../api/notes';
import { ErrorMessage } from '../components/ErrorMessage';
import { Field } from '../components/Field';
import { useCurrentMe } from '../components/me';
import unseen from '../components/unseen.module.css';
import { useFormats } from '../components/viewer';
import type { NoteDrafts } from './noteDrafts';
import styles from './UserNotes.module.css';

interface NewNoteProps {
  readonly user: UserDetails;
  readonly drafts: NoteDrafts;
}

export function NewNote({ user: { accountId, isErased }, drafts }: NewNoteProps) {
  const me = useCurrentMe();
  const formats = useFormats();
  const reasonId = useId();
  const add = useAddNote(accountId);
  const [text, setText] = useState(drafts.get(accountId) ?? '');
  const refusal = isErased ? 'erased' : noteRefusal(me);
  const reason =
    refusal === null ? (text.trim() === '' ? noteWords.empty : null) : noteWords.refusals[refusal];
  const write = (next: string): void => {
    setText(next);
    drafts.set(accountId, next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason === null) add.mutate(text, { onSuccess: () => write('') });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={noteWords.text}
        hint={
          refusal === null
            ? noteWords.hint(formats.number(noteBounds.textLength - text.length))
            : noteWords.refusals[refusal]
        }
      >
        {(ids) => (
          <textarea
            {...ids}
            className={styles.area}
            rows={2}
            maxLength={noteBounds.textLength}
            disabled={refusal !== null}
            value={text}
            onChange={(event) => write(event.target.value)}
          />
        )}
      </Field>
      {add.error && <ErrorMessage error={add.error} />}
      <span title={reason ?? undefined}>
        <Button
          type="submit"
          isDisabled={reason !== null}
          isLoading={add.isPending}
          aria-describedby={reason === null ? undefined : reasonId}
        >
          {noteWords.add}
        </Button>
      </span>
      {reason !== null && (
        <span id={reasonId} className={unseen.unseen}>
          {reason}
        </span>
      )}
    </form>
  );
}

/** Returns why this person can write no note; the backend decides the same on its own. */
function noteRefusal(me: Me): Exclude<keyof typeof noteWords.refusals, 'erased'> | null {
  if (!hasRole(me, 'operator')) return 'role-too-low';
  return me.licenseActive ? null : 'license-inactive';
}
