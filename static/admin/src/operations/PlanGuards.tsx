// What was measured of a plan, in words: what refuses it, and what is good to know.
import { Stack, Text } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import Heading from '@atlaskit/heading';
import { useContext, useMemo } from 'react';
import { type FigureWriter, guardWords, planWords } from '../../../../src/contract/operationPlanWords';
import type { GuardFinding } from '../../../../src/domain/operationPlan';
import { useFormats, ViewerContext } from '../components/viewer';
import styles from './plan.module.css';
import { tenthsUp } from './tenthsUp';

export interface PlanGuardsProps {
  readonly guards: readonly GuardFinding[];
}

/** Why it cannot be confirmed, and what to do; nothing where it can. */
export function PlanRefusals({ guards }: PlanGuardsProps) {
  const refused = guards.filter(({ verdict }) => verdict === 'refused');
  if (refused.length === 0) return null;
  return (
    <div role="alert">
      <SectionMessage appearance="error" title={planWords.refusedTitle}>
        <Findings findings={refused} />
      </SectionMessage>
    </div>
  );
}

export function PlanNotices({ guards }: PlanGuardsProps) {
  const notices = guards.filter(({ verdict }) => verdict === 'notice');
  if (notices.length === 0) return null;
  return (
    <section className={styles.card} aria-label={planWords.noticeTitle}>
      <Heading size="xsmall" as="h2">
        {planWords.noticeTitle}
      </Heading>
      <Findings findings={notices} />
    </section>
  );
}

/** What confirming takes besides a click. */
export function PlanConfirmations({ guards }: PlanGuardsProps) {
  const write = useFigures();
  return guards
    .filter(({ verdict }) => verdict === 'confirm')
    .map((finding) => (
      <Text key={finding.guard} as="p">
        {guardWords[finding.guard].text(finding, write)}
      </Text>
    ));
}

function Findings({ findings }: { readonly findings: readonly GuardFinding[] }) {
  const write = useFigures();
  return (
    <Stack space="space.150">
      {findings.map((finding) => {
        const { title, text, action } = guardWords[finding.guard];
        return (
          <div key={finding.guard}>
            <Text as="p" weight="medium">
              {title}
            </Text>
            <Text as="p">
              {text(finding, write)} {action}
            </Text>
          </div>
        );
      })}
    </Stack>
  );
}

function useFigures(): FigureWriter {
  const formats = useFormats();
  const { locale } = useContext(ViewerContext);
  const percents = useMemo(
    () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
    [locale],
  );
  return {
    number: (value) => (value === null ? planWords.unknown : formats.number(value)),
    percent: (share) => (share === null ? planWords.unknown : percents.format(tenthsUp(share))),
  };
}
