// One run in full: why it ended so, its stages, what it asked of Atlassian, what it noticed.
import { Stack, Text } from '@atlaskit/primitives/compiled';
import type { ReactNode } from 'react';
import { historyWords } from '../../../../src/contract/historyWords';
import { stageWords, warningWords } from '../../../../src/contract/syncWords';
import { syncNowWords } from '../../../../src/contract/syncNowWords';
import { duration } from '../../../../src/contract/timeWords';
import type { PastSync } from '../../../../src/contract/syncViews';
import { tookMs } from '../../../../src/domain/syncExpectation';
import { useNow } from '../components/now';
import { SyncProblem } from '../components/SyncProblem';
import { useFormats } from '../components/viewer';
import { Refusals } from './Refusals';
import styles from './RunDetails.module.css';

export function RunDetails({ run }: { readonly run: PastSync }) {
  return (
    <Stack space="space.200">
      <SyncProblem run={run} />
      <Refusals run={run} />
      <div className={styles.tables}>
        <Stages run={run} />
        <Calls run={run} />
        <Noticed run={run} />
      </div>
    </Stack>
  );
}

function Stages({ run }: { readonly run: PastSync }) {
  const formats = useFormats();
  const now = useNow();
  return (
    <table className={styles.table}>
      <Head
        columns={[
          historyWords.stage,
          historyWords.read,
          historyWords.duration,
          historyWords.apiCalls,
          historyWords.rows,
        ]}
      />
      <tbody>
        {run.stages.map((stage) => (
          <tr key={stage.startedAt + stage.stage}>
            <th scope="row">{stageWords[stage.stage]}</th>
            <td>
              {stage.total === null || stage.total === stage.done
                ? formats.number(stage.done)
                : syncNowWords.doneOf(formats.number(stage.done), formats.number(stage.total))}
            </td>
            <td>{duration(tookMs(stage, now))}</td>
            <td>{formats.number(stage.apiCalls)}</td>
            <td>{formats.number(stage.rowsWritten)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Calls({ run }: { readonly run: PastSync }) {
  const formats = useFormats();
  const operations = Object.entries(run.apiCalls).sort(([, a], [, b]) => b - a);
  return (
    <table className={styles.table}>
      <Head columns={[historyWords.operation, historyWords.calls]} />
      <tbody>
        {operations.map(([operation, calls]) => (
          <tr key={operation}>
            <th scope="row">{operation}</th>
            <td>{formats.number(calls)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Noticed({ run }: { readonly run: PastSync }) {
  const formats = useFormats();
  return (
    <Stack space="space.150">
      <Titled title={historyWords.waited}>
        {run.waitedMs === 0 ? historyWords.noWait : historyWords.waitedFor(duration(run.waitedMs))}
      </Titled>
      {run.warnings.map(({ code, detail }) => (
        <Titled key={code} title={warningWords[code].title}>
          {warningWords[code].message}{' '}
          {typeof detail['times'] === 'number' && historyWords.times(formats.number(detail['times']))}
          {typeof detail['days'] === 'number' && historyWords.daysLeft(formats.number(detail['days']))}
        </Titled>
      ))}
      <Text size="small" color="color.text.subtle">
        {syncNowWords.reference(run.runId)}
      </Text>
    </Stack>
  );
}

function Titled({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text as="p" size="small" weight="semibold">
        {title}
      </Text>
      <Text as="p" size="small">
        {children}
      </Text>
    </div>
  );
}

function Head({ columns }: { readonly columns: readonly string[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}
