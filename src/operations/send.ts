// Which request a step is.
import type { Changed, OperationApi } from '../atlassian/operationApi';
import type { AccountId } from '../domain/ids';
import type { UserStep } from './itemSides';

export function send(api: OperationApi, accountId: AccountId, step: UserStep): Promise<Changed<unknown>> {
  switch (step.do) {
    case 'add-member':
      return api.addMember({ ...placeOf(step, accountId), groupId: step.groupId });
    case 'remove-member':
      return api.removeMember({ ...placeOf(step, accountId), groupId: step.groupId });
    case 'assign-role':
      return api.assignRole({ accountId, resourceId: step.resourceId, roleId: step.roleId });
    case 'revoke-role':
      return api.revokeRole({ accountId, resourceId: step.resourceId, roleId: step.roleId });
    case 'suspend':
      return api.suspendUser(placeOf(step, accountId));
    case 'restore':
      return api.restoreUser(placeOf(step, accountId));
    case 'remove-from-directory':
      return api.removeFromDirectory(placeOf(step, accountId));
    case 'deactivate':
      return api.deactivateAccount(accountId);
    case 'activate':
      return api.activateAccount(accountId);
    case 'delete':
      return api.deleteAccount(accountId);
    case 'cancel-delete':
      return api.cancelDeletion(accountId);
  }
}

function placeOf<Place extends { readonly directoryId: unknown }>(
  { directoryId }: Place,
  accountId: AccountId,
): { directoryId: Place['directoryId']; accountId: AccountId } {
  return { directoryId, accountId };
}
