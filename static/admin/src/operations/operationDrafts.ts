// What somebody is putting together: actions that may still lack their apps or groups.
import { asGroupId, asResourceId } from '../../../../src/domain/ids';
import {
  inSafeOrder,
  type OperationKind,
  problemOf,
  type UserOperation,
} from '../../../../src/domain/operation';
import { planBounds } from '../../../../src/domain/operationPlan';

export interface OperationDraft {
  readonly kind: OperationKind;
  /** Removing access: from every app, instead of those chosen. */
  readonly isEverywhere: boolean;
  readonly resourceIds: readonly string[];
  /** Granting access: what each chosen app gives, if not the usual role. */
  readonly roleIds: Readonly<Record<string, string>>;
  readonly groupIds: readonly string[];
}

/** What almost everybody has who uses an app. */
export const USUAL_ROLE = 'atlassian/user';

export function newDraft(kind: OperationKind): OperationDraft {
  return { kind, isEverywhere: false, resourceIds: [], roleIds: {}, groupIds: [] };
}

/** Returns null while something is missing, or too much is chosen. */
export function operationOf(draft: OperationDraft): UserOperation | null {
  const { kind, isEverywhere, groupIds } = draft;
  const resourceIds = draft.resourceIds.map(asResourceId);
  switch (kind) {
    case 'grant-access': {
      const access = accessOf(draft);
      return isBounded(access) ? { kind, access } : null;
    }
    case 'remove-access':
      if (isEverywhere) return { kind, resourceIds: 'all' };
      return isBounded(resourceIds) ? { kind, resourceIds } : null;
    case 'add-to-groups':
    case 'remove-from-groups':
      return isBounded(groupIds) ? { kind, groupIds: groupIds.map(asGroupId) } : null;
    default:
      return { kind };
  }
}

/** The chosen apps, each with the role that it gives. */
export function accessOf({ resourceIds, roleIds }: Pick<OperationDraft, 'resourceIds' | 'roleIds'>) {
  return resourceIds.map((resourceId) => ({
    resourceId: asResourceId(resourceId),
    roleId: roleIds[resourceId] ?? USUAL_ROLE,
  }));
}

/** In the order in which they are done; null while they make no plan. */
export function operationsOf(drafts: readonly OperationDraft[]): readonly UserOperation[] | null {
  const operations = drafts.flatMap((draft) => operationOf(draft) ?? []);
  if (operations.length < drafts.length || problemOf(drafts.map(({ kind }) => kind)) !== null) return null;
  return inSafeOrder(operations);
}

function isBounded(chosen: readonly unknown[]): boolean {
  return chosen.length > 0 && chosen.length <= planBounds.named;
}
