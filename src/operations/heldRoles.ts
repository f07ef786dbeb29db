// The roles of one user on products, as Atlassian tells them with the ways in which they are held.
import type { OperationApi } from '../atlassian/operationApi';
import { UnexpectedAnswer } from '../domain/errors';
import type { RoleMethod } from '../domain/directory';
import type { AccountId, ResourceId } from '../domain/ids';
import { asResourceId } from '../domain/ids';
import type { Places } from '../sync/context';

export interface HeldRole {
  readonly resourceId: ResourceId;
  readonly roleId: string;
  readonly methods: readonly RoleMethod[];
}

// 100 a page: nobody has roles on so many products.
const MOST_PAGES = 20;

/** Roles on what is no product of ours are left out. */
export async function readHeldRoles(
  { api, places }: { readonly api: OperationApi; readonly places: Places },
  accountId: AccountId,
): Promise<HeldRole[]> {
  const held: HeldRole[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, nextCursor } = await readPage(api, accountId, cursor);
    for (const { resourceAri, roles } of items) {
      const resource = places.findResource(resourceAri, null);
      if (resource === null) continue;
      const resourceId = asResourceId(resource.resourceId);
      held.push(...roles.map(({ roleId, methods }) => ({ resourceId, roleId, methods })));
    }
    if (nextCursor === null) return held;
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
