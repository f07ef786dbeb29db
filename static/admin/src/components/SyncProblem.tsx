// Why a sync did not end complete: what happened, what was kept, what to do, and where it stands in the log.
import { Stack, Text } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import type { ReactNode } from 'react';
import { syncNowWords } from '../../../../src/contract/syncNowWords';
import { reasonWords } from '../../../../src/contract/syncWords';
import type { SyncRun } from '../../../../src/contract/views';

export interface SyncProblemProps {
  readonly run: Pick<SyncRun, 'runId' | 'outcome' | 'reason'>;
  readonly children?: ReactNode;
}

export function SyncProblem({ run, children }: SyncProblemProps) {
  if (run.reason === null) return null;
  const { title, message, action } = reasonWords[run.reason.code];
  const { reference } = run.reason.detail;
  return (
    <SectionMessage appearance={run.outcome === 'failed' ? 'error' : 'warning'} title={title}>
      <Stack space="space.100" alignInline="start">
        <Text as="p">
          {message} {action}
        </Text>
        <Text as="p" size="small" color="color.text.subtle">
          {/* A run that was not stopped has no line of its own: its id leads to all of them. */}
          {syncNowWords.reference(typeof reference === 'string' ? reference : run.runId)}
        </Text>
        {children}
      </Stack>
    </SectionMessage>
  );
}
