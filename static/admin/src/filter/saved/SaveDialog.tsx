// Asks for the name of a filter, and saves it: a new one, a changed one or a copy.
import Button from '@atlaskit/button/new';
import { type FormEvent, useId, useState } from 'react';
import { choiceSentences } from '../../../../../src/contract/filterSentences';
import type { Names } from '../../../../../src/contract/filterWords';
import { savedFilterWords, visibilityHints } from '../../../../../src/contract/savedFilterUiWords';
import { visibilityWords } from '../../../../../src/contract/savedFilterWords';
import { hasRole } from '../../../../../src/domain/appRole';
import {
  keeperRole,
  type SavedFilter,
  savedFilterBounds,
  type SavedView,
  visibilities,
  type Visibility,
} from '../../../../../src/domain/savedFilter';
import { useSaveFilter } from '../../api/filters';
import { showMessage } from '../../api/host';
import { Dialog, DialogActions } from '../../components/Dialog';
import { ErrorMessage } from '../../components/ErrorMessage';
import { Field } from '../../components/Field';
import { useCurrentMe } from '../../components/me';
import styles from './SaveDialog.module.css';

type Draft = Pick<SavedFilter, 'name' | 'description' | 'visibility'>;

export interface SaveDialogProps {
  readonly title: string;
  readonly view: SavedView;
  readonly names: Names;
  /** Whose name, description and visibility the form begins with. */
  readonly begin: Draft;
  /** The filter that is changed; null: a new one is made. */
  readonly changes: Pick<SavedFilter, 'filterId' | 'version' | 'ownerAccountId'> | null;
  readonly onClose: () => void;
  readonly onSaved?: (saved: SavedFilter) => void;
}

export function SaveDialog(props: SaveDialogProps) {
  const { title, view, names, changes, onClose } = props;
  const { draft, setDraft, isNameless, submit, save } = useSaveForm(props);
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles.form} noValidate onSubmit={submit}>
        <ul className={styles.sentences}>
          {choiceSentences(view, names).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <TextFields draft={draft} isNameless={isNameless} onChange={setDraft} />
        <VisibilityChoice
          chosen={draft.visibility}
          ownerAccountId={changes?.ownerAccountId ?? null}
          onChange={(visibility) => setDraft({ ...draft, visibility })}
        />
        {save.error && <ErrorMessage error={save.error} />}
        <DialogActions>
          <Button appearance="subtle" onClick={onClose}>
            {savedFilterWords.cancel}
          </Button>
          <Button type="submit" appearance="primary" isLoading={save.isPending}>
            {savedFilterWords.submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function useSaveForm({ view, begin, changes, onClose, onSaved }: SaveDialogProps) {
  const [draft, setDraft] = useState<Draft>(begin);
  const [isTried, setTried] = useState(false);
  const save = useSaveFilter();
  const name = draft.name.trim();
  const finish = (saved: SavedFilter): void => {
    showMessage({
      id: `filter-${saved.filterId}`,
      title: savedFilterWords.saved,
      description: saved.name,
      type: 'success',
    });
    onSaved?.(saved);
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name === '') return;
    const of = changes === null ? {} : { filterId: changes.filterId, version: changes.version };
    const { description, visibility } = draft;
    save.mutate({ name, description: description.trim(), visibility, ...view, ...of }, { onSuccess: finish });
  };
  return { draft, setDraft, isNameless: isTried && name === '', submit, save };
}

interface TextFieldsProps {
  readonly draft: Draft;
  readonly isNameless: boolean;
  readonly onChange: (draft: Draft) => void;
}

function TextFields({ draft, isNameless, onChange }: TextFieldsProps) {
  return (
    <>
      <Field label={savedFilterWords.name} error={isNameless ? savedFilterWords.nameMissing : undefined}>
        {(ids) => (
          <input
            {...ids}
            autoComplete="off"
            maxLength={savedFilterBounds.nameLength}
            value={draft.name}
            onChange={(event) => onChange({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={savedFilterWords.description}>
        {(ids) => (
          <textarea
            {...ids}
            className={`${ids.className ?? ''} ${styles.text ?? ''}`}
            maxLength={savedFilterBounds.descriptionLength}
            value={draft.description}
            onChange={(event) => onChange({ ...draft, description: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

interface VisibilityChoiceProps {
  readonly chosen: Visibility;
  /** Null: whoever saves will be the owner. */
  readonly ownerAccountId: string | null;
  readonly onChange: (visibility: Visibility) => void;
}

function VisibilityChoice({ chosen, ownerAccountId, onChange }: VisibilityChoiceProps) {
  const me = useCurrentMe();
  const name = useId();
  const isOwner = ownerAccountId === null || ownerAccountId === me.accountId;
  const mayShare = hasRole(me, keeperRole.shared);
  return (
    <fieldset className={styles.visibility}>
      <legend className={styles.legend}>{savedFilterWords.visibility}</legend>
      {visibilities.map((visibility) => (
        <label key={visibility} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={chosen === visibility}
            disabled={!isOwner || !hasRole(me, keeperRole[visibility])}
            onChange={() => onChange(visibility)}
          />
          {visibilityWords[visibility]}
          <span className={styles.hint}>{visibilityHints[visibility]}</span>
        </label>
      ))}
      {!isOwner && <span className={styles.hint}>{savedFilterWords.ownerOnly}</span>}
      {isOwner && !mayShare && <span className={styles.hint}>{savedFilterWords.sharedNeeds}</span>}
    </fieldset>
  );
}
