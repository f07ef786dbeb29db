// GET /admin/api-access/v1/orgs/{orgId}/api-keys – the organization's own list of its keys, without their values.
// Shape: developer.atlassian.com/cloud/admin/api-access/rest/api-group-api-key, as transcribed by go-atlassian (2026-11-22).
import { z } from 'zod';
import { asAccountId } from '../domain/ids';
import type { Page } from '../domain/page';
import type { ApiKey } from './answers';
import type { Client } from './client';
import { fetchPage } from './paging';
import { toInstant } from './words';

const apiKey = z.object({
  id: z.string().min(1),
  label: z.string().nullish(),
  createdBy: z.object({ id: z.string().nullish() }).nullish(),
  expiresAt: z.string().nullish(),
  lastActiveAt: z.string().nullish(),
  scopes: z.array(z.string()).nullish(),
});

export async function listApiKeys(
  { transport, orgId }: Client,
  cursor: string | null,
): Promise<Page<ApiKey>> {
  return fetchPage(
    transport,
    { operation: 'listApiKeys', path: { orgId }, cursor },
    { row: apiKey, toItem: toApiKey },
  );
}

function toApiKey(wire: z.infer<typeof apiKey>): ApiKey {
  const owner = wire.createdBy?.id ?? null;
  return {
    keyId: wire.id,
    name: wire.label ?? null,
    createdBy: owner === null ? null : asAccountId(owner),
    expiresAt: toInstant(wire.expiresAt),
    lastActiveAt: toInstant(wire.lastActiveAt),
    scopes: wire.scopes ?? null,
  };
}
