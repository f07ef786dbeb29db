// GET /v1/orgs, GET /v1/orgs/{orgId}, GET /v2/orgs/{orgId}/directories
import { z } from 'zod';
import type { Directory, Organization } from '../domain/directory';
import { asDirectoryId, asOrgId } from '../domain/ids';
import type { Page } from '../domain/page';
import type { Client } from './client';
import { fetchPage } from './paging';
import type { Transport } from './transport';

const organization = z.object({ id: z.string().min(1), attributes: z.object({ name: z.string() }) });
const directory = z.object({ directoryId: z.string().min(1), name: z.string().nullish() });

/** Returns the organizations that the key belongs to: one, as far as Atlassian documents. */
export async function listOrganizations(
  transport: Transport,
  cursor: string | null,
): Promise<Page<Organization>> {
  return fetchPage(
    transport,
    { operation: 'listOrganizations', path: {}, cursor },
    { row: organization, toItem: toOrganization },
  );
}

export async function getOrganization({ transport, orgId }: Client): Promise<Organization> {
  const answer = await transport.request(
    { operation: 'getOrganization', path: { orgId } },
    z.object({ data: organization }),
  );
  return toOrganization(answer.data);
}

export async function listDirectories(
  { transport, orgId }: Client,
  cursor: string | null,
): Promise<Page<Directory>> {
  return fetchPage(
    transport,
    { operation: 'listDirectories', path: { orgId }, cursor },
    { row: directory, toItem: toDirectory },
  );
}

function toOrganization(wire: z.infer<typeof organization>): Organization {
  return { orgId: asOrgId(wire.id), name: wire.attributes.name };
}

function toDirectory(wire: z.infer<typeof directory>): Directory {
  return { directoryId: asDirectoryId(wire.directoryId), name: wire.name ?? null };
}
