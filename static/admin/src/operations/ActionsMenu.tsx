// The menu of what can be done to users; its dialog is fetched when somebody wants it.
import { lazy, Suspense, useState } from 'react';
import { actionMenuWords } from '../../../../src/contract/operationChoiceWords';
import type { OperationKind } from '../../../../src/domain/operation';
import type { Selection } from '../../../../src/domain/selection';
import { Menu } from '../components/Menu';
import type { Refusal } from '../components/menuItem';
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
  /** Why one action cannot be done to these; absent: the plan says so, user by user. */
  readonly refusalOf?: (kind: OperationKind) => Refusal | null;
}

export function ActionsMenu({ selection, count, refused = null, refusalOf = anything }: ActionsMenuProps) {
  const acting = useActingRefusal();
  // What the list shows may change while somebody chooses what to do.
  const [asked, setAsked] = useState<Omit<OperationDialogProps, 'onClose'> | null>(null);
  const nobody = selection === null || count === 0 ? actionMenuWords.nobody : null;
  return (
    <>
      <Menu
        label={actionMenuWords.button}
        refused={acting ?? refused ?? nobody}
        groups={actionMenu(refusalOf)}
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

function anything(): null {
  return null;
}
