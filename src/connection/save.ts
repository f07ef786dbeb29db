// Entering a key: who may, which organization it must belong to, and who becomes app admin by it.
import { createAdminApi } from '../atlassian/api';
import { createKeyApi } from '../atlassian/keyApi';
import type { Organization } from '../domain/directory';
import { AccessDenied, InvalidInput } from '../domain/errors';
import type { AccountId } from '../domain/ids';
import type { KeyCheck } from '../domain/key';
import type { Ports } from '../ports';
import { readDocument, writeDocument } from '../store/documents';
import { accessDocument, connectionDocument, hasAdmin, roleOf, withRole } from '../store/settings';
import type { Connection } from '../store/settings';
import { checkKey, isOrgAdmin } from './check';
import { API_KEY_SECRET, findKey } from './credentials';
import type { KeyInPlace } from './credentials';
import { fingerprintOf } from './fingerprint';
import { withLiveKey } from './liveKey';
import { WHILE_SOMEBODY_WAITS } from './whileWaiting';
import { probe } from './probe';

export type SavePorts = Pick<Ports, 'http' | 'sql' | 'clock' | 'ids' | 'log' | 'keyValue' | 'secrets'>;

/** The caller has made sure that the actor is an app admin or a Jira administrator. */
export interface KeyEntry {
  readonly apiKey: string;
  readonly actorId: AccountId;
  /** Asked of the actor; Atlassian's key inventory overrides it. */
  readonly ownerAccountId: AccountId | null;
  /** The organization admin who is to become app admin; null: the actor, if one. */
  readonly adminAccountId: AccountId | null;
  /** Epoch milliseconds; the inventory overrides it. */
  readonly expiresAt: number | null;
}

export interface SavedKey {
  readonly organization: Organization;
  readonly isReplacement: boolean;
  /** Null: the app admins stay as they were. */
  readonly newAdminId: AccountId | null;
}

/**
 * @throws {AccessDenied} when a working key is in place that this actor may not replace.
 * @throws {InvalidInput} when the key is unusable or of another organization, or nobody would be app admin.
 */
export async function saveKey(ports: SavePorts, entry: KeyEntry): Promise<SavedKey> {
  const inPlace = await findKey(ports);
  await refuseIfInUse(ports, inPlace, entry.actorId);
  const check = await checkKey(ports, entry);
  const organization = usableOrganization(check);
  if (inPlace.state !== 'missing' && inPlace.connection.orgId !== organization.orgId) {
    throw new InvalidInput('apiKey', 'other-organization');
  }
  const newAdminId = await chooseAdmin(ports, entry, { check, organization });

  // The record last: before it speaks of the new key, nothing uses that key.
  await ports.secrets.set(API_KEY_SECRET, entry.apiKey);
  if (newAdminId !== null) {
    const access = await readDocument(ports, accessDocument);
    await writeDocument(ports, accessDocument, withRole(access, newAdminId, 'admin'));
  }
  await writeDocument(ports, connectionDocument, recordOf(ports, entry, { check, organization }));
  return { organization, isReplacement: inPlace.state !== 'missing', newAdminId };
}

interface Usable {
  readonly check: KeyCheck;
  readonly organization: Organization;
}

/** A key that works is an app admin's to replace; where no app admin is left, that protects nobody. */
async function refuseIfInUse(ports: SavePorts, inPlace: KeyInPlace, actorId: AccountId): Promise<void> {
  if (inPlace.state !== 'alive') return;
  const access = await readDocument(ports, accessDocument);
  if (roleOf(access, actorId) === 'admin' || !hasAdmin(access)) return;

  // The record may be older than the key's end.
  const asked = await probe(() =>
    withLiveKey(ports, (key) => createAdminApi(ports, key, WHILE_SOMEBODY_WAITS).getOrganization()),
  );
  if (asked.ability === 'yes' || asked.refusal !== 'rejected') throw new AccessDenied('key-in-use');
}

function usableOrganization({ problem, organizations }: KeyCheck): Organization {
  if (problem !== null) throw new InvalidInput('apiKey', `key-${problem}`);
  const [organization] = organizations;
  if (organization === undefined) throw new InvalidInput('apiKey', 'key-no-organization');
  return organization;
}

async function chooseAdmin(ports: SavePorts, entry: KeyEntry, usable: Usable): Promise<AccountId | null> {
  const access = await readDocument(ports, accessDocument);
  const chosen = entry.adminAccountId ?? (usable.check.isActingOrgAdmin ? entry.actorId : null);
  if (chosen === null) {
    if (hasAdmin(access)) return null;
    throw new InvalidInput('adminAccountId', 'choose-administrator');
  }
  if (entry.adminAccountId !== null) {
    const row = await createKeyApi(ports, entry.apiKey, WHILE_SOMEBODY_WAITS).findUser(
      usable.organization.orgId,
      chosen,
    );
    if (row === null || !isOrgAdmin(row)) throw new InvalidInput('adminAccountId', 'not-an-org-admin');
  }
  return roleOf(access, chosen) === 'admin' ? null : chosen;
}

function recordOf(ports: SavePorts, entry: KeyEntry, { check, organization }: Usable): Connection {
  return {
    orgId: organization.orgId,
    organizationName: organization.name,
    fingerprint: fingerprintOf(entry.apiKey, ports.ids.newId()),
    abilities: check.abilities,
    isReadOnly: check.isReadOnly,
    expiresAt: check.expiresAt ?? entry.expiresAt,
    ownerAccountId: check.ownerAccountId ?? entry.ownerAccountId,
    checkedAt: ports.clock.now(),
    death: null,
  };
}
