// POST /v2/orgs/{orgId}/workspaces – one product on one site.
import { z } from 'zod';
import { bareId } from '../domain/ari';
import type { Resource, ResourceStatus } from '../domain/directory';
import { asResourceId } from '../domain/ids';
import type { Page } from '../domain/page';
import type { Client } from './client';
import { fetchPage } from './paging';
import { toInstant, type WordReader } from './words';

const entitlement = z.object({
  attributes: z.object({ planKey: z.string().nullish(), plan: z.string().nullish() }).nullish(),
});

const workspace = z.object({
  id: z.string().min(1),
  attributes: z.object({
    name: z.string().nullish(),
    typeKey: z.string().min(1),
    owner: z.string().nullish(),
    status: z.string().nullish(),
    sandbox: z.object({ type: z.string().nullish() }).nullish(),
    capacity: z.number().nullish(),
    createdAt: z.string().nullish(),
    hostUrl: z.string().nullish(),
  }),
  relationships: z.object({ entitlement: z.array(entitlement).nullish() }).nullish(),
});

const STATUSES: readonly Exclude<ResourceStatus, 'unknown'>[] = ['online', 'offline', 'deprecated'];

export async function listResources(
  { transport, words, orgId }: Client,
  cursor: string | null,
): Promise<Page<Resource>> {
  return fetchPage(
    transport,
    { operation: 'listResources', path: { orgId }, cursor },
    { row: workspace, toItem: (row) => toResource(row, words) },
  );
}

/** Asks for the smallest page: its `meta` tells how many there are. */
export async function countResources({ transport, orgId }: Client): Promise<number> {
  const answer = await transport.request(
    { operation: 'listResources', path: { orgId }, body: { limit: 1 } },
    z.object({ meta: z.object({ total: z.number().int().nonnegative() }) }),
  );
  return answer.meta.total;
}

function toResource(
  { id, attributes, relationships }: z.infer<typeof workspace>,
  words: WordReader,
): Resource {
  const plans = relationships?.entitlement?.map((item) => item.attributes) ?? [];
  const plan = plans.find((candidate) => typeof candidate?.planKey === 'string') ?? plans[0];
  return {
    resourceId: asResourceId(id),
    productKey: attributes.typeKey,
    name: attributes.name ?? null,
    owner: attributes.owner ?? null,
    status: words.read(STATUSES, attributes.status, 'workspace.status'),
    cloudId: bareId(id),
    hostUrl: attributes.hostUrl ?? null,
    // CHILD: a sandbox of another workspace – schema Sandbox, organization admin API document (2026-08-21).
    isSandbox: attributes.sandbox?.type === 'CHILD',
    planKey: plan?.planKey ?? null,
    planName: plan?.plan ?? null,
    capacity: attributes.capacity ?? null,
    createdAt: toInstant(attributes.createdAt),
  };
}
