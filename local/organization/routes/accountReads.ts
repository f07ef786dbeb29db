// The v1 operations that are left: last use of one user, and the managed accounts.
import type { OrganizationModel } from '../model';
import { param } from '../wire/call';
import type { Answer, Call, Operation } from '../wire/call';
import { activityAri } from '../wire/ari';
import { pageOf, readList } from '../wire/page';
import { refuse } from '../wire/refusal';
import { isBillable, rolesOf } from '../world/access';
import { accountStatus } from '../world/status';
import type { Activity, Person } from '../world/world';
import { addressedPage } from './organizations';

const READ = { method: 'GET', family: 'v1', changes: false } as const;

export const accountReads: readonly Operation[] = [
  {
    ...READ,
    name: 'users.lastActiveDates',
    path: '/v1/orgs/{orgId}/directory/users/{accountId}/last-active-dates',
    scope: null,
    handle: lastActiveDates,
  },
  {
    ...READ,
    name: 'users.managedAccounts',
    path: '/v1/orgs/{orgId}/users',
    scope: 'read:accounts:admin',
    handle: managedAccounts,
  },
];

/** An empty list: never. Products outside the closed list of keys are missing although they are used. */
function lastActiveDates(model: OrganizationModel, call: Call): Answer {
  const person = model.world.people.get(param(call, 'accountId'));
  // 404-8: user – error codes of the organization admin API document (2026-08-21).
  if (person === undefined) throw refuse(404, 'ADMIN-404-8', 'The user could not be found.');
  const list = readList(call, 'alone', { max: 100, byDefault: 100 });
  const known = person.activity.filter(({ resource }) => resource.product.inLastActiveDates);
  const { data, links } = pageOf(list, known, lastActiveRow);
  // Only a centralized organization tells when somebody came.
  const addedAt = model.world.model === 'centralized' ? person.addedAt : null;
  const added =
    addedAt === null ? {} : { added_to_org: dayOf(addedAt), added_to_org_timestamp: instantOf(addedAt) };
  const next = links.next === undefined ? {} : { next: links.next };
  return { status: 200, body: { data: { product_access: data, ...added }, links: next } };
}

function lastActiveRow({ resource, at }: Activity): Record<string, unknown> {
  return {
    id: activityAri(resource),
    key: resource.product.key,
    last_active: dayOf(at),
    last_active_timestamp: instantOf(at),
  };
}

/** Measured: 50 a page, not settable (2026). */
const MANAGED_PAGE = 50;

function managedAccounts(model: OrganizationModel, call: Call): Answer {
  const items = [...model.world.people.values()].filter((person) => person.managed);
  const page = addressedPage(model, call, { items, limit: MANAGED_PAGE, toRow: managedRow });
  return { status: 200, body: { ...page, meta: { total: items.length } } };
}

function managedRow(person: Person): Record<string, unknown> {
  const { profile, activity } = person;
  const last = Math.max(...activity.map((entry) => entry.at));
  const known = activity.filter(({ resource }) => resource.product.inLastActiveDates);
  return {
    account_id: person.accountId,
    account_type: 'atlassian',
    account_status: accountStatus(person),
    name: profile.name,
    picture: profile.picture ?? '',
    ...(profile.email === null ? {} : { email: profile.email }),
    access_billable: person.accountActive && hasAnySeat(person),
    ...(activity.length === 0 ? {} : { last_active: instantOf(last) }),
    product_access: known.map(({ resource, at }) => ({
      key: resource.product.key,
      name: resource.product.name,
      url: resource.site.hostUrl,
      last_active: instantOf(at),
    })),
  };
}

function hasAnySeat(person: Person): boolean {
  return [...rolesOf(person, null).values()].some((held) =>
    [...held.byGroup, ...held.direct].some(isBillable),
  );
}

function dayOf(at: number): string {
  return instantOf(at).slice(0, 10);
}

function instantOf(at: number): string {
  return new Date(at).toISOString();
}
