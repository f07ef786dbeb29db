// What the entered addresses come to, before there is a plan.
import { Text } from '@atlaskit/primitives/compiled';
import { useMemo } from 'react';
import { inviteRowWords, inviteWords } from '../../../../src/contract/inviteWords';
import { useKnownEmails } from '../api/knownEmails';
import { useFormats } from '../components/viewer';
import { useSettled } from '../filter/useSettled';
import styles from './choose.module.css';
import type { InviteRow } from './inviteFile';

export interface InvitePreviewProps {
  readonly rows: readonly InviteRow[];
  /** More cannot be invited at once. */
  readonly most: number;
}

/** More are told as a number: whoever has that many looks at the file. */
const PROBLEMS_SHOWN = 50;

export function InvitePreview({ rows: latest, most }: InvitePreviewProps) {
  // Read out when somebody pauses, not at every key.
  const rows = useSettled(latest);
  const formats = useFormats();
  const good = useMemo(
    () => rows.filter(({ problem }) => problem === null).map(({ text }) => text.toLowerCase()),
    [rows],
  );
  return (
    <output className={styles.preview} aria-label={inviteWords.preview}>
      <Text as="p" weight="medium">
        {inviteWords.ready(formats.number(good.length), good.length === 1)}
      </Text>
      {rows.length > most ? (
        <Text as="p" color="color.text.danger">
          {inviteWords.tooMany(formats.number(most))}
        </Text>
      ) : (
        <Known emails={good} />
      )}
      <Problems rows={rows} />
    </output>
  );
}

function Known({ emails }: { readonly emails: readonly string[] }) {
  const formats = useFormats();
  const { data, isPending, isError } = useKnownEmails(emails);
  if (emails.length === 0 || isError) return null;
  if (isPending) return <Text color="color.text.subtle">{inviteWords.looking}</Text>;
  if (data === 0) return null;
  return (
    <Text as="p" color="color.text.subtle">
      {inviteWords.known(formats.number(data), data === 1)}
    </Text>
  );
}

function Problems({ rows }: Pick<InvitePreviewProps, 'rows'>) {
  const formats = useFormats();
  const problems = rows.flatMap(({ rowNo, text, problem }, at) =>
    problem === null
      ? []
      : [{ at, words: inviteWords.problem(formats.number(rowNo), text, inviteRowWords[problem]) }],
  );
  if (problems.length === 0) return null;
  const rest = problems.length - PROBLEMS_SHOWN;
  return (
    <div>
      <Text as="p">{inviteWords.problems(formats.number(problems.length), problems.length === 1)}</Text>
      <ul className={styles.problems}>
        {problems.slice(0, PROBLEMS_SHOWN).map(({ at, words }) => (
          <li key={at}>{words}</li>
        ))}
        {rest > 0 && <li>{inviteWords.moreProblems(formats.number(rest))}</li>}
      </ul>
    </div>
  );
}
