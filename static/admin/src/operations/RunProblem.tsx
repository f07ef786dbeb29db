// Why an operation does not go on.
import SectionMessage from '@atlaskit/section-message';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import { operationRunWords, stopReasonWords, unrunWords } from '../../../../src/contract/operationRunWords';
import type { OperationView } from '../../../../src/domain/operationRun';

/** Why it stopped or never began; nothing where it runs, or ended as somebody wanted. */
export function RunProblem({ operation }: { readonly operation: OperationView }) {
  const { status, outcome, reason } = operation;
  if (status === 'discarded' || status === 'expired' || status === 'failed') {
    const { title, message, action } = unrunWords[status];
    return <Problem operation={operation} title={title} lines={[message, because(reason), action]} />;
  }
  if (reason === null || outcome !== 'stopped') return null;
  const { title, action } = stopReasonWords[reason];
  return <Problem operation={operation} title={title} lines={[action]} />;
}

function because(reason: OperationView['reason']): string | null {
  return reason === null ? null : `${stopReasonWords[reason].title}.`;
}

interface ProblemProps {
  readonly operation: OperationView;
  readonly title: string;
  readonly lines: readonly (string | null)[];
}

function Problem({ operation: { status, reference }, title, lines }: ProblemProps) {
  const isNobodysFault = status === 'discarded' || status === 'expired';
  return (
    <SectionMessage appearance={isNobodysFault ? 'information' : 'warning'} title={title}>
      <Stack space="space.100">
        <Text as="p">{lines.filter((line) => line !== null).join(' ')}</Text>
        {reference !== null && (
          <Text as="p" color="color.text.subtle">
            {operationRunWords.reference(reference)}
          </Text>
        )}
      </Stack>
    </SectionMessage>
  );
}
