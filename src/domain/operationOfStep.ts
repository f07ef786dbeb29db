import type { OperationKind } from './operation';
import type { StepKind } from './operationPlan';

/** The operation whose rules a step follows. */
export const operationOfStep: Readonly<Record<Exclude<StepKind, 'invite'>, OperationKind>> = {
  'add-member': 'add-to-groups',
  'remove-member': 'remove-from-groups',
  'assign-role': 'grant-access',
  'revoke-role': 'remove-access',
  suspend: 'suspend',
  restore: 'restore',
  'remove-from-directory': 'remove-from-directory',
  deactivate: 'deactivate',
  activate: 'activate',
  delete: 'delete',
  'cancel-delete': 'cancel-delete',
};
