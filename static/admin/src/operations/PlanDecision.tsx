// Confirming a plan or giving it up.
import Heading from '@atlaskit/heading';
import { Text } from '@atlaskit/primitives/compiled';
import { useState } from 'react';
import { confirmWords, planWords } from '../../../../src/contract/operationPlanWords';
import { actSentence } from '../../../../src/contract/operationWords';
import { relativeTime } from '../../../../src/contract/timeWords';
import type { GuardName, PlanSummary } from '../../../../src/domain/operationPlan';
import type { OperationView } from '../../../../src/domain/operationRun';
import { useConfirmOperation } from '../api/operations';
import { ErrorMessage } from '../components/ErrorMessage';
import { useNow } from '../components/now';
import { useFormats } from '../components/viewer';
import { ConfirmDialog } from './ConfirmDialog';
import { DiscardPlan } from './DiscardPlan';
import styles from './plan.module.css';
import { PlanConfirmations } from './PlanGuards';
import { RefusableButton } from './RefusableButton';
import { useActingRefusal } from './useActingRefusal';

export interface PlanDecisionProps {
  readonly operation: OperationView;
  readonly summary: PlanSummary;
}

export function PlanDecision({ operation, summary }: PlanDecisionProps) {
  const { operationId, about, guards, hash, isRefused } = operation;
  const formats = useFormats();
  const acting = useActingRefusal();
  const [isAsking, setAsking] = useState(false);
  const confirm = useConfirmOperation(operationId);
  const count = changedBy(summary);
  const act = actSentence(about, formats.number(count), count === 1);
  const asks = (name: GuardName): boolean =>
    guards.some(({ guard, verdict }) => guard === name && verdict === 'confirm');
  const isAsked = asks('typed-number') || asks('irreversible');
  const send = (typed: number | null, acceptsIrreversible: boolean): void => {
    if (hash === null) return;
    const request = { hash, acceptsIrreversible, ...(typed === null ? {} : { typed }) };
    confirm.mutate(request, { onError: () => setAsking(false) });
  };
  return (
    <section className={styles.card} aria-label={planWords.decide}>
      <Heading size="xsmall" as="h2">
        {planWords.decide}
      </Heading>
      <div className={styles.buttons}>
        <RefusableButton
          appearance="primary"
          refused={acting ?? (isRefused ? planWords.refusedTitle : null)}
          isLoading={confirm.isPending}
          onClick={() => (isAsked ? setAsking(true) : send(null, false))}
        >
          {act}
        </RefusableButton>
        <DiscardPlan operation={operation} />
      </div>
      {!isRefused && <Terms operation={operation} />}
      {confirm.error && <ErrorMessage error={confirm.error} />}
      {isAsking && (
        <ConfirmDialog
          act={act}
          summary={summary}
          toType={asks('typed-number') ? count : null}
          isFinal={asks('irreversible')}
          isSending={confirm.isPending}
          onConfirm={send}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

/** What confirming takes and means, and until when it is possible. */
function Terms({ operation: { guards, expiresAt } }: Pick<PlanDecisionProps, 'operation'>) {
  const formats = useFormats();
  const now = useNow();
  return (
    <>
      <PlanConfirmations guards={guards} />
      <Text as="p" color="color.text.subtle">
        {confirmWords.what}
      </Text>
      {expiresAt !== null && (
        <Text as="p" color="color.text.subtle">
          {planWords.expires(relativeTime(expiresAt, now), formats.time(expiresAt))}
        </Text>
      )}
    </>
  );
}

function changedBy({ byOutcome }: PlanSummary): number {
  return byOutcome.change + byOutcome.partly;
}
