// Who holds what through which known path. Paths that Atlassian's counts cannot show stay unknown.
import { isBillableRole } from './role';

/** A role on a resource, reached directly or through a group. */
export interface AccessPath {
  readonly resourceNo: number;
  readonly roleId: string;
  readonly isDirect: boolean;
}

export interface Access {
  /** At least one billable role: one seat of the resource. */
  readonly isSeat: boolean;
  readonly isDirect: boolean;
}

/** How many of each a user has. */
export interface UserSums {
  readonly sites: number;
  /** Products on sites: Jira on two sites counts twice. */
  readonly products: number;
  readonly groups: number;
}

/** Returns what a user can use, keyed by resource number. */
export function accessFrom(paths: Iterable<AccessPath>): Map<number, Access> {
  const byResource = new Map<number, Access>();
  for (const path of paths) {
    const known = byResource.get(path.resourceNo);
    byResource.set(path.resourceNo, {
      isSeat: (known?.isSeat ?? false) || isBillableRole(path.roleId),
      isDirect: (known?.isDirect ?? false) || path.isDirect,
    });
  }
  return byResource;
}
