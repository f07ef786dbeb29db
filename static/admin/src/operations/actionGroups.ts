// How the menu orders what can be done to users: what is done most comes first.
import { actionMenuWords, type ActionGroup } from '../../../../src/contract/operationChoiceWords';
import { operationKindWords } from '../../../../src/contract/operationWords';
import type { OperationKind } from '../../../../src/domain/operation';
import type { MenuItem, Refusal } from '../components/menuItem';

export const actionGroups = {
  access: ['remove-access', 'grant-access'],
  groups: ['remove-from-groups', 'add-to-groups'],
  account: ['suspend', 'restore', 'deactivate', 'activate', 'delete', 'cancel-delete'],
  directory: ['remove-from-directory'],
} as const satisfies Record<ActionGroup, readonly OperationKind[]>;

const IN_ORDER = ['access', 'groups', 'account', 'directory'] as const satisfies readonly ActionGroup[];

/** The menu, where `refusalOf` says of each action why it cannot be chosen. */
export function actionMenu(refusalOf: (kind: OperationKind) => Refusal | null) {
  return IN_ORDER.map((group) => ({
    title: actionMenuWords.groups[group],
    items: actionGroups[group].map((kind): MenuItem<OperationKind> => {
      const { label, hint } = operationKindWords[kind];
      return { key: kind, label, hint, refusal: refusalOf(kind) };
    }),
  }));
}
