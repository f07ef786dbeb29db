// The many small syncs of what the audit log names, as one line: they must not hide the others.
import { Text } from '@atlaskit/primitives/compiled';
import { kindFilterWords } from '../../../../src/contract/syncKindWords';
import { relativeTime } from '../../../../src/contract/timeWords';
import { useSyncHistory } from '../api/history';
import { useNow } from '../components/now';
import { RouteLink } from '../router';
import styles from './FoldedChanges.module.css';
import { historyPath } from './KindFilter';

export function FoldedChanges({ latestRunId }: { readonly latestRunId: string | null }) {
  const now = useNow();
  const { data } = useSyncHistory({ cursor: null, kind: 'changes' }, latestRunId);
  const latest = data?.items[0];
  if (latest === undefined) return null;
  return (
    <div className={styles.folded}>
      <Text size="small" color="color.text.subtle">
        {kindFilterWords.changesText(relativeTime(latest.startedAt, now))}
      </Text>
      <RouteLink to={historyPath('changes')}>{kindFilterWords.showChanges}</RouteLink>
    </div>
  );
}
