// Who holds what through which known path. Paths that Atlassian's counts cannot show stay unknown.
import type { UserStatus } from './directory';
import { isBillableRole } from './role';

/** A role on a resource, reached directly or through a group. */
export interface AccessPath {
  readonly resourceNo: number;
  readonly roleId: string;
  /** Number of the group that gives the role; null: none does. */
  readonly groupNo: number | null;
  readonly isDirect: boolean;
}

/** The number in place of a group's for roles that none gives. */
export const DIRECT_ONLY = 0;

export interface Access {
  /** At least one billable role of a user who is billed: one seat of the resource. */
  readonly isSeat: boolean;
  readonly isDirect: boolean;
  /**
   * The one group that gives the seat, or would to a user who is not billed; `DIRECT_ONLY` when only direct roles do;
   * null when several ways lead to it, when it is only inferred, or when no role is billable.
   */
  readonly soleGroupNo: number | null;
}

/** What a user's access comes to. */
export interface UserSums {
  readonly sites: number;
  /** Products on sites: Jira on two sites counts twice. */
  readonly products: number;
  /** Products on sites in which the user is billable. */
  readonly seats: number;
  readonly groups: number;
  /** Ids of the roles on products that are given, not inferred: sorted, unique. */
  readonly roles: readonly string[];
}

export const BILLED_STATUSES: readonly UserStatus[] = ['active', 'unknown'];

/**
 * Tells whether billable roles cost something. Suspending, deactivating and deleting stop billing, who is not invited
 * is in no directory – organization admin API (2026-08-21), user management API (2026-08-15). A status that this
 * version does not know is billed: a cost must not be hidden.
 */
export function isBilled(status: UserStatus): boolean {
  return BILLED_STATUSES.includes(status);
}

/** Returns what a user has, keyed by resource number. */
export function accessFrom(
  paths: Iterable<AccessPath>,
  user: { readonly isBilled: boolean },
): Map<number, Access> {
  const byResource = new Map<number, Access>();
  const waysToSeat = new Map<number, Set<number>>();
  for (const path of paths) {
    const { resourceNo, isDirect } = path;
    const known = byResource.get(resourceNo);
    const isBillable = isBillableRole(path.roleId);
    const way = path.groupNo ?? (isDirect ? DIRECT_ONLY : null);
    const ways = waysToSeat.get(resourceNo) ?? new Set();
    if (isBillable && way !== null) waysToSeat.set(resourceNo, ways.add(way));
    byResource.set(resourceNo, {
      isSeat: (known?.isSeat ?? false) || (isBillable && user.isBilled),
      isDirect: (known?.isDirect ?? false) || isDirect,
      soleGroupNo: only(ways),
    });
  }
  return byResource;
}

function only(ways: ReadonlySet<number>): number | null {
  const [way] = ways;
  return ways.size === 1 && way !== undefined ? way : null;
}
