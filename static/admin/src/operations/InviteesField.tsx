// Addresses typed, pasted or out of a file; what came last counts.
import { type InviteFileFault, inviteFileWords, inviteWords } from '../../../../src/contract/inviteWords';
import { Field } from '../components/Field';
import { useFormats } from '../components/viewer';
import { partsIn } from '../filter/emailsIn';
import styles from './choose.module.css';
import { inviteFileBounds, type InviteRow, inviteRows, readInviteFile } from './inviteFile';

export interface Invitees {
  readonly text: string;
  readonly rows: readonly InviteRow[];
  /** Why the chosen file cannot be used; null: it can, or there is none. */
  readonly fault: InviteFileFault | null;
}

export const NOBODY: Invitees = { text: '', rows: [], fault: null };

export interface InviteesFieldProps {
  readonly invitees: Invitees;
  readonly onChange: (invitees: Invitees) => void;
}

const BYTES_PER_MB = 1_000_000;

export function InviteesField({ invitees, onChange }: InviteesFieldProps) {
  const formats = useFormats();
  const most = {
    rows: formats.number(inviteFileBounds.rows - 1),
    megabytes: formats.number(inviteFileBounds.fileBytes / BYTES_PER_MB),
  };
  const { text, fault } = invitees;
  const choose = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) onChange(await readFile(file));
  };
  return (
    <>
      <Field label={inviteWords.addresses} hint={inviteWords.addressesHint}>
        {(ids) => (
          <textarea
            {...ids}
            className={styles.text}
            rows={4}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={({ target }) =>
              onChange({ text: target.value, rows: inviteRows(partsIn(target.value)), fault: null })
            }
          />
        )}
      </Field>
      <Field
        label={inviteWords.file}
        hint={inviteWords.fileHint(most.rows, most.megabytes)}
        error={fault === null ? undefined : inviteFileWords[fault](most)}
      >
        {(ids) => (
          <input
            {...ids}
            className={styles.file}
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        )}
      </Field>
    </>
  );
}

async function readFile(file: File): Promise<Invitees> {
  // What is too large to be read is not even fetched into memory.
  if (file.size > inviteFileBounds.fileBytes) return { ...NOBODY, fault: 'too-large' };
  const { problem, rows } = await readInviteFile(new Uint8Array(await file.arrayBuffer()));
  return { text: '', rows: rows ?? [], fault: problem };
}
