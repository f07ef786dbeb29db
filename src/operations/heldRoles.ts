// The roles of one user on products, as Atlassian tells them with the ways in which they are held. Only with them does
// it tell what the user is to each of several directories.
import type { OperationApi } from '../atlassian/operationApi';
import { UnexpectedAnswer } from '../domain/errors';
import type { MembershipStatus, RoleMethod } from '../domain/directory';
import type { AccountId, DirectoryId, ResourceId } from '../domain/ids';
import { asResourceId } from '../domain/ids';
import type { Places } from '../sync/context';

export interface HeldRole {
  readonly resourceId: ResourceId;
  readonly roleId: string;
  readonly methods: readonly RoleMethod[];
}

/** What the roles of one user tell. */
export interface RolesOfUser {
  /** Roles on what is no product of ours are left out. */
  readonly held: readonly HeldRole[];
  /** What the user is to each directory; one in which no role is held is not told. */
  readonly statusIn: ReadonlyMap<DirectoryId, MembershipStatus>;
}

// 100 a page: nobody has roles on so many products.
const MOST_PAGES = 20;

interface ReadTools {
  readonly api: OperationApi;
  readonly places: Places;
}

export async function readHeldRoles(tools: ReadTools, accountId: AccountId): Promise<readonly HeldRole[]> {
  return (await readRolesOfUser(tools, accountId)).held;
}

export async function readRolesOfUser(
  { api, places }: ReadTools,
  accountId: AccountId,
): Promise<RolesOfUser> {
  const held: HeldRole[] = [];
  const statusIn = new Map<DirectoryId, MembershipStatus>();
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, nextCursor } = await readPage(api, accountId, cursor);
    for (const { resourceAri, roles, directoryId, userDirectoryStatus } of items) {
      if (directoryId !== null && userDirectoryStatus !== null)
        statusIn.set(directoryId, userDirectoryStatus);
      const resource = places.findResource(resourceAri, null);
      if (resource === null) continue;
      const resourceId = asResourceId(resource.resourceId);
      held.push(...roles.map(({ roleId, methods }) => ({ resourceId, roleId, methods })));
    }
    if (nextCursor === null) return { held, statusIn };
    cursor = nextCursor;
  }
  // A part of them would look like freedom.
  throw new UnexpectedAnswer('The roles of a user do not end', { pages: MOST_PAGES });
}

function readPage(api: OperationApi, accountId: AccountId, cursor: string | null) {
  return api.listUserRoles(accountId, cursor);
}

export function isDirect({ methods }: HeldRole): boolean {
  return methods.includes('direct');
}
