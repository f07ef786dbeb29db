// Puts together what is to be done to the chosen users. What it leads to is a plan: nothing is changed here.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import { useState } from 'react';
import { operationChoiceWords } from '../../../../src/contract/operationChoiceWords';
import { combinationWords } from '../../../../src/contract/operationWords';
import { inSafeOrder, type OperationKind, problemOf } from '../../../../src/domain/operation';
import type { Selection } from '../../../../src/domain/selection';
import { usePlanOperation } from '../api/operations';
import { Dialog } from '../components/Dialog';
import { ErrorMessage } from '../components/ErrorMessage';
import { Menu } from '../components/Menu';
import type { Refusal } from '../components/menuItem';
import { useFormats } from '../components/viewer';
import { paths } from '../paths';
import { navigate } from '../router';
import { actionMenu } from './actionGroups';
import styles from './choose.module.css';
import { DraftEditor } from './DraftEditor';
import { newDraft, type OperationDraft, operationsOf } from './operationDrafts';
import { RefusableButton } from './RefusableButton';

export interface OperationDialogProps {
  readonly selection: Selection;
  /** Users chosen, as far as the page knows. */
  readonly count: number;
  readonly first: OperationKind;
  readonly onClose: () => void;
}

export function OperationDialog({ selection, count, first, onClose }: OperationDialogProps) {
  const formats = useFormats();
  const [drafts, setDrafts] = useState<readonly OperationDraft[]>([newDraft(first)]);
  const plan = usePlanOperation();
  const operations = operationsOf(drafts);
  const kinds = drafts.map(({ kind }) => kind);
  const start = (): void => {
    if (operations === null) return;
    plan.mutate(
      { kind: 'users', selection, operations },
      { onSuccess: ({ operationId }) => navigate(paths.operation(operationId)) },
    );
  };
  return (
    <Dialog
      title={operationChoiceWords.title(formats.number(count), count === 1)}
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {operationChoiceWords.cancel}
          </Button>
          <RefusableButton
            appearance="primary"
            refused={operations === null ? operationChoiceWords.missing : null}
            isLoading={plan.isPending}
            onClick={start}
          >
            {operationChoiceWords.plan}
          </RefusableButton>
        </>
      }
    >
      <Drafts drafts={drafts} onChange={setDrafts} />
      <div className={styles.add}>
        <Menu
          label={operationChoiceWords.another}
          refused={null}
          groups={actionMenu((kind) => whyNotBeside(kinds, kind))}
          onChoose={(kind) => setDrafts([...drafts, newDraft(kind)])}
        />
        {drafts.length > 1 && <Text color="color.text.subtle">{operationChoiceWords.order}</Text>}
      </div>
      <Text as="p" color="color.text.subtle">
        {operationChoiceWords.planHint}
      </Text>
      {plan.error && <ErrorMessage error={plan.error} />}
    </Dialog>
  );
}

interface DraftsProps {
  readonly drafts: readonly OperationDraft[];
  readonly onChange: (drafts: readonly OperationDraft[]) => void;
}

/** In the order in which they are done, whenever they were added. */
function Drafts({ drafts, onChange }: DraftsProps) {
  return (
    <ol className={styles.drafts}>
      {inSafeOrder(drafts).map((draft) => (
        <li key={draft.kind}>
          <DraftEditor
            draft={draft}
            onChange={(next) => onChange(drafts.map((each) => (each.kind === next.kind ? next : each)))}
            onRemove={
              drafts.length === 1 ? null : () => onChange(drafts.filter(({ kind }) => kind !== draft.kind))
            }
          />
        </li>
      ))}
    </ol>
  );
}

function whyNotBeside(chosen: readonly OperationKind[], kind: OperationKind): Refusal | null {
  const problem = problemOf([...chosen, kind]);
  if (problem === null) return null;
  const label = problem === 'twice' ? operationChoiceWords.chosenAlready : operationChoiceWords.doesNotFit;
  return { label, text: combinationWords[problem] };
}
