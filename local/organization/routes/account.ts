// What may be done to a managed account – the rules of the user management API, developer.atlassian.com/cloud/admin/
// user-management/rest (document of 2026-08-15).
import type { OrganizationModel } from '../model';
import { param } from '../wire/call';
import type { Call } from '../wire/call';
import { Refusal } from '../wire/refusal';
import type { Person } from '../world/world';

type RestrictionKey = 'administrative.notMyself' | 'externalDirectory.scim' | 'managedAccount';

type Rule =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: { readonly key: RestrictionKey } };

const ALLOWED: Rule = { allowed: true };

export interface Manageability {
  readonly 'lifecycle.enablement': Rule;
  readonly 'lifecycle.delete': Rule;
  readonly 'email.set': Rule;
  readonly 'profile.read': Rule;
  readonly 'profile.write': Readonly<Record<ProfileField, Rule>>;
  readonly 'apiToken.read': Rule;
  readonly 'apiToken.delete': Rule;
}

export type Privilege = Exclude<keyof Manageability, 'profile.write'>;

export const PROFILE_FIELDS = ['name', 'nickname', 'zoneinfo', 'extended_profile'] as const;
type ProfileField = (typeof PROFILE_FIELDS)[number];

/** @throws {Refusal} 404 when the account is unknown, 403 when it is not managed by this organization. */
export function managedAccount(model: OrganizationModel, call: Call): Person {
  const person = model.world.people.get(param(call, 'account_id'));
  if (person === undefined) {
    throw new Refusal({ status: 404, code: 'accountNotFound', detail: 'The account could not be found.' });
  }
  if (!person.managed) {
    throw new Refusal({
      status: 403,
      code: 'forbidden',
      detail: 'The account is not managed by the organization.',
    });
  }
  return person;
}

/** Data of an identity provider is changed there; the key's owner cannot lock themselves out. */
export function manageability(model: OrganizationModel, person: Person): Manageability {
  const [owner] = model.world.people.values();
  const lifecycle: Rule = person === owner ? restricted('administrative.notMyself') : ALLOWED;
  const data: Rule = person.managementSource === 'synced' ? restricted('externalDirectory.scim') : ALLOWED;
  return {
    'lifecycle.enablement': lifecycle,
    'lifecycle.delete': lifecycle,
    'email.set': data,
    'profile.read': ALLOWED,
    'profile.write': { name: data, nickname: data, zoneinfo: data, extended_profile: data },
    'apiToken.read': ALLOWED,
    'apiToken.delete': ALLOWED,
  };
}

/** @throws {Refusal} 403 with the reason when the privilege is not there. */
export function checkPrivilege(model: OrganizationModel, person: Person, privilege: Privilege): void {
  const rule = manageability(model, person)[privilege];
  if (rule.allowed) return;
  throw new Refusal({ status: 403, code: 'forbidden.action', detail: rule.reason.key, context: rule });
}

function restricted(key: RestrictionKey): Rule {
  return { allowed: false, reason: { key } };
}
