// Finds somebody to act as: an organization admin, asked from the server with the key at hand.
import { createAdminReader, type AdminAccess } from '../verify/adminReader';
import { userWire } from '../verify/wire';
import type { OperatorAccount } from '../platform/operator';
import { z } from 'zod';

const organizationWire = z.object({ id: z.string() });

/** Returns the first active organization admin; `orgId` null: of the first organization that the key opens. */
export async function findOrgAdmin(access: AdminAccess, orgId: string | null): Promise<OperatorAccount> {
  const api = createAdminReader(access);
  const id = orgId ?? (await firstOrganization(api.list('/v1/orgs')));
  const search = { roleIds: ['atlassian/org-admin'], status: ['active'], limit: 100 };
  for await (const row of api.search(`/v2/orgs/${id}/directories/-/users/search`, search)) {
    const { accountId, name, timeZone } = userWire.parse(row);
    return operatorAccount({
      accountId,
      displayName: name ?? accountId,
      timeZone: timeZone ?? LOCAL_TIME_ZONE,
    });
  }
  throw new Error(`${access.url} lists no active organization admin`);
}

const LOCAL_TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An account of which nothing but the id is stated. */
export function statedOperator(accountId: string): OperatorAccount {
  return operatorAccount({ accountId, displayName: 'You', timeZone: LOCAL_TIME_ZONE });
}

function operatorAccount(
  known: Pick<OperatorAccount, 'accountId' | 'displayName' | 'timeZone'>,
): OperatorAccount {
  return { ...known, locale: 'en-US', jiraAdmin: true };
}

async function firstOrganization(organizations: AsyncGenerator): Promise<string> {
  for await (const row of organizations) return organizationWire.parse(row).id;
  throw new Error('The API key opens no organization');
}
