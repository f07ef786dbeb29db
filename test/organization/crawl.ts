// Reads an organization the slow and simple way, through the public API alone, into what the truth should say.
import { ALL_USERS, EXPAND, listAll, searchAll, WORKSPACES } from './connect';
import type { Client, Reply } from './connect';

type Line = Reply['body'];

export interface Crawl {
  readonly resources: readonly Line[];
  readonly groups: readonly Line[];
  readonly users: readonly Line[];
}

export async function crawl(client: Client): Promise<Crawl> {
  const directories = await listAll(client, '/admin/v2/orgs/{org}/directories');
  const workspaces = (await client.send('POST', WORKSPACES, { body: { limit: 1000 } })).body.data;
  const groups: Line[] = [];
  const users = new Map<string, Line>();
  for (const { directoryId } of directories) {
    const base = `/admin/v2/orgs/{org}/directories/${directoryId}`;
    const rows = await searchAll(client, `${base}/groups/search`, {
      limit: 100,
      expand: ['counts.users', 'counts.resources'],
    });
    for (const row of rows) {
      groups.push({ ...row, roles: await listAll(client, `${base}/groups/${row.id}/role-assignments`) });
    }
    for (const row of await searchAll(client, `${base}/users/search`, { limit: 100, expand: EXPAND })) {
      const roles = await listAll(
        client,
        `${base}/users/${encodeURIComponent(row.accountId)}/role-assignments`,
      );
      const known = users.get(row.accountId);
      users.set(row.accountId, {
        ...row,
        directoryIds: [...(known?.directoryIds ?? []), directoryId],
        groups: [...(known?.groups ?? []), ...row.groups],
        productAccess: [...(known?.productAccess ?? []), ...row.productAccess],
        roles: [...(known?.roles ?? []), ...roles],
      });
    }
  }
  const others = await searchAll(client, `${ALL_USERS}/search`, {
    limit: 100,
    expand: EXPAND,
    claimStatus: 'managed',
    membershipStatus: ['no_membership'],
  });
  for (const row of others) users.set(row.accountId, { ...row, directoryIds: [], roles: [] });
  return { resources: workspaces, groups, users: [...users.values()] };
}
