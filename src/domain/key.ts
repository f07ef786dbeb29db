// What an organization API key is known to do, and how long it lives. Nothing here holds a part of a key.
import type { Organization } from './directory';
import type { AccountId } from './ids';

const keyCapabilities = [
  'read-organization',
  'read-directories',
  'read-resources',
  'read-groups',
  'read-users',
  'read-key-inventory',
] as const;

export type KeyCapability = (typeof keyCapabilities)[number];

/** `unknown`: Atlassian gave no answer that would decide it. */
export type KeyAbility = 'yes' | 'no' | 'unknown';

export type KeyAbilities = Readonly<Record<KeyCapability, KeyAbility>>;

/** What a sync cannot do without; the key inventory only tells the expiry date. */
export const syncCapabilities: readonly KeyCapability[] = keyCapabilities.filter(
  (capability) => capability !== 'read-key-inventory',
);

/** Why a key that was entered cannot be used. */
export type KeyProblem =
  | 'rejected'
  | 'scoped'
  | 'no-organization'
  | 'several-organizations'
  | 'not-permitted';

/** `missing`: nobody entered a key yet. `dead`: it was entered, and no longer works. */
export type KeyState = 'missing' | 'alive' | 'dead';

export type KeyDeathReason = 'rejected' | 'expired' | 'lost';

const DAY_MS = 86_400_000;

/** Ascending, so that the nearest limit wins. */
const WARNING_DAYS = [1, 7, 14, 30] as const;

export type ExpiryWarningDays = (typeof WARNING_DAYS)[number];

/** Returns the smallest warning limit that the expiry (epoch milliseconds) has come under, or null when it is far or unknown. */
export function expiryWarning(expiresAt: number | null, now: number): ExpiryWarningDays | null {
  if (expiresAt === null) return null;
  return WARNING_DAYS.find((days) => expiresAt - now <= days * DAY_MS) ?? null;
}

/** Returns in how many days (at least 1) the key expires, or null when that is not soon or unknown. */
export function daysLeftToWarnOf(expiresAt: number | null, now: number): number | null {
  if (expiresAt === null || expiryWarning(expiresAt, now) === null) return null;
  return Math.max(1, Math.ceil((expiresAt - now) / DAY_MS));
}

export interface Person {
  readonly accountId: AccountId;
  readonly name: string | null;
}

/** What is known about a key that was entered and not stored. Instants are epoch milliseconds; null: unknown. */
export interface KeyCheck {
  /** Null: the key can be used. */
  readonly problem: KeyProblem | null;
  /** What the key opens; more than one cannot be connected. */
  readonly organizations: readonly Organization[];
  readonly abilities: KeyAbilities;
  /** True: a key with scopes that can sync, and change nothing. */
  readonly isReadOnly: boolean;
  readonly expiresAt: number | null;
  readonly ownerAccountId: AccountId | null;
  /** Active ones, of the first page found. */
  readonly orgAdmins: readonly Person[];
  /** True when Atlassian, asked with this key, lists the acting account as organization admin. */
  readonly isActingOrgAdmin: boolean;
}

/** What is known about the key in place. Instants are epoch milliseconds; null: unknown, or no key yet. */
export interface ConnectionStatus {
  readonly keyState: KeyState;
  readonly deathReason: KeyDeathReason | null;
  readonly organization: Organization | null;
  readonly abilities: KeyAbilities | null;
  readonly isReadOnly: boolean;
  readonly expiresAt: number | null;
  /** The warning that the expiry has come under; 1 stays when it has passed. */
  readonly expiryWarningDays: ExpiryWarningDays | null;
  readonly ownerAccountId: AccountId | null;
  readonly checkedAt: number | null;
}
