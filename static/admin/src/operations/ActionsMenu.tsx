// The menu of what can be done to users; its dialog is fetched when somebody wants it.
import { lazy, Suspense, useState } from 'react';
import { actionMenuWords } from '../../../../src/contract/operationChoiceWords';
import { skipReasonWords } from '../../../../src/contract/operationWords';
import type { CertainSkips } from '../../../../src/domain/certainSkips';
import type { Selection } from '../../../../src/domain/selection';
import { Menu } from '../components/Menu';
import { actionMenu } from './actionGroups';
import type { OperationDialogProps } from './OperationDialog';
import { useActingRefusal } from './useActingRefusal';

const OperationDialog = lazy(async () => ({
  default: (await import('./OperationDialog')).OperationDialog,
}));

export interface ActionsMenuProps {
  /** Null: nobody is chosen. */
  readonly selection: Selection | null;
  readonly count: number;
  /** Why nothing can be done to these; null: something can. */
  readonly refused?: string | null;
  /** What a plan would leave out of one user; of several, it says so user by user. */
  readonly skips: CertainSkips;
}

export function ActionsMenu({ selection, count, refused = null, skips }: ActionsMenuProps) {
  const acting = useActingRefusal();
  // What the list shows may change while somebody chooses what to do.
  const [asked, setAsked] = useState<Omit<OperationDialogProps, 'onClose'> | null>(null);
  const nobody = selection === null || count === 0 ? actionMenuWords.nobody : null;
  return (
    <>
      <Menu
        label={actionMenuWords.button}
        refused={acting ?? refused ?? nobody}
        groups={actionMenu((kind) => {
          const reason = skips[kind];
          return reason === undefined ? null : skipReasonWords[reason];
        })}
        onChoose={(first) => {
          if (selection !== null) setAsked({ selection, count, first });
        }}
      />
      {asked !== null && (
        <Suspense fallback={null}>
          <OperationDialog {...asked} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </>
  );
}
