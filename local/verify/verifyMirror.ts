// Holds the mirror against what the organization says, kind by kind and field by field.
import { scopeKinds } from './activityByScope';
import { type Comparison, createComparison } from './compare';
import {
  expectedAccess,
  expectedActivity,
  expectedDirectRoles,
  expectedDirectories,
  expectedDirectoryUsers,
  expectedGroupRoles,
  expectedGroups,
  expectedMemberships,
  expectedResources,
  expectedSums,
  expectedUsers,
} from './expected';
import type { OrganizationFacts } from './facts';
import { withFoundRoles } from './knownAccess';
import {
  datedCollections,
  mirrorAccess,
  mirrorActivity,
  mirrorDirectRoles,
  mirrorDirectories,
  mirrorDirectoryUsers,
  mirrorFreshness,
  mirrorGroupRoles,
  mirrorGroups,
  mirrorMemberships,
  mirrorResources,
  mirrorSums,
  mirrorUsers,
  type ReadSql,
} from './mirror';
import type { Rows } from './rows';

/** What the app shows as its organization; it is kept outside the tables. */
interface ShownOrganization {
  readonly orgId: string;
  readonly name: string;
}

export interface Mirror {
  readonly read: ReadSql;
  readonly organization: ShownOrganization | null;
}

interface Kind {
  readonly name: string;
  expected(facts: OrganizationFacts): Rows;
  found(read: ReadSql): Promise<Rows>;
}

const kinds: readonly Kind[] = [
  { name: 'directory', expected: expectedDirectories, found: mirrorDirectories },
  { name: 'resource', expected: expectedResources, found: mirrorResources },
  { name: 'group', expected: expectedGroups, found: mirrorGroups },
  { name: 'group-role', expected: expectedGroupRoles, found: mirrorGroupRoles },
  { name: 'user', expected: expectedUsers, found: mirrorUsers },
  { name: 'directory-user', expected: expectedDirectoryUsers, found: mirrorDirectoryUsers },
  { name: 'membership', expected: expectedMemberships, found: mirrorMemberships },
  { name: 'direct-role', expected: expectedDirectRoles, found: mirrorDirectRoles },
  { name: 'access', expected: expectedAccess, found: mirrorAccess },
  { name: 'sum', expected: expectedSums, found: mirrorSums },
  ...scopeKinds.map((scope) => ({
    name: `activity-of-${scope}`,
    expected: (facts: OrganizationFacts) => expectedActivity(facts, scope),
    found: (read: ReadSql) => mirrorActivity(read, scope),
  })),
];

export async function verifyMirror(mirror: Mirror, facts: OrganizationFacts): Promise<Comparison> {
  const comparison = createComparison();
  comparison.compare('organization', shown(facts), shown(mirror.organization));
  const users = withFoundRoles(facts.users, await mirrorDirectRoles(mirror.read));
  for (const kind of kinds)
    comparison.compare(kind.name, kind.expected({ ...facts, users }), await kind.found(mirror.read));
  comparison.compare('freshness', EXPECTED_FRESHNESS, await mirrorFreshness(mirror.read));
  return comparison.result();
}

function shown(organization: ShownOrganization | null): Rows {
  if (organization === null) return new Map();
  return new Map([[organization.orgId, { name: organization.name }]]);
}

const EXPECTED_FRESHNESS: Rows = new Map(
  datedCollections.map((collection) => [collection, { isKnown: true }]),
);
