// A dialog that leads to a plan: whatever is put together in it, nothing is changed before the plan was seen.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import type { ReactNode } from 'react';
import { operationChoiceWords } from '../../../../src/contract/operationChoiceWords';
import type { PlanAbout } from '../../../../src/domain/operationPlan';
import { usePlanOperation } from '../api/operations';
import { Dialog } from '../components/Dialog';
import { ErrorMessage } from '../components/ErrorMessage';
import { paths } from '../paths';
import { navigate } from '../router';
import { RefusableButton } from './RefusableButton';

export interface PlanDialogProps {
  readonly title: string;
  /** Null: something is missing. */
  readonly about: PlanAbout | null;
  /** What is missing. */
  readonly missing: string;
  /** That nothing happens yet. */
  readonly hint: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function PlanDialog({ title, about, missing, hint, onClose, children }: PlanDialogProps) {
  const plan = usePlanOperation();
  const start = (): void => {
    if (about === null) return;
    plan.mutate(about, { onSuccess: ({ operationId }) => navigate(paths.operation(operationId)) });
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {operationChoiceWords.cancel}
          </Button>
          <RefusableButton
            appearance="primary"
            refused={about === null ? missing : null}
            isLoading={plan.isPending}
            onClick={start}
          >
            {operationChoiceWords.plan}
          </RefusableButton>
        </>
      }
    >
      {children}
      <Text as="p" color="color.text.subtle">
        {hint}
      </Text>
      {plan.error && <ErrorMessage error={plan.error} />}
    </Dialog>
  );
}
