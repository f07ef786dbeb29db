// A plan before anybody has confirmed it: how far it is, then what it comes to, what stands against it, and the decision.
import { Text } from '@atlaskit/primitives/compiled';
import { planWords } from '../../../../src/contract/operationPlanWords';
import type { PlanSummary as Summary } from '../../../../src/domain/operationPlan';
import type { OperationView } from '../../../../src/domain/operationRun';
import { DiscardPlan } from './DiscardPlan';
import { DownloadOperation } from './DownloadOperation';
import { ITEMS_ID } from './ItemsLink';
import { OperationItems } from './OperationItems';
import { PlanAge } from './PlanAge';
import { PlanDecision } from './PlanDecision';
import { PlanNotices, PlanRefusals } from './PlanGuards';
import { PlanLicenses } from './PlanLicenses';
import { AlsoLosing, Irreversible, PlanSummary } from './PlanSummary';
import styles from './plan.module.css';
import { RunProgress } from './RunProgress';

export function PlanView({ operation }: { readonly operation: OperationView }) {
  const { summary } = operation;
  if (operation.status === 'planning' || summary === null) return <Planning operation={operation} />;
  return <ReadyPlan operation={operation} summary={summary} />;
}

function Planning({ operation }: { readonly operation: OperationView }) {
  return (
    <div className={styles.planning}>
      <RunProgress operation={operation} />
      <Text as="p">{waitsForRun(operation) ? planWords.waiting : planWords.planning}</Text>
      <Text as="p" color="color.text.subtle">
        {planWords.mayLeave}
      </Text>
      <DiscardPlan operation={operation} />
    </div>
  );
}

/** Any other wait has its reason. */
function waitsForRun({ source, resumeAt, reason }: OperationView): boolean {
  return source !== null && resumeAt !== null && reason === null;
}

interface ReadyPlanProps {
  readonly operation: OperationView;
  readonly summary: Summary;
}

function ReadyPlan({ operation, summary }: ReadyPlanProps) {
  return (
    <>
      <PlanRefusals guards={operation.guards} />
      <div className={styles.plan}>
        <div className={styles.overview}>
          <div className={styles.content}>
            <PlanSummary operation={operation} summary={summary} />
            <Irreversible summary={summary} />
            <AlsoLosing summary={summary} />
          </div>
          <PlanLicenses operation={operation} summary={summary} />
        </div>
        <div className={styles.side}>
          <PlanDecision operation={operation} summary={summary} />
          <PlanAge operation={operation} />
          <PlanNotices guards={operation.guards} />
        </div>
      </div>
      <section id={ITEMS_ID} className={styles.users}>
        <DownloadOperation operation={operation} />
        <OperationItems operation={operation} />
      </section>
    </>
  );
}
