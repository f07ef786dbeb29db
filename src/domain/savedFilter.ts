// Filters that people keep: whose they are, who may see and change them, and what of them goes into a file.
import { hasRole, type AppRole, type Caller } from './appRole';
import type { Filter } from './filter/filter';
import type { NameKind } from './filter/values';
import type { AccountId } from './ids';
import type { ActivityContext } from './lastActive';
import type { UserSort } from './userList';

export const visibilities = ['private', 'shared'] as const;

export type Visibility = (typeof visibilities)[number];

/** What a saved filter shows when it is opened. */
export interface SavedView {
  readonly filter: Filter;
  /** Null: the sites and products that the filter asks for. */
  readonly context: ActivityContext | null;
  /** Null: the order of the list stays as it is. */
  readonly sort: UserSort | null;
}

/** What of a view this version of the app can read: everything, or nothing but the text as it was stored. */
export type ReadView =
  | (SavedView & { readonly unreadable: null })
  | { readonly filter: null; readonly context: null; readonly sort: null; readonly unreadable: string };

/** What needs the filter to be there. */
export interface FilterUse {
  readonly kind: 'task';
  readonly id: string;
  readonly name: string;
}

/** An id in a filter that the mirror does not know, or no longer. */
export interface UnknownName {
  readonly kind: NameKind;
  readonly id: string;
}

interface SavedFilterFacts {
  readonly filterId: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly ownerAccountId: AccountId;
  /** Null: the mirror knows no name. */
  readonly ownerName: string | null;
  /** By name. */
  readonly usedBy: readonly FilterUse[];
  /** What the filter asks for and the organization does not have, as far as the mirror knows. */
  readonly unknownNames: readonly UnknownName[];
  readonly createdAt: number;
  readonly changedAt: number;
  readonly changedByName: string | null;
  /** Goes up with every change; a change names the one it was made from. */
  readonly version: number;
  /** Whoever sees it asks. */
  readonly mayEdit: boolean;
}

export type SavedFilter = SavedFilterFacts & ReadView;

export const filterAspects = ['name', 'description', 'visibility', 'filter', 'context', 'sort'] as const;

export type FilterAspect = (typeof filterAspects)[number];

/** What the filter was from this version on. */
export type SavedFilterVersion = ReadView & {
  readonly version: number;
  readonly at: number;
  readonly byAccountId: AccountId;
  readonly byName: string | null;
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  /** What is not as in the version told before it; empty for the oldest that is told. */
  readonly changed: readonly FilterAspect[];
};

// Bounds of the app's own: all that one person sees stays within an answer of 5 MB
// (developer.atlassian.com/platform/forge/platform-quotas-and-limits, 2025-12-01).
export const savedFilterBounds = {
  nameLength: 100,
  descriptionLength: 500,
  /** Of the stored view: the ids of 200 products on sites fit. */
  viewBytes: 16_384,
  privatePerOwner: 100,
  shared: 150,
  perImport: 200,
  /** Versions before the present one that are kept. */
  pastVersions: 50,
} as const;

interface Owned {
  readonly visibility: Visibility;
  readonly ownerAccountId: AccountId;
}

/** The least role of those who keep and change such filters. */
export const keeperRole = { private: 'viewer', shared: 'operator' } as const satisfies Record<
  Visibility,
  AppRole
>;

export function maySeeFilter({ visibility, ownerAccountId }: Owned, me: AccountId): boolean {
  return visibility === 'shared' || ownerAccountId === me;
}

/** Its owner while the role allows it, and an app admin where it is shared. */
export function mayEditFilter({ visibility, ownerAccountId }: Owned, me: AccountId, caller: Caller): boolean {
  if (ownerAccountId === me) return hasRole(caller, keeperRole[visibility]);
  return visibility === 'shared' && hasRole(caller, 'admin');
}

/** A saved filter in a file. An older app would misread one of a higher version. */
export interface FilterInFile extends SavedView {
  readonly version: 1;
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
}

/** Returns null for a filter that this version of the app cannot read. */
export function filterForFile(saved: SavedFilter): FilterInFile | null {
  if (saved.unreadable !== null) return null;
  const { name, description, visibility, filter, context, sort } = saved;
  return { version: 1, name, description, visibility, filter, context, sort };
}

export const importProblems = [
  'unknown-version',
  'unknown-field',
  'missing',
  'malformed',
  'too-large',
  'too-many',
  'not-allowed',
] as const;

/** Why a filter of a file was not taken. */
export type ImportProblem = (typeof importProblems)[number];

export interface RefusedImport {
  /** In the list of the file, from its first element on: `[2].filter.all[0].values`. */
  readonly at: string;
  /** Of the filter; null when it has none that can be read. */
  readonly name: string | null;
  readonly problem: ImportProblem;
}

export interface FilterImport {
  /** Things that this organization does not have are kept, and marked in `unknownNames`. */
  readonly created: readonly SavedFilter[];
  readonly problems: readonly RefusedImport[];
}
