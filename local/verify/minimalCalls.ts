// The least number of API calls with which a full sync can read an organization of this size.

/** Sizes of an organization, by the names of the formula. */
export interface OrganizationSize {
  readonly directories: number;
  readonly workspaces: number;
  /** Users of each directory. */
  readonly directoryUsers: readonly number[];
  readonly groups: number;
  readonly groupsWithResources: number;
  /** Users whose resource count differs from what their groups give, summed over directories. */
  readonly mismatches: number;
  /** Users of each resource. */
  readonly resourceUsers: readonly number[];
  /** Managed accounts in no directory. */
  readonly unplacedUsers: number;
}

// Largest pages – organization admin API document (2026-08-21).
const PAGE = 100;
const WORKSPACES_PAGE = 1000;
// Most accountIds of one user search – the same document.
const ACCOUNTS_PER_SEARCH = 10;

/** `gone`: users of the last sync that this one did not see, and had to ask for. */
export function minimalApiCalls(size: OrganizationSize, gone: number): number {
  const directRoles = Math.min(size.mismatches, sum(size.resourceUsers.map((users) => pages(users, PAGE))));
  const counts = size.directories + 1;
  return (
    1 +
    pages(size.directories, PAGE) +
    pages(size.workspaces, WORKSPACES_PAGE) +
    sum(size.directoryUsers.map((users) => pages(users, PAGE))) +
    pages(size.groups, PAGE) +
    size.groupsWithResources +
    directRoles +
    Math.max(1, pages(size.unplacedUsers, PAGE)) +
    counts +
    pages(gone, ACCOUNTS_PER_SEARCH)
  );
}

function pages(items: number, perPage: number): number {
  return Math.ceil(items / perPage);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
