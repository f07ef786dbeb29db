// What a plan comes to: how many users change, who is left out and why, what is final. Every number leads to its users.
import Heading from '@atlaskit/heading';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import { irreversibleWords, planWords } from '../../../../src/contract/operationPlanWords';
import { skipReasonWords } from '../../../../src/contract/operationWords';
import {
  irreversibleReasons,
  type PlanSummary as Summary,
  skipReasons,
} from '../../../../src/domain/operationPlan';
import type { OperationView } from '../../../../src/domain/operationRun';
import { useFormats } from '../components/viewer';
import { ItemsLink } from './ItemsLink';
import { itemOutcomes } from './itemsView';
import styles from './plan.module.css';
import { type ReasonRow, ReasonTable } from './ReasonTable';

export interface PlanSummaryProps {
  readonly operation: OperationView;
  readonly summary: Summary;
}

export function PlanSummary({ operation: { operationId }, summary }: PlanSummaryProps) {
  const formats = useFormats();
  const { byOutcome, steps } = summary;
  const reasons = reasonRows(summary);
  const changes = Object.values(steps).reduce((sum, count) => sum + count, 0);
  return (
    <section className={styles.part} aria-label={planWords.summary}>
      <Heading size="small" as="h2">
        {planWords.summary}
      </Heading>
      <ul className={styles.figures}>
        {itemOutcomes
          .filter((outcome) => outcome === 'change' || byOutcome[outcome] > 0)
          .map((outcome) => {
            const count = byOutcome[outcome];
            const what = planWords.outcome[outcome](count === 1);
            return (
              <li key={outcome}>
                <ItemsLink operationId={operationId} count={count} what={what} view={{ outcome }}>
                  <span className={styles.figure}>{formats.number(count)}</span> {what}
                </ItemsLink>
              </li>
            );
          })}
      </ul>
      <Text as="p" color="color.text.subtle">
        {planWords.requests(formats.number(changes), changes === 1)}
      </Text>
      {reasons.length > 0 && (
        <>
          <Text weight="semibold">{planWords.leftOut}</Text>
          <ReasonTable
            operationId={operationId}
            title={planWords.leftOut}
            rows={reasons}
            hint={planWords.leftOutHint}
          />
        </>
      )}
    </section>
  );
}

/** Most frequent first. */
function reasonRows({ byReason }: Summary): readonly ReasonRow[] {
  return skipReasons
    .map((reason) => ({
      ...skipReasonWords[reason],
      key: reason,
      count: byReason[reason] ?? 0,
      view: { reason },
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

export function Irreversible({ summary }: Pick<PlanSummaryProps, 'summary'>) {
  const sentences = useIrreversible(summary);
  if (sentences.length === 0) return null;
  return (
    <SectionMessage appearance="warning" title={planWords.irreversibleTitle}>
      <Stack space="space.100">
        {sentences.map((sentence) => (
          <Text key={sentence} as="p">
            {sentence}
          </Text>
        ))}
      </Stack>
    </SectionMessage>
  );
}

/** What is final about the plan, in sentences. */
export function useIrreversible({ irreversible }: Pick<Summary, 'irreversible'>): readonly string[] {
  const formats = useFormats();
  return irreversibleReasons.flatMap((reason) => {
    const count = irreversible[reason] ?? 0;
    return count === 0 ? [] : [irreversibleWords[reason].text(formats.number(count), count === 1)];
  });
}

export function AlsoLosing({ summary: { alsoLosing } }: Pick<PlanSummaryProps, 'summary'>) {
  const formats = useFormats();
  if (alsoLosing === 0) return null;
  return (
    <SectionMessage appearance="warning" title={planWords.alsoLosingTitle}>
      <Text as="p">{planWords.alsoLosing(formats.number(alsoLosing), alsoLosing === 1)}</Text>
    </SectionMessage>
  );
}
