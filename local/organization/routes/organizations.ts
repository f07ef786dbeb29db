// The organization, its directories, its domains.
import type { OrganizationModel } from '../model';
import { param } from '../wire/call';
import type { Answer, Call, Operation } from '../wire/call';
import { asAddresses, pageOf, readList } from '../wire/page';
import { refuse } from '../wire/refusal';
import type { Directory, Domain } from '../world/world';

const READ = { method: 'GET', family: 'v1', changes: false } as const;

export const organizationReads: readonly Operation[] = [
  { ...READ, name: 'organizations.list', path: '/v1/orgs', scope: null, handle: listOrganizations },
  {
    ...READ,
    name: 'organizations.get',
    path: '/v1/orgs/{orgId}',
    scope: 'read:orgs:admin',
    handle: organization,
  },
  {
    ...READ,
    name: 'directories.list',
    family: 'v2',
    path: '/v2/orgs/{orgId}/directories',
    scope: 'read:directories:admin',
    handle: listDirectories,
  },
  {
    ...READ,
    name: 'domains.list',
    path: '/v1/orgs/{orgId}/domains',
    scope: 'read:domains:admin',
    handle: listDomains,
  },
  {
    ...READ,
    name: 'domains.get',
    path: '/v1/orgs/{orgId}/domains/{domainId}',
    scope: 'read:domains:admin',
    handle: domain,
  },
];

/** A page of the v1 family: `links.next` is an address. */
export function addressedPage<Item, Row>(
  model: OrganizationModel,
  call: Call,
  rows: { items: readonly Item[]; limit: number; toRow: (item: Item) => Row },
): { data: readonly Row[]; links: { self: string; next?: string } } {
  const list = readList(call, 'alone', { max: rows.limit, byDefault: rows.limit });
  const page = pageOf(list, rows.items, rows.toRow);
  return { data: page.data, links: asAddresses(page.links, `${model.url}${call.path}`) };
}

const PAGE = 50;

function listOrganizations(model: OrganizationModel, call: Call): Answer {
  const body = addressedPage(model, call, { items: [model], limit: PAGE, toRow: organizationRow });
  return { status: 200, body };
}

function organization(model: OrganizationModel): Answer {
  return { status: 200, body: { data: organizationRow(model) } };
}

function organizationRow({ url, world }: OrganizationModel): Record<string, unknown> {
  const self = `${url}/admin/v1/orgs/${world.orgId}`;
  return {
    id: world.orgId,
    type: 'orgs',
    attributes: { name: world.name },
    relationships: {
      domains: { links: { related: `${self}/domains` } },
      users: { links: { related: `${self}/users` } },
    },
    links: { self },
  };
}

function listDirectories(model: OrganizationModel, call: Call): Answer {
  const page = readList(call, 'alone', { max: 100, byDefault: 20 });
  const accountId = page.input.text('accountId');
  const directoryIds = page.input.list('directoryIds', 10);
  const term = page.input.text('searchTerm')?.toLowerCase() ?? null;
  const fits = ({ directoryId, name, people }: Directory): boolean =>
    (directoryIds?.includes(directoryId) ?? true) &&
    (term === null || name.toLowerCase().includes(term)) &&
    (accountId === null || [...people].some((person) => person.accountId === accountId));
  const row = ({ directoryId, name }: Directory): Record<string, unknown> => ({ directoryId, name });
  return { status: 200, body: pageOf(page, model.world.directories.filter(fits), row) };
}

function listDomains(model: OrganizationModel, call: Call): Answer {
  const items = model.world.domains;
  return { status: 200, body: addressedPage(model, call, { items, limit: PAGE, toRow: domainRow(model) }) };
}

function domain(model: OrganizationModel, call: Call): Answer {
  const found = model.world.domains.find((known) => known.domainId === param(call, 'domainId'));
  // 404-3: domain – error codes of the organization admin API document (2026-08-21).
  if (found === undefined) throw refuse(404, 'ADMIN-404-3', 'The domain could not be found.');
  return { status: 200, body: { data: domainRow(model)(found) } };
}

function domainRow({ url, world }: OrganizationModel): (domain: Domain) => Record<string, unknown> {
  return ({ domainId, name, verified }) => ({
    id: domainId,
    type: 'domains',
    attributes: { name, claim: { type: 'dns', status: verified ? 'verified' : 'unverified' } },
    links: { self: `${url}/admin/v1/orgs/${world.orgId}/domains/${domainId}` },
  });
}
