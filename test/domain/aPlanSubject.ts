// Somebody ordinary of whom something is planned, and a group without anything special.
import { asAccountId, asDirectoryId, asGroupId } from '../../src/domain/ids';
import type { GroupFacts, PlanSubject } from '../../src/domain/planSubject';

export const berlin = asDirectoryId('berlin');

export function aGroup(name: string, facts: Partial<GroupFacts> = {}): GroupFacts {
  return {
    groupId: asGroupId(name),
    directoryId: berlin,
    managedBy: 'admins',
    isSynced: false,
    isModifiable: true,
    grantsAdmin: false,
    roles: [],
    ...facts,
  };
}

export function aPlanSubject(facts: Partial<PlanSubject> = {}): PlanSubject {
  return {
    accountId: asAccountId('ada'),
    status: 'active',
    claimStatus: 'managed',
    managementSource: 'invited',
    membership: 'active',
    directoryIds: [berlin],
    platformRoles: [],
    groups: [],
    directRoles: [],
    ...facts,
  };
}
