// Finds somebody to act as: an organization admin, asked from the server with the key at hand.
import { createAdminReader, ServerRefusal, type AdminAccess } from '../verify/adminReader';
import { userWire } from '../verify/wire';
import type { KeptOperator } from './dataDirectory';
import { z } from 'zod';
import { UsageError } from './flags';

const organizationWire = z.object({ id: z.string() });

/** Returns the first active organization admin; `orgId` null: of the first organization that the key opens. */
export async function findOrgAdmin(access: AdminAccess, orgId: string | null): Promise<KeptOperator> {
  try {
    return await search(access, orgId);
  } catch (error) {
    if (!(error instanceof ServerRefusal)) throw error;
    throw new UsageError(`${access.url} refuses key or organization: ${error.message}`, { cause: error });
  }
}

async function search(access: AdminAccess, orgId: string | null): Promise<KeptOperator> {
  const api = createAdminReader(access);
  const id = orgId ?? (await firstOrganization(api.list('/v1/orgs')));
  const admins = { roleIds: ['atlassian/org-admin'], status: ['active'], limit: 100 };
  for await (const row of api.search(`/v2/orgs/${id}/directories/-/users/search`, admins)) {
    const { accountId, name, timeZone } = userWire.parse(row);
    return { accountId, displayName: name ?? accountId, timeZone: timeZone ?? 'UTC' };
  }
  throw new UsageError(`${access.url} lists no active organization admin`);
}

async function firstOrganization(organizations: AsyncGenerator): Promise<string> {
  for await (const row of organizations) return organizationWire.parse(row).id;
  throw new UsageError('The API key opens no organization');
}
