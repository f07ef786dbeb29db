// Who holds what through which known path. Paths that Atlassian's counts cannot show stay unknown.
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
  /** At least one billable role: one seat of the resource. */
  readonly isSeat: boolean;
  readonly isDirect: boolean;
  /**
   * The one group that gives the seat; `DIRECT_ONLY` when only direct roles do; null when several ways lead to it,
   * when it is only inferred, or when it is none.
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

/** Returns what a user can use, keyed by resource number. */
export function accessFrom(paths: Iterable<AccessPath>): Map<number, Access> {
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
      isSeat: (known?.isSeat ?? false) || isBillable,
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
