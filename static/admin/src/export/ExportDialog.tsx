// What to export and as what; then how far it is, and how it ended.
import Button from '@atlaskit/button/new';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import ProgressBar from '@atlaskit/progress-bar';
import SectionMessage from '@atlaskit/section-message';
import { useEffect, useRef, useState } from 'react';
import { exportWords } from '../../../../src/contract/exportWords';
import { aboutDuration } from '../../../../src/contract/timeWords';
import { Dialog, DialogActions } from '../components/Dialog';
import { ErrorMessage } from '../components/ErrorMessage';
import { useFormats } from '../components/viewer';
import type { ExportColumnKey } from '../../../../src/domain/userExport';
import { selectionSentence } from './aboutFile';
import { ExportForm } from './ExportForm';
import type { ExportChoice, ExportOrder } from './runExport';
import { type ExportState, useExport } from './useExport';

export interface ExportDialogProps {
  readonly order: ExportOrder;
  /** From left to right. */
  readonly shownColumns: readonly ExportColumnKey[];
  /** Users selected, as far as the page knows. */
  readonly count: number;
  readonly onClose: () => void;
}

export function ExportDialog({ order, shownColumns, count, onClose }: ExportDialogProps) {
  const formats = useFormats();
  const { state, start, goOn, cancel } = useExport(order);
  const [choice, setChoice] = useState<ExportChoice>({ format: 'xlsx', columns: shownColumns, bom: true });
  const isRunning = state.phase === 'running';
  const isChoosing = state.phase === 'choosing' || state.phase === 'not-saved';
  const stop = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that was pressed is gone.
    if (!isChoosing) stop.current?.focus();
  }, [isChoosing]);
  return (
    // A key that closes must not end minutes of work: the button does.
    <Dialog title={exportWords.title} onClose={isRunning ? () => {} : onClose}>
      <Stack space="space.050">
        <Text weight="medium">{exportWords.who(formats.number(count), count === 1)}</Text>
        <Text color="color.text.subtle">{selectionSentence(order.selection, order.subject.filter)}</Text>
      </Stack>
      {isChoosing && (
        <ExportForm choice={choice} shownColumns={shownColumns} count={count} onChange={setChoice} />
      )}
      <Outcome state={state} />
      <DialogActions>
        <Button ref={stop} appearance="subtle" onClick={isRunning ? cancel : onClose}>
          {isRunning ? exportWords.cancel : exportWords.close}
        </Button>
        {state.phase === 'failed' && (
          <Button appearance="primary" onClick={() => goOn(choice)}>
            {exportWords.goOn}
          </Button>
        )}
        {isChoosing && (
          <Button appearance="primary" onClick={() => start(choice)}>
            {exportWords.start}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Outcome({ state }: { readonly state: ExportState }) {
  const formats = useFormats();
  switch (state.phase) {
    case 'choosing':
      return state.wasCancelled ? (
        <output>
          <Text>{exportWords.cancelled}</Text>
        </output>
      ) : null;
    case 'running':
      return <Running progress={state.progress} leftMs={state.leftMs} />;
    case 'failed':
      return (
        <Stack space="space.150">
          <ErrorMessage error={state.error} />
          <SectionMessage
            title={exportWords.keptTitle(formats.number(state.read), formats.number(state.all))}
          >
            <Text as="p">{exportWords.kept}</Text>
          </SectionMessage>
        </Stack>
      );
    case 'not-saved':
      return (
        <div role="alert">
          <SectionMessage appearance="error" title={exportWords.notSavedTitle}>
            <Text as="p">{exportWords.notSaved}</Text>
          </SectionMessage>
        </div>
      );
    case 'done':
      return <Done file={state.file} />;
  }
}

type RunningProps = Pick<Extract<ExportState, { phase: 'running' }>, 'progress' | 'leftMs'>;

function Running({ progress: { phase, done, all, share }, leftMs }: RunningProps) {
  const formats = useFormats();
  return (
    <Stack space="space.100">
      <ProgressBar ariaLabel={exportWords.progress} value={share} />
      {/* Read out is the phase only; the numbers change all the time. */}
      <span aria-live="polite">
        <Text>{exportWords[phase]}</Text>
      </span>
      <Text size="small" color="color.text.subtle">
        {[
          all > 0 && exportWords.count(formats.number(done), formats.number(all)),
          formats.percent(share),
          leftMs !== null && exportWords.left(aboutDuration(leftMs)),
        ]
          .filter((part) => part !== false)
          .join(' · ')}
      </Text>
    </Stack>
  );
}

function Done({
  file: { name, written, total, age },
}: Pick<Extract<ExportState, { phase: 'done' }>, 'file'>) {
  const formats = useFormats();
  return (
    <output>
      <Stack space="space.150">
        <SectionMessage appearance="success" title={exportWords.doneTitle}>
          <Text as="p">{exportWords.done(name, formats.number(written))}</Text>
        </SectionMessage>
        {age.from !== null && age.to !== null && (
          <SectionMessage appearance="warning" title={exportWords.changedTitle}>
            <Text as="p">{exportWords.changed(formats.instant(age.from), formats.instant(age.to))}</Text>
          </SectionMessage>
        )}
        {written !== total && (
          <Text as="p">{exportWords.moved(formats.number(total), formats.number(written))}</Text>
        )}
      </Stack>
    </output>
  );
}
