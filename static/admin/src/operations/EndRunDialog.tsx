import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import { runActionWords } from '../../../../src/contract/operationRunWords';
import type { OperationView } from '../../../../src/domain/operationRun';
import { Dialog } from '../components/Dialog';
import { useFormats } from '../components/viewer';

export interface EndRunDialogProps {
  readonly operation: OperationView;
  readonly onClose: () => void;
  readonly onEnd: () => void;
}

export function EndRunDialog({ operation: { counts }, onClose, onEnd }: EndRunDialogProps) {
  const formats = useFormats();
  return (
    <Dialog
      title={runActionWords.cancelTitle}
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {runActionWords.keepRunning}
          </Button>
          <Button appearance="danger" onClick={onEnd}>
            {runActionWords.endRun}
          </Button>
        </>
      }
    >
      <Text as="p">
        {runActionWords.cancelText(
          formats.number(counts.done + counts.writing),
          formats.number(counts.waiting),
        )}
      </Text>
    </Dialog>
  );
}
