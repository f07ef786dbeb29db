// A sync as the server tells it: how far it is, or how it ended.
import Lozenge from '@atlaskit/lozenge';
import { Inline, Stack, Text } from '@atlaskit/primitives/compiled';
import ProgressBar from '@atlaskit/progress-bar';
import SectionMessage from '@atlaskit/section-message';
import type { ComponentProps } from 'react';
import { overviewWords } from '../../../../src/contract/overviewWords';
import { outcomeWords, reasonWords, stageWords } from '../../../../src/contract/syncWords';
import type { SyncRun } from '../../../../src/contract/views';
import { type SyncOutcome, syncStages } from '../../../../src/domain/run';
import { useFormats } from './viewer';

type LozengeAppearance = ComponentProps<typeof Lozenge>['appearance'];

const OUTCOME_APPEARANCE = {
  complete: 'success',
  partial: 'moved',
  failed: 'removed',
  'needs-a-look': 'moved',
} as const satisfies Record<SyncOutcome, LozengeAppearance>;

export function SyncState({ run }: { readonly run: SyncRun }) {
  // Read out are the stages and the end; the numbers change every second.
  return (
    <Stack space="space.150">
      <div aria-live="polite">
        {run.outcome === null ? (
          <Text weight="medium">{stageWords[run.stage]}</Text>
        ) : (
          <Outcome run={run} outcome={run.outcome} />
        )}
      </div>
      {run.outcome === null && <Progress run={run} />}
      {run.reason !== null && (
        <SectionMessage appearance="warning" title={reasonWords[run.reason.code].title}>
          <Stack space="space.100">
            <Text as="p">{reasonWords[run.reason.code].message}</Text>
            <Text as="p">{reasonWords[run.reason.code].action}</Text>
          </Stack>
        </SectionMessage>
      )}
    </Stack>
  );
}

function Progress({ run }: { readonly run: SyncRun }) {
  const formats = useFormats();
  const stage = run.stages.find((candidate) => candidate.stage === run.stage);
  const done = stage?.done ?? 0;
  const total = stage?.total ?? null;
  const step = overviewWords.step(
    formats.number(syncStages.indexOf(run.stage) + 1),
    formats.number(syncStages.length),
  );
  return (
    <Stack space="space.100">
      <ProgressBar
        ariaLabel={stageWords[run.stage]}
        isIndeterminate={total === null}
        value={total === null || total === 0 ? 0 : Math.min(1, done / total)}
      />
      <Inline space="space.150" spread="space-between">
        <Text size="small" color="color.text.subtlest">
          {step} · {overviewWords.started(formats.instant(run.startedAt))}
          {run.resumeAt !== null && ` · ${overviewWords.goesOn(formats.instant(run.resumeAt))}`}
        </Text>
        {(done > 0 || total !== null) && (
          <Text size="small" color="color.text.subtle">
            {total === null
              ? overviewWords.done(formats.number(done))
              : overviewWords.doneOf(formats.number(done), formats.number(total))}
          </Text>
        )}
      </Inline>
    </Stack>
  );
}

function Outcome({ run, outcome }: { readonly run: SyncRun; readonly outcome: SyncOutcome }) {
  const formats = useFormats();
  return (
    <Inline space="space.150" alignBlock="center">
      <Lozenge appearance={OUTCOME_APPEARANCE[outcome]}>{outcomeWords[outcome]}</Lozenge>
      {run.finishedAt !== null && <Text>{overviewWords.finished(formats.instant(run.finishedAt))}</Text>}
    </Inline>
  );
}
