import Heading from '@atlaskit/heading';
import { Stack } from '@atlaskit/primitives/compiled';
import { useId } from 'react';
import { historyWords } from '../../../../src/contract/historyWords';
import { duration } from '../../../../src/contract/timeWords';
import type { SyncRun } from '../../../../src/contract/views';
import {
  expectedDuration,
  expectedDurations,
  type ExpectedDuration,
  tookMs,
  usersRead,
} from '../../../../src/domain/syncExpectation';
import { type Formats, useFormats } from '../components/viewer';
import styles from './ExpectedDurations.module.css';

/** What is expected of each size, and beside it what the latest complete sync of this organization took. */
export function ExpectedDurations({ runs }: { readonly runs: readonly SyncRun[] }) {
  const titleId = useId();
  const formats = useFormats();
  const latest = runs.find(({ outcome }) => outcome === 'complete');
  const users = latest === undefined ? null : usersRead(latest);
  const own = users === null ? null : expectedDuration(users);
  return (
    <section aria-labelledby={titleId}>
      <Stack space="space.100">
        <Heading size="small" as="h2" id={titleId}>
          {historyWords.expected}
        </Heading>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{historyWords.organizationSize}</th>
              <th scope="col">{historyWords.expectedTime}</th>
              <th scope="col">{historyWords.yours}</th>
            </tr>
          </thead>
          <tbody>
            {expectedDurations.map((expected) => (
              <tr key={expected.leastMs} data-own={expected === own}>
                <th scope="row">{sizeOf(expected, formats)}</th>
                <td>{timeOf(expected)}</td>
                <td>{expected === own && latest && duration(tookMs(latest, latest.startedAt))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Stack>
    </section>
  );
}

function sizeOf({ belowUsers }: ExpectedDuration, formats: Formats): string {
  if (belowUsers !== null) return historyWords.below(formats.number(belowUsers));
  const least = expectedDurations.at(-2)?.belowUsers ?? 0;
  return historyWords.from(formats.number(least));
}

function timeOf({ leastMs, mostMs }: ExpectedDuration): string {
  if (mostMs === null) return historyWords.atLeast(duration(leastMs));
  return historyWords.range(duration(leastMs), duration(mostMs));
}
