// Puts together what is to be done to the chosen users. What it leads to is a plan: nothing is changed here.
import { Text } from '@atlaskit/primitives/compiled';
import { useRef, useState } from 'react';
import { operationChoiceWords } from '../../../../src/contract/operationChoiceWords';
import { combinationWords } from '../../../../src/contract/operationWords';
import { inSafeOrder, type OperationKind, problemOf } from '../../../../src/domain/operation';
import type { Selection } from '../../../../src/domain/selection';
import { Menu } from '../components/Menu';
import type { Refusal } from '../components/menuItem';
import { useFormats } from '../components/viewer';
import { actionMenu } from './actionGroups';
import styles from './choose.module.css';
import { DraftEditor } from './DraftEditor';
import { newDraft, type OperationDraft, operationsOf } from './operationDrafts';
import { PlanDialog } from './PlanDialog';

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
  const operations = operationsOf(drafts);
  const kinds = drafts.map(({ kind }) => kind);
  return (
    <PlanDialog
      title={operationChoiceWords.title(formats.number(count), count === 1)}
      about={operations && { kind: 'users', selection, operations }}
      missing={operationChoiceWords.missing}
      hint={operationChoiceWords.planHint}
      onClose={onClose}
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
    </PlanDialog>
  );
}

interface DraftsProps {
  readonly drafts: readonly OperationDraft[];
  readonly onChange: (drafts: readonly OperationDraft[]) => void;
}

/** In the order in which they are done, whenever they were added. */
function Drafts({ drafts, onChange }: DraftsProps) {
  const list = useRef<HTMLOListElement>(null);
  const leaveOut = (left: OperationKind): void => {
    onChange(drafts.filter(({ kind }) => kind !== left));
    // The button goes: the keyboard goes on at what is left.
    list.current?.focus();
  };
  return (
    <ol ref={list} tabIndex={-1} className={styles.drafts}>
      {inSafeOrder(drafts).map((draft) => (
        <li key={draft.kind}>
          <DraftEditor
            draft={draft}
            onChange={(next) => onChange(drafts.map((each) => (each.kind === next.kind ? next : each)))}
            onRemove={drafts.length === 1 ? null : () => leaveOut(draft.kind)}
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
