// Workspaces: one product on one site each.
import type { OrganizationModel } from '../model';
import type { Answer, Call, Operation } from '../wire/call';
import { isFields } from '../wire/input';
import type { Input } from '../wire/input';
import { asAddresses, pageOf, readList } from '../wire/page';
import type { Resource } from '../world/world';

export const workspaceReads: readonly Operation[] = [
  {
    name: 'workspaces.search',
    method: 'POST',
    path: '/v2/orgs/{orgId}/workspaces',
    family: 'workspaces',
    scope: 'read:workspaces:admin',
    changes: false,
    handle: search,
  },
];

function search(model: OrganizationModel, call: Call): Answer {
  const list = readList(call, 'alone', { max: 1000, byDefault: 20 });
  const query = list.input.fields['query'];
  const fits = query === undefined || query === null ? () => true : readQuery(list.input, query);
  const found = model.world.resources.filter(fits);
  const page = pageOf(list, found, (resource) => workspaceRow(model, resource));
  return {
    status: 200,
    body: {
      data: page.data,
      links: asAddresses(page.links, `${model.url}${call.path}`),
      meta: {
        total: found.length,
        pageSize: list.limit,
        startIndex: list.offset,
        endIndex: list.offset + page.data.length,
      },
    },
  };
}

type Test = (resource: Resource) => boolean;

/** The operators of SearchWorkspacesRequestV2 that concern sited products. */
function readQuery(input: Input, query: unknown): Test {
  if (!isFields(query)) throw input.wrong('query', 'is not an object');
  const { and, nor, field, searchWorkspaces } = query;
  if (Array.isArray(and)) {
    const tests = and.map((part: unknown) => readQuery(input, part));
    return (resource) => tests.every((test) => test(resource));
  }
  if (Array.isArray(nor)) {
    const tests = nor.map((part: unknown) => readQuery(input, part));
    return (resource) => !tests.some((test) => test(resource));
  }
  if (typeof searchWorkspaces === 'string') return (resource) => resource.name.includes(searchWorkspaces);
  if (isFields(field) && Array.isArray(field['values'])) {
    const { name, values } = field;
    const read = fieldReader(input, name);
    return (resource) => (values as unknown[]).includes(read(resource)); // Checked to be an array just above.
  }
  throw input.wrong('query', 'has no operator that sited products know');
}

function fieldReader(input: Input, name: unknown): (resource: Resource) => string {
  if (name === 'attributes.type' || name === 'attributes.typeKey') return (resource) => resource.product.key;
  if (name === 'attributes.name') return (resource) => resource.name;
  if (name === 'attributes.status') return (resource) => resource.status;
  throw input.wrong('query', 'names a field that cannot be queried');
}

function workspaceRow({ url, world }: OrganizationModel, resource: Resource): Record<string, unknown> {
  const { product, site, planKey, planName, createdAt } = resource;
  return {
    id: resource.resourceId,
    type: 'workspaces',
    attributes: {
      name: resource.name,
      type: product.key,
      typeKey: product.key,
      owner: resource.owner,
      status: resource.status,
      statusDetails: [],
      labels: [],
      icons: {},
      avatars: {},
      sandbox: site.sandbox ? { type: 'CHILD' } : { type: 'NONE' },
      // Only Bitbucket has a usage – organization admin API document (2026-08-21).
      usage: null,
      capacity: resource.capacity,
      createdAt: createdAt === null ? null : new Date(createdAt).toISOString(),
      createdBy: null,
      hostUrl: site.hostUrl,
      realm: 'commercial',
      regions: [],
    },
    relationships: {
      entitlement: [
        {
          id: `${product.key}-${site.cloudId}`,
          type: 'entitlement',
          attributes: { key: product.key, planKey, plan: planName },
        },
      ],
    },
    links: { self: `${url}/admin/v2/orgs/${world.orgId}/workspaces` },
  };
}
