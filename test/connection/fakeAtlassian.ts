// Atlassian as a key sees it, at the wire: some organizations, their people, and keys that open them. It knows
// only what the check of a key asks for; the simulated organization knows the rest.
import type { Http, HttpRequest } from '../../src/ports';

interface FakePerson {
  readonly accountId: string;
  readonly name?: string;
  readonly status?: 'active' | 'suspended' | 'deactivated';
  readonly isOrgAdmin?: boolean;
}

export interface FakeKey {
  readonly orgIds: readonly string[];
  /** Operations, by the end of their path, that the key is refused for having scopes. */
  readonly scopeRefusals?: readonly string[];
  /** Operations, by the end of their path, that answer 403. */
  readonly forbidden?: readonly string[];
  readonly isRevoked?: boolean;
}

interface FakeApiKeyEntry {
  readonly id: string;
  readonly createdBy: { readonly id: string };
  readonly expiresAt: string;
  readonly scopes: readonly string[];
}

export interface FakeAtlassian extends Http {
  readonly people: FakePerson[];
  readonly keys: Map<string, FakeKey>;
  readonly inventory: FakeApiKeyEntry[];
  /** Answered to every request while set. */
  outage: 500 | 429 | null;
  readonly requests: HttpRequest[];
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

// Bodies as the gateway and the two API families send them – organization admin API (2026-08-21).
const unauthorized: Reply = { status: 401, body: { code: 401, message: 'Unauthorized' } };
const insufficientScope: Reply = {
  status: 401,
  body: {
    errors: [{ status: '401', code: 'ADMIN-401-2', title: 'Unauthorized', detail: 'INSUFFICIENT_SCOPE' }],
  },
};
const forbidden: Reply = { status: 403, body: { code: 403, message: 'User has no permission' } };
const notFound: Reply = { status: 404, body: { errors: [{ status: '404', code: 'ADMIN-404-2' }] } };

export function createFakeAtlassian(): FakeAtlassian {
  const fake: FakeAtlassian = {
    people: [],
    keys: new Map(),
    inventory: [],
    outage: null,
    requests: [],
    async send(request) {
      fake.requests.push(request);
      const { status, body } =
        fake.outage === null ? reply(fake, request) : { status: fake.outage, body: {} };
      return { status, header: () => null, body: JSON.stringify(body) };
    },
  };
  return fake;
}

function reply(fake: FakeAtlassian, request: HttpRequest): Reply {
  const key = fake.keys.get(request.headers.Authorization?.replace('Bearer ', '') ?? '');
  const path = new URL(request.url).pathname;
  if (key === undefined || key.isRevoked === true) return unauthorized;
  if (key.scopeRefusals?.some((end) => path.endsWith(end)) === true) return insufficientScope;
  if (key.forbidden?.some((end) => path.endsWith(end)) === true) return forbidden;
  if (path === '/admin/v1/orgs')
    return { status: 200, body: { data: key.orgIds.map(organization), links: {} } };

  const orgId = /\/orgs\/([^/]+)/.exec(path)?.[1] ?? '';
  if (!key.orgIds.includes(orgId)) return notFound;
  if (path === `/admin/v1/orgs/${orgId}`) return { status: 200, body: { data: organization(orgId) } };
  return { status: 200, body: { data: rows(fake, path, request), links: {} } };
}

function organization(orgId: string) {
  return { id: orgId, type: 'orgs', attributes: { name: `Organization ${orgId}` } };
}

function rows(fake: FakeAtlassian, path: string, request: HttpRequest): readonly unknown[] {
  if (path.endsWith('/api-keys')) return fake.inventory;
  if (path.endsWith('/directories')) return [{ directoryId: 'dir-1', name: 'Directory' }];
  if (!path.endsWith('/users/search')) return [];
  const body: { accountIds?: string[]; roleIds?: string[] } = JSON.parse(request.body ?? '{}');
  return fake.people
    .filter(({ accountId }) => body.accountIds?.includes(accountId) ?? true)
    .filter((person) => body.roleIds === undefined || person.isOrgAdmin === true)
    .map(toWire);
}

function toWire({ accountId, name = `Name of ${accountId}`, status = 'active', isOrgAdmin }: FakePerson) {
  const platformRoles = isOrgAdmin === true ? ['atlassian/org-admin'] : [];
  return {
    accountId,
    accountType: 'atlassian',
    name,
    status,
    platformRoles,
    counts: { resources: 0 },
    groups: [],
  };
}
