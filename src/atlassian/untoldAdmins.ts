// Whether users of whom a search tells no platform roles administer the organization. No document says whether
// `platformRoles` is there for somebody who has none (organization admin API document, 2026-08-21): a search by the role
// tells who has it.
import type { AccountId } from '../domain/ids';
import type { Page } from '../domain/page';
import { ORG_ADMIN_ROLE } from '../domain/role';
import type { UserQuery, UserRow } from './answers';

interface UserSearch {
  searchUsers(query: UserQuery): Promise<Page<UserRow>>;
}

// An organization has fewer admins than fit on these: what goes on is no answer to the question.
const MOST_PAGES = 5;

/** The same API, whose users tell whether they are org admins wherever Atlassian tells it by any way. Asks once. */
export function tellingAdmins<Api extends UserSearch>(api: Api): Api {
  let asked: ReturnType<typeof findOrgAdmins> | null = null;
  return {
    ...api,
    searchUsers: async (query: UserQuery) => {
      const page = await api.searchUsers(query);
      if (page.items.every(({ tellsPlatformRoles }) => tellsPlatformRoles)) return page;
      asked ??= findOrgAdmins(api).catch((error: unknown) => {
        asked = null;
        throw error;
      });
      const admins = await asked;
      return admins === null ? page : { ...page, items: page.items.map((row) => told(row, admins)) };
    },
  };
}

/** Returns null when the answer settles nothing: every organization has an admin, and a filter may be ignored. */
async function findOrgAdmins(api: UserSearch): Promise<ReadonlySet<AccountId> | null> {
  const admins = new Set<AccountId>();
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page: Page<UserRow> = await api.searchUsers({
      directoryId: null,
      roleIds: [ORG_ADMIN_ROLE],
      cursor,
    });
    if (page.items.some(isOrdinary)) return null;
    for (const { user } of page.items) admins.add(user.accountId);
    if (page.nextCursor === null) return admins.size === 0 ? null : admins;
    cursor = page.nextCursor;
  }
  return null;
}

function isOrdinary({ user, tellsPlatformRoles }: UserRow): boolean {
  return tellsPlatformRoles && !user.platformRoles.includes(ORG_ADMIN_ROLE);
}

function told(row: UserRow, admins: ReadonlySet<AccountId>): UserRow {
  if (row.tellsPlatformRoles) return row;
  const platformRoles = admins.has(row.user.accountId) ? [ORG_ADMIN_ROLE] : [];
  return { ...row, user: { ...row.user, platformRoles }, tellsPlatformRoles: true };
}
