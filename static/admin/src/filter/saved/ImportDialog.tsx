// Imports saved filters from a file: shows what it holds and what is wrong with it, before anything is saved.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import { useState } from 'react';
import type { FileProblem, FilterFile } from '../../../../../src/contract/savedFilterFile';
import { importWords } from '../../../../../src/contract/savedFilterUiWords';
import { importProblemWords, visibilityWords } from '../../../../../src/contract/savedFilterWords';
import { savedFilterBounds } from '../../../../../src/domain/savedFilter';
import { useImportFilters, useSavedFilters } from '../../api/filters';
import { Dialog } from '../../components/Dialog';
import { ErrorMessage } from '../../components/ErrorMessage';
import { FileField } from '../../components/FileField';
import { type Formats, useFormats } from '../../components/viewer';
import styles from './ImportDialog.module.css';

// As large as the largest import can be, with room for how it is written; a request carries 500 KB (Forge, 2025-12-01),
// and larger ones are refused there.
const MOST_BYTES = savedFilterBounds.perImport * savedFilterBounds.viewBytes * 2;
const BYTES_PER_MB = 1_000_000;

type Chosen = { readonly file: FilterFile } | { readonly isTooBig: true };

export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { chosen, file, choose, start, importing, refused } = useImport();
  const formats = useFormats();
  const found = file?.found.length ?? 0;
  const created = importing.data?.created.length ?? 0;
  return (
    <Dialog
      title={importWords.title}
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {importWords.close}
          </Button>
          <Button
            appearance="primary"
            isDisabled={found === 0 || importing.isSuccess}
            isLoading={importing.isPending}
            onClick={() => void start()}
          >
            {importWords.start(formats.number(found), found === 1)}
          </Button>
        </>
      }
    >
      <FileField
        label={importWords.file}
        hint={importWords.hint}
        error={chosen === null ? undefined : faultWords(chosen, formats)}
        accept=".json,application/json"
        hasFile={chosen !== null}
        onChoose={(picked) => void choose(picked)}
      />
      {file !== null && <Found file={file} isNew={importing.isIdle} />}
      <output className={styles.part}>
        {importing.isSuccess && (
          <Text as="p">{importWords.done(formats.number(created), created === 1)}</Text>
        )}
        {refused.length > 0 && <Problems title={importWords.refused} problems={refused} />}
      </output>
      {importing.error && <ErrorMessage error={importing.error} />}
    </Dialog>
  );
}

function useImport() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [refused, setRefused] = useState<readonly FileProblem[]>([]);
  const importing = useImportFilters();
  const file = chosen !== null && 'file' in chosen && chosen.file.fault === null ? chosen.file : null;
  const found = file?.found ?? [];
  const choose = async (picked: File | null): Promise<void> => {
    importing.reset();
    setRefused([]);
    setChosen(picked === null ? null : await read(picked));
  };
  const start = async (): Promise<void> => {
    const { refusedByLine } = await readingFiles();
    importing.mutate(
      found.map(({ filter }) => filter),
      { onSuccess: ({ problems }) => setRefused(refusedByLine(problems, found)) },
    );
  };
  return { chosen, file, choose, start, importing, refused };
}

/** Reading strictly takes a library that nothing else on the page needs. */
function readingFiles() {
  return import('../../../../../src/contract/savedFilterFile');
}

async function read(picked: File): Promise<Chosen> {
  if (picked.size > MOST_BYTES) return { isTooBig: true };
  const { readFilterFile } = await readingFiles();
  return { file: readFilterFile(await picked.text()) };
}

function faultWords(chosen: Chosen, formats: Formats): string | undefined {
  if (!('file' in chosen)) return importWords.tooBig(formats.number(MOST_BYTES / BYTES_PER_MB));
  switch (chosen.file.fault) {
    case null:
      return undefined;
    case 'not-json':
      return importWords.notJson(formats.number(chosen.file.line));
    case 'not-a-list':
      return importWords.notList;
    case 'empty':
      return importWords.empty;
    case 'too-many':
      return importWords.tooMany(formats.number(savedFilterBounds.perImport));
  }
}

interface FoundProps {
  readonly file: Extract<FilterFile, { readonly fault: null }>;
  /** False: what is saved may be what the file holds. */
  readonly isNew: boolean;
}

function Found({ file: { found, problems }, isNew }: FoundProps) {
  const { data } = useSavedFilters();
  const saved = new Set(isNew ? data?.items.map(({ name }) => name) : []);
  return (
    <>
      {found.length > 0 && (
        <div className={styles.part}>
          <Text weight="semibold">{importWords.found}</Text>
          <ul className={styles.list}>
            {found.map(({ line, filter: { name, visibility } }) => {
              const item = importWords.item(name, visibilityWords[visibility]);
              return <li key={line}>{saved.has(name) ? importWords.again(item) : item}</li>;
            })}
          </ul>
        </div>
      )}
      {problems.length > 0 && <Problems title={importWords.problems} problems={problems} />}
    </>
  );
}

interface ProblemsProps {
  readonly title: string;
  readonly problems: readonly FileProblem[];
}

function Problems({ title, problems }: ProblemsProps) {
  const formats = useFormats();
  return (
    <div className={styles.part}>
      <Text weight="semibold">{title}</Text>
      <ul className={styles.list}>
        {problems.map(({ line, name, problem }) => (
          <li key={`${line} ${problem}`} className={styles.problem}>
            {importWords.problem(importWords.place(formats.number(line), name), importProblemWords[problem])}
          </li>
        ))}
      </ul>
    </div>
  );
}
