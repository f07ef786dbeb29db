// Who changed a saved filter, when, and what: each version against the one before.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import type { Names } from '../../../../../src/contract/filterWords';
import { filterHistoryWords, filterListWords } from '../../../../../src/contract/savedFilterUiWords';
import { shellWords } from '../../../../../src/contract/shellWords';
import type { SavedFilter, SavedFilterVersion } from '../../../../../src/domain/savedFilter';
import { useFilterHistory } from '../../api/filters';
import { Dialog } from '../../components/Dialog';
import { ErrorMessage } from '../../components/ErrorMessage';
import { useFormats } from '../../components/viewer';
import styles from './HistoryDialog.module.css';
import { differences } from './sentences';

export interface HistoryDialogProps {
  readonly saved: SavedFilter;
  readonly names: Names;
  readonly onClose: () => void;
}

export function HistoryDialog({ saved, names, onClose }: HistoryDialogProps) {
  const history = useFilterHistory(saved.filterId);
  const versions = history.data?.items ?? [];
  return (
    <Dialog
      title={filterHistoryWords.title(saved.name)}
      onClose={onClose}
      actions={<Button onClick={onClose}>{filterHistoryWords.close}</Button>}
    >
      {history.isPending && <Text>{shellWords.loading}</Text>}
      {history.error && <ErrorMessage error={history.error} onRetry={() => void history.refetch()} />}
      <ol className={styles.versions} aria-label={filterHistoryWords.versions}>
        {versions.map((version, i) => (
          <Version key={version.version} version={version} before={versions[i + 1]} names={names} />
        ))}
      </ol>
    </Dialog>
  );
}

interface VersionProps {
  readonly version: SavedFilterVersion;
  /** Absent for the oldest that is kept. */
  readonly before: SavedFilterVersion | undefined;
  readonly names: Names;
}

function Version({ version, before, names }: VersionProps) {
  const formats = useFormats();
  const by = version.byName ?? filterListWords.unknownOwner;
  return (
    <li>
      <div className={styles.head}>{filterListWords.changedBy(formats.instant(version.at), by)}</div>
      {before === undefined && <Text color="color.text.subtle">{filterHistoryWords.created}</Text>}
      {version.unreadable !== null && <Text color="color.text.subtle">{filterHistoryWords.unreadable}</Text>}
      <ul className={styles.changes}>
        {differences(version, before, names).map(({ kind, sentence }) => (
          <li key={`${kind} ${sentence}`}>
            {kind === 'told' ? (
              sentence
            ) : (
              <>
                <span className={styles.kind}>{filterHistoryWords[kind]}: </span>
                {kind === 'removed' ? (
                  <del className={styles.removed}>{sentence}</del>
                ) : (
                  <ins>{sentence}</ins>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
