// How long the syncs took, one bar each, over what is expected of an organization of this size.
import Heading from '@atlaskit/heading';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import { scaleBand, scaleLinear } from 'd3-scale';
import { useId } from 'react';
import { historyWords } from '../../../../src/contract/historyWords';
import { outcomeWords } from '../../../../src/contract/syncWords';
import { duration } from '../../../../src/contract/timeWords';
import type { SyncRun } from '../../../../src/contract/views';
import type { SyncOutcome } from '../../../../src/domain/run';
import { expectedDuration, tookMs, usersRead } from '../../../../src/domain/syncExpectation';
import { useFormats } from '../components/viewer';
import styles from './DurationTrend.module.css';
import { timeTicks } from './timeTicks';
import { useWidth } from './useWidth';

// In pixels; the width is what there is.
const HEIGHT = 180;
const LEFT = 64;
const TOP = 8;
const BOTTOM = 164;
/** A single bar must not become a wall. */
const WIDEST_BAR = 40;
/** Room above the highest bar. */
const HEADROOM = 1.15;

interface Bar {
  readonly runId: string;
  readonly startedAt: number;
  readonly tookMs: number;
  readonly outcome: SyncOutcome;
}

export function DurationTrend({ runs }: { readonly runs: readonly SyncRun[] }) {
  const titleId = useId();
  const formats = useFormats();
  const bars = runs.flatMap(toBar).toReversed();
  if (bars.length === 0) return null;
  return (
    <section aria-labelledby={titleId}>
      <Stack space="space.100">
        <Heading size="small" as="h2" id={titleId}>
          {historyWords.trend}
        </Heading>
        <Text as="p" size="small" color="color.text.subtle">
          {historyWords.trendText(formats.number(bars.length))} {expectationOf(runs, highest(bars))}
        </Text>
        <Chart bars={bars} runs={runs} />
        <TrendTable bars={bars} />
      </Stack>
    </section>
  );
}

function Chart({ bars, runs }: { readonly bars: readonly Bar[]; readonly runs: readonly SyncRun[] }) {
  const formats = useFormats();
  const [chart, width] = useWidth();
  const top = highest(bars) * HEADROOM;
  const x = scaleBand()
    .domain(bars.map(({ runId }) => runId))
    .range([LEFT, Math.max(LEFT, width)])
    .padding(0.3);
  const y = scaleLinear().domain([0, top]).range([BOTTOM, TOP]);
  const barWidth = Math.min(WIDEST_BAR, x.bandwidth());
  const expected = expectedOf(runs);
  const ceiling = Math.min(expected?.mostMs ?? top, top);
  return (
    <svg className={styles.chart} ref={chart} height={HEIGHT} aria-hidden>
      {expected !== null && expected.leastMs < top && (
        <rect
          className={styles.expected}
          x={LEFT}
          width={Math.max(0, width - LEFT)}
          y={y(ceiling)}
          height={y(expected.leastMs) - y(ceiling)}
        />
      )}
      {timeTicks(top).map((tickMs) => (
        <g key={tickMs}>
          <line className={styles.line} x1={LEFT} x2={width} y1={y(tickMs)} y2={y(tickMs)} />
          <text className={styles.label} x={LEFT - 8} y={y(tickMs)} dy="0.32em" textAnchor="end">
            {duration(tickMs)}
          </text>
        </g>
      ))}
      {bars.map((bar) => (
        <rect
          key={bar.runId}
          className={styles.bar}
          data-outcome={bar.outcome}
          x={(x(bar.runId) ?? LEFT) + (x.bandwidth() - barWidth) / 2}
          width={barWidth}
          y={y(bar.tookMs)}
          height={BOTTOM - y(bar.tookMs)}
        >
          <title>
            {historyWords.trendBar(
              formats.instant(bar.startedAt),
              duration(bar.tookMs),
              outcomeWords[bar.outcome],
            )}
          </title>
        </rect>
      ))}
    </svg>
  );
}

/** The same, for whoever would rather read it. */
function TrendTable({ bars }: { readonly bars: readonly Bar[] }) {
  const formats = useFormats();
  return (
    <details>
      <summary className={styles.summary}>{historyWords.asTable}</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{historyWords.started}</th>
            <th scope="col">{historyWords.duration}</th>
            <th scope="col">{historyWords.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.runId}>
              <th scope="row">{formats.instant(bar.startedAt)}</th>
              <td>{duration(bar.tookMs)}</td>
              <td>{outcomeWords[bar.outcome]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function toBar(run: SyncRun): readonly Bar[] {
  if (run.outcome === null) return [];
  const { runId, startedAt, outcome } = run;
  return [{ runId, startedAt, outcome, tookMs: tookMs(run, startedAt) }];
}

function highest(bars: readonly Bar[]): number {
  return Math.max(1_000, ...bars.map((bar) => bar.tookMs));
}

/** Of the size that the latest run found. */
function expectedOf(runs: readonly SyncRun[]) {
  const users = runs.map(usersRead).find((count) => count !== null);
  return users === undefined || users === null ? null : expectedDuration(users);
}

function expectationOf(runs: readonly SyncRun[], highestMs: number): string {
  const expected = expectedOf(runs);
  if (expected === null) return '';
  if (expected.mostMs === null || expected.leastMs >= highestMs * HEADROOM) {
    return historyWords.trendAbove(duration(expected.leastMs));
  }
  return historyWords.trendBand(duration(expected.leastMs), duration(expected.mostMs));
}
