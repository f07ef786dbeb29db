// What is true of a single group.
import type { Directory, Group, GroupRole } from './world';

export interface NewGroup {
  readonly directory: Directory;
  readonly name: string;
  readonly description?: string | null;
  readonly managedBy?: Group['managedBy'];
  readonly grantsAdmin?: boolean;
  readonly roles?: readonly GroupRole[];
}

export function newGroup(groupId: string, from: NewGroup): Group {
  const managedBy = from.managedBy ?? 'admins';
  return {
    groupId,
    directory: from.directory,
    name: from.name,
    description: from.description ?? null,
    managedBy,
    externalSynced: managedBy === 'external',
    grantsAdmin: from.grantsAdmin ?? false,
    members: new Set(),
    roles: from.roles ?? [],
  };
}

/** A default access group: new users of a product are put into it. */
export function isDefaultGroup(group: Group): boolean {
  return group.roles.some((role) => role.isDefault);
}

export interface ManagementAccess {
  readonly readable: boolean;
  readonly modifiable: boolean;
  readonly deletable: boolean;
}

export function managementAccess(group: Group): ManagementAccess {
  const modifiable = !group.externalSynced;
  return {
    readable: true,
    modifiable,
    deletable: modifiable && !group.grantsAdmin && !isDefaultGroup(group),
  };
}
