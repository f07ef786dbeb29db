// What a plan does to licenses.
import Heading from '@atlaskit/heading';
import { Text } from '@atlaskit/primitives/compiled';
import { useId } from 'react';
import { planWords } from '../../../../src/contract/operationPlanWords';
import type { PlanSummary } from '../../../../src/domain/operationPlan';
import type { OperationView } from '../../../../src/domain/operationRun';
import { useOperationResults } from '../api/operations';
import styles from './plan.module.css';
import { seatUsersOf } from './seatRows';
import { SeatTable } from './SeatTable';

export interface PlanLicensesProps {
  readonly operation: OperationView;
  readonly summary: PlanSummary;
}

export function PlanLicenses({ operation, summary: { seats } }: PlanLicensesProps) {
  const { data: results } = useOperationResults(operation);
  const titleId = useId();
  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <Heading size="small" as="h2" id={titleId}>
        {planWords.licenses}
      </Heading>
      {seats.length === 0 ? (
        <Text as="p" color="color.text.subtle">
          {planWords.noLicenses}
        </Text>
      ) : (
        <SeatTable
          operationId={operation.operationId}
          seats={seats}
          planned={null}
          users={seatUsersOf(operation, results)}
          titleId={titleId}
        />
      )}
      {seats.some(({ stillBillable }) => stillBillable > 0) && (
        <Text as="p" color="color.text.subtle">
          {planWords.stillWhy}
        </Text>
      )}
    </section>
  );
}
