// The documents that hold settings: who may use the app, what is known of the key, how a sync behaves.
import { z } from 'zod';
import { appRoles } from '../domain/appRole';
import type { AppRole } from '../domain/appRole';
import { asAccountId, asOrgId } from '../domain/ids';
import type { AccountId } from '../domain/ids';
import type { KeyCapability } from '../domain/key';
import type { DocumentKind } from './documents';

const accountId = z.string().transform(asAccountId);
const ability = z.enum(['yes', 'no', 'unknown']);

const accessContent = z.object({
  // One entry an account; an account without one has no access.
  entries: z.array(z.object({ accountId, role: z.enum(appRoles) })).readonly(),
});

export type Access = z.output<typeof accessContent>;

export const accessDocument: DocumentKind<Access> = {
  key: 'access',
  version: 1,
  content: accessContent,
  initial: { entries: [] },
};

export function roleOf(access: Access, account: AccountId): AppRole | null {
  return access.entries.find((entry) => entry.accountId === account)?.role ?? null;
}

export function hasAdmin(access: Access): boolean {
  return access.entries.some(({ role }) => role === 'admin');
}

/** Returns the access in which the account has this role, or none at all when it is null. */
export function withRole(access: Access, account: AccountId, role: AppRole | null): Access {
  const others = access.entries.filter((entry) => entry.accountId !== account);
  return { entries: role === null ? others : [...others, { accountId: account, role }] };
}

const connectionContent = z.object({
  orgId: z.string().transform(asOrgId),
  organizationName: z.string(),
  // Tells one key from another without holding any of it: sha-256 over salt and key.
  fingerprint: z.object({ salt: z.string(), hash: z.string() }),
  abilities: z.object({
    'read-organization': ability,
    'read-directories': ability,
    'read-resources': ability,
    'read-groups': ability,
    'read-users': ability,
    'read-key-inventory': ability,
  } satisfies Record<KeyCapability, typeof ability>),
  isReadOnly: z.boolean(),
  expiresAt: z.number().nullable(),
  ownerAccountId: accountId.nullable(),
  checkedAt: z.number(),
  death: z.object({ reason: z.enum(['rejected', 'expired']), at: z.number() }).nullable(),
});

/** What is known of the key in place; the key itself is in the secret storage only. */
export type Connection = z.output<typeof connectionContent>;

export const connectionDocument: DocumentKind<Connection | null> = {
  key: 'connection',
  version: 1,
  content: connectionContent,
  initial: null,
};

const keyExpiryContent = z.object({
  /** The event that was put into the outbox last. */
  announced: z.string().nullable(),
  /** When Atlassian was asked last whether the key outlives its date; null: not since that event. */
  askedAt: z.number().nullable(),
});

export type KeyExpiry = z.output<typeof keyExpiryContent>;

/** What was said and asked about the end of the key's life. */
export const keyExpiryDocument: DocumentKind<KeyExpiry> = {
  key: 'key-expiry',
  version: 1,
  content: keyExpiryContent,
  initial: { announced: null, askedAt: null },
};

const syncSettingsContent = z.object({
  /** A sync that would remove a larger share of a collection removes nothing. */
  maxRemovedShare: z.number().min(0).max(1),
});

export type SyncSettings = z.output<typeof syncSettingsContent>;

export const syncSettingsDocument: DocumentKind<SyncSettings> = {
  key: 'sync-settings',
  version: 1,
  content: syncSettingsContent,
  initial: { maxRemovedShare: 0.2 },
};

const personalDataSettingsContent = z.object({
  /** At the latest so long after a user left the organization, the profile is erased. */
  goneProfileDays: z.number().int().min(7).max(3_650),
});

export type PersonalDataSettings = z.output<typeof personalDataSettingsContent>;

export const personalDataSettingsDocument: DocumentKind<PersonalDataSettings> = {
  key: 'personal-data-settings',
  version: 1,
  content: personalDataSettingsContent,
  initial: { goneProfileDays: 180 },
};

/** How many migrations were applied, in their order. */
export const schemaDocument: DocumentKind<{ readonly applied: number }> = {
  key: 'schema',
  version: 2,
  content: z.object({ applied: z.number() }),
  initial: { applied: 0 },
};
