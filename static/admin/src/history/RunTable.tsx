import { Fragment, useState } from 'react';
import { historyWords } from '../../../../src/contract/historyWords';
import { kindFilterWords } from '../../../../src/contract/syncKindWords';
import type { PastSync } from '../../../../src/contract/syncViews';
import { ListTable } from '../components/ListTable';
import { RunDetails } from './RunDetails';
import { RunRow } from './RunRow';
import styles from './RunTable.module.css';

const COLUMNS = [
  historyWords.started,
  kindFilterWords.what,
  historyWords.trigger,
  historyWords.by,
  historyWords.duration,
  historyWords.users,
  historyWords.changes,
  historyWords.apiCalls,
  historyWords.outcome,
] as const;

export function RunTable({ runs }: { readonly runs: readonly PastSync[] }) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = (runId: string): void => {
    const next = new Set(opened);
    if (!next.delete(runId)) next.add(runId);
    setOpened(next);
  };
  return (
    <ListTable label={historyWords.runs} heads={COLUMNS} className={styles.runs}>
      {runs.map((run) => {
        const isOpen = opened.has(run.runId);
        return (
          <Fragment key={run.runId}>
            <RunRow run={run} isOpen={isOpen} onToggle={() => toggle(run.runId)} />
            {isOpen && (
              <tr id={`details-${run.runId}`} className={styles.details}>
                <td colSpan={COLUMNS.length}>
                  <div className={styles.inner}>
                    <RunDetails run={run} />
                  </div>
                </td>
              </tr>
            )}
          </Fragment>
        );
      })}
    </ListTable>
  );
}
