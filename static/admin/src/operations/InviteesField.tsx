// Addresses typed, pasted or out of a file; what came last counts.
import { useRef } from 'react';
import { type InviteFileFault, inviteFileWords, inviteWords } from '../../../../src/contract/inviteWords';
import { planBounds } from '../../../../src/domain/operationPlan';
import { Field } from '../components/Field';
import { FileField } from '../components/FileField';
import { useFormats } from '../components/viewer';
import styles from './choose.module.css';
import { inviteFileBounds, type InviteRow, readInviteFile, typedRows } from './inviteFile';

export interface Invitees {
  readonly text: string;
  readonly rows: readonly InviteRow[];
  /** They come, or were to come, out of a file. */
  readonly isFile: boolean;
  /** Why the chosen file cannot be used; null: it can, or there is none. */
  readonly fault: InviteFileFault | null;
}

export const NOBODY: Invitees = { text: '', rows: [], isFile: false, fault: null };

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
  const { text, isFile, fault } = invitees;
  // Reading takes a while: what was chosen or typed meanwhile counts.
  const latest = useRef<File | null>(null);
  const type = (typed: string): void => {
    latest.current = null;
    onChange({ ...NOBODY, text: typed, rows: typedRows(typed) });
  };
  const choose = async (file: File | null): Promise<void> => {
    if (file === null) {
      type('');
      return;
    }
    latest.current = file;
    const read = await readFile(file);
    if (latest.current === file) onChange(read);
  };
  return (
    <>
      <Field
        label={inviteWords.addresses}
        hint={inviteWords.addressesHint(formats.number(planBounds.emails))}
      >
        {(ids) => (
          <textarea
            {...ids}
            className={styles.text}
            rows={4}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={({ target }) => type(target.value)}
          />
        )}
      </Field>
      <FileField
        label={inviteWords.file}
        hint={inviteWords.fileHint(most.rows, most.megabytes)}
        error={fault === null ? undefined : inviteFileWords[fault](most)}
        accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        hasFile={isFile}
        onChoose={(file) => void choose(file)}
      />
    </>
  );
}

async function readFile(file: File): Promise<Invitees> {
  // What is too large to be read is not even fetched into memory.
  if (file.size > inviteFileBounds.fileBytes) return { ...NOBODY, isFile: true, fault: 'too-large' };
  const { problem, rows } = await readInviteFile(new Uint8Array(await file.arrayBuffer()));
  return { text: '', rows: rows ?? [], isFile: true, fault: problem };
}
