// Checks that the record of operations is whole, and says so or where it is not.
import Button from '@atlaskit/button/new';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import ProgressBar from '@atlaskit/progress-bar';
import SectionMessage from '@atlaskit/section-message';
import Tooltip from '@atlaskit/tooltip';
import { useState } from 'react';
import { auditBreakWords, auditWords } from '../../../../src/contract/auditWords';
import type { AuditVerdict, RecordVerdict } from '../../../../src/domain/operationRun';
import { useVerdict } from '../api/audit';
import { Dialog } from '../components/Dialog';
import { ErrorMessage } from '../components/ErrorMessage';
import { useFormats } from '../components/viewer';
import { BrokenPlace } from './BrokenPlace';

export function VerifyRecord() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Tooltip content={auditWords.hint}>
        <Button onClick={() => setOpen(true)}>{auditWords.verify}</Button>
      </Tooltip>
      {isOpen && <VerifyDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function VerifyDialog({ onClose }: { readonly onClose: () => void }) {
  const [soFar, setSoFar] = useState<AuditVerdict | null>(null);
  const { data, error, isFetching, refetch } = useVerdict(setSoFar);
  const again = (): void => {
    setSoFar(null);
    void refetch();
  };
  return (
    <Dialog
      title={auditWords.title}
      onClose={onClose}
      actions={
        <>
          {!isFetching && (
            <Button appearance="subtle" onClick={again}>
              {auditWords.again}
            </Button>
          )}
          <Button onClick={onClose}>{isFetching ? auditWords.cancel : auditWords.close}</Button>
        </>
      }
    >
      <Text as="p">{auditWords.about}</Text>
      {error !== null && !isFetching && <ErrorMessage error={error} />}
      {isFetching && <Verifying soFar={soFar} />}
      <output>{data && !isFetching && <Verdict verdict={data} />}</output>
    </Dialog>
  );
}

function Verifying({ soFar }: { readonly soFar: AuditVerdict | null }) {
  const formats = useFormats();
  return (
    <Stack space="space.100">
      <ProgressBar ariaLabel={auditWords.progress} isIndeterminate />
      <Text size="small" color="color.text.subtle">
        {soFar === null
          ? auditWords.running
          : auditWords.soFar(formats.number(soFar.entries), formats.number(soFar.runs))}
      </Text>
    </Stack>
  );
}

function Verdict({
  verdict: { broken, place, runs, entries, prunedBefore },
}: {
  readonly verdict: RecordVerdict;
}) {
  const formats = useFormats();
  const pruned = prunedBefore !== null && (
    <Text as="p" color="color.text.subtle">
      {auditWords.pruned(formats.instant(prunedBefore))}
    </Text>
  );
  if (broken === null) {
    return (
      <Stack space="space.150">
        <SectionMessage appearance="success" title={auditWords.whole}>
          <Text as="p">
            {entries === 0
              ? auditWords.empty
              : auditWords.wholeText(formats.number(entries), formats.number(runs))}
          </Text>
        </SectionMessage>
        {pruned}
      </Stack>
    );
  }
  return (
    <Stack space="space.150">
      <SectionMessage appearance="error" title={auditWords.brokenTitle}>
        <Stack space="space.100">
          <Text as="p">{auditBreakWords[broken.why]}</Text>
          {/* Where nothing is left, there is nothing to name. */}
          {broken.runId !== '' && <BrokenPlace broken={broken} place={place} />}
        </Stack>
      </SectionMessage>
      {pruned}
    </Stack>
  );
}
