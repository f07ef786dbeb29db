// Users as they leave the app in a file: everything that the list can show of them, page by page.
import type { AccountId } from './ids';
import { userSortKeys } from './userList';
import type { UserListItem, UserSort } from './userList';

/** Everything that a file can hold of a user, in the order of a file with all of it. */
export const exportColumnKeys = [...userSortKeys, 'account-id'] as const;
export type ExportColumnKey = (typeof exportColumnKeys)[number];

/** An app on a site that the user can use. */
export interface ExportedProduct {
  readonly productKey: string;
  /** Host of the site, or its id while the host is not known. */
  readonly site: string;
  readonly isSeat: boolean;
  /** Ids, sorted. */
  readonly roles: readonly string[];
}

export interface ExportRow extends Omit<UserListItem, 'avatarUrl' | 'sites' | 'products' | 'groups'> {
  readonly accountId: AccountId;
  /** Hosts, or ids, by host. */
  readonly sites: readonly string[];
  /** By site, then by product. */
  readonly products: readonly ExportedProduct[];
  /** Names of all groups, by name. */
  readonly groups: readonly string[];
}

/** What users have in common, each once a page: they share a few hundred groups, apps and sites. */
export interface ExportNames {
  readonly sites: readonly string[];
  readonly products: readonly ExportedProduct[];
  readonly groups: readonly string[];
}

/** A row as a page carries it: in place of names where they stand among the page's. */
export type NumberedRow = Omit<ExportRow, keyof ExportNames> & {
  readonly [Key in keyof ExportNames]: readonly number[];
};

export interface ExportPage {
  /** In no order that means anything: who gets another name meanwhile is neither skipped nor repeated. */
  readonly rows: readonly NumberedRow[];
  readonly names: ExportNames;
  /** Where the next page begins; null: this was the last. */
  readonly next: string | null;
  /** Users selected when the first page was read. */
  readonly total: number;
  /** When the page was read, epoch milliseconds. */
  readonly readAt: number;
  /** Begin of the last complete reading, epoch milliseconds; null before the first one. */
  readonly asOf: number | null;
  /** The same for two pages, and not null: nothing has changed between them. */
  readonly version: number | null;
}

/** Users of one page. */
export const EXPORT_PAGE = 1_000;

type SortValue = string | number | null;

/** Returns the rows, which come by the users' own numbers, in the order of the list. */
export function inListOrder(rows: readonly ExportRow[], { by, direction }: UserSort): ExportRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row, at) => ({ row, at, keys: sortKeys[by](row) }));
  keyed.sort((a, b) => {
    for (const [i, key] of a.keys.entries()) {
      const order = compare(key, b.keys[i] ?? null, sign);
      if (order !== 0) return order;
    }
    return sign * (a.at - b.at);
  });
  return keyed.map(({ row }) => row);
}

/** What is not told comes last in both directions. */
function compare(a: SortValue, b: SortValue, sign: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -sign : sign;
}

const told = (text: string): string | null => (text === '' ? null : text);

const lower = (text: string | null): string => (text ?? '').toLowerCase();

const sortKeys: { readonly [By in UserSort['by']]: (row: ExportRow) => readonly SortValue[] } = {
  name: ({ name, email }) => [lower(name), lower(email)],
  email: ({ email }) => [lower(email)],
  status: ({ status, name }) => [status, lower(name)],
  sites: ({ sites }) => [sites.length],
  products: ({ products }) => [products.length],
  groups: ({ groups }) => [groups.length],
  'last-active': ({ lastActive }) => ['at' in lastActive ? lastActive.at : null],
  added: ({ addedAt }) => [addedAt],
  'account-type': ({ accountType }) => [accountType],
  source: ({ source }) => [source === 'unknown' ? null : source],
  mfa: ({ mfaEnabled }) => [mfaEnabled === null ? null : Number(mfaEnabled)],
  department: ({ department }) => [told(lower(department))],
  'job-title': ({ jobTitle }) => [told(lower(jobTitle))],
  'platform-roles': ({ platformRoles }) => [told(platformRoles.join(','))],
  seats: ({ seats }) => [seats],
  changed: ({ changedAt }) => [changedAt],
};
