// What a key that was entered may do, found out by asking. Nothing is stored.
import { createAdminApi } from '../atlassian/api';
import type { UserRow } from '../atlassian/api';
import { createKeyApi } from '../atlassian/keyApi';
import type { Organization } from '../domain/directory';
import type { AccountId } from '../domain/ids';
import type { KeyCheck, KeyProblem } from '../domain/key';
import { ORG_ADMIN_ROLE } from '../domain/role';
import type { Ports } from '../ports';
import { probe } from './probe';
import { ownKeyIn, unusable, verdictOn } from './verdict';
import { WHILE_SOMEBODY_WAITS } from './whileWaiting';

export type CheckPorts = Pick<Ports, 'http' | 'sql' | 'clock' | 'log'>;

export interface EnteredKey {
  readonly apiKey: string;
  readonly actorId: AccountId;
}

/** @throws {RateLimited | Unavailable} when Atlassian tells nothing about the key now. */
export async function checkKey(ports: CheckPorts, entered: EnteredKey): Promise<KeyCheck> {
  const listed = await probe(() =>
    createKeyApi(ports, entered.apiKey, WHILE_SOMEBODY_WAITS).listOrganizations(null),
  );
  if (listed.ability !== 'yes') return closed(listed.refusal === 'scoped' ? 'scoped' : 'rejected', []);

  const { items, nextCursor } = listed.value;
  const [organization] = items;
  if (organization === undefined) return closed('no-organization', []);
  if (items.length > 1 || nextCursor !== null) return closed('several-organizations', items);
  return checkIn(ports, organization, entered);
}

/** Returns whether Atlassian lists this user as an active organization admin. */
export function isOrgAdmin({ user }: UserRow): boolean {
  return user.status === 'active' && user.platformRoles.includes(ORG_ADMIN_ROLE);
}

async function checkIn(
  ports: CheckPorts,
  organization: Organization,
  { apiKey, actorId }: EnteredKey,
): Promise<KeyCheck> {
  const { orgId } = organization;
  const keyApi = createKeyApi(ports, apiKey, WHILE_SOMEBODY_WAITS);
  const adminApi = createAdminApi(ports, { orgId, apiKey }, WHILE_SOMEBODY_WAITS);
  const [read, directories, resources, groups, orgAdmins, inventory, actor] = await Promise.all([
    probe(() => adminApi.getOrganization()),
    probe(() => adminApi.listDirectories(null)),
    probe(() => adminApi.listResources(null)),
    probe(() => adminApi.searchGroups({ cursor: null })),
    probe(() => keyApi.findOrgAdmins(orgId, null)),
    probe(() => keyApi.listApiKeys(orgId, null)),
    probe(() => keyApi.findUser(orgId, actorId)),
  ]);
  const probes = {
    'read-organization': read,
    'read-directories': directories,
    'read-resources': resources,
    'read-groups': groups,
    'read-users': orgAdmins,
    'read-key-inventory': inventory,
  };
  const ownKey = inventory.ability === 'yes' ? ownKeyIn(inventory.value, ports.clock.now()) : null;
  const admins = orgAdmins.ability === 'yes' ? orgAdmins.value.items.filter(isOrgAdmin) : [];
  return {
    ...verdictOn(probes, ownKey),
    organizations: [organization],
    orgAdmins: admins.map(({ user }) => ({ accountId: user.accountId, name: user.name })),
    isActingOrgAdmin: actor.ability === 'yes' && actor.value !== null && isOrgAdmin(actor.value),
  };
}

function closed(problem: KeyProblem, organizations: readonly Organization[]): KeyCheck {
  return { ...unusable(problem), organizations, orgAdmins: [], isActingOrgAdmin: false };
}
