// Managed accounts: what may be done, lifecycle, API tokens – user management API (2026-08-15).
import { z } from 'zod';
import type { AccountId } from '../domain/ids';
import type { ApiToken, Manageability } from './answers';
import type { Client } from './client';
import type { Changed } from './transport';
import { toInstant } from './words';

const rule = z.object({ allowed: z.boolean() }).optional();

const manageability = z.object({
  'lifecycle.enablement': rule,
  'lifecycle.delete': rule,
  'apiToken.read': rule,
});

/** @throws {NotPermitted} when the account is not managed by the organization. */
export async function getManageability({ transport }: Client, accountId: AccountId): Promise<Manageability> {
  const rules = await transport.request(
    { operation: 'getManageability', path: { accountId } },
    manageability,
  );
  return {
    mayChangeLifecycle: rules['lifecycle.enablement']?.allowed ?? false,
    mayDelete: rules['lifecycle.delete']?.allowed ?? false,
    mayReadTokens: rules['apiToken.read']?.allowed ?? false,
  };
}

// A time that cannot be read is not "never": the answer as a whole is none.
const instant = z.string().transform((text, problem) => {
  const at = toInstant(text);
  if (at !== null) return at;
  problem.addIssue({ code: 'custom', message: 'no time' });
  return z.NEVER;
});

const tokens = z.array(z.object({ createdAt: instant, lastAccess: instant.nullish() }));

/** @throws {UnexpectedAnswer} also when a time cannot be read. */
export async function listApiTokens({ transport }: Client, accountId: AccountId): Promise<ApiToken[]> {
  const rows = await transport.request({ operation: 'listApiTokens', path: { accountId } }, tokens);
  return rows.map(({ createdAt, lastAccess }) => ({ createdAt, lastUsedAt: lastAccess ?? null }));
}

const message = z.object({ message: z.string() });

/** Blocks the account everywhere, also in other organizations. */
export function deactivateAccount({ transport }: Client, accountId: AccountId): Promise<Changed<unknown>> {
  // The document asks for a body, and for nothing in it.
  const call = { operation: 'deactivateAccount', path: { accountId }, body: {} } as const;
  return transport.change(call, z.null());
}

export function activateAccount({ transport }: Client, accountId: AccountId): Promise<Changed<unknown>> {
  return transport.change({ operation: 'activateAccount', path: { accountId } }, z.null());
}

/** Within 14 days it can be taken back. */
export function deleteAccount({ transport }: Client, accountId: AccountId): Promise<Changed<unknown>> {
  return transport.change({ operation: 'deleteAccount', path: { accountId } }, message);
}

/** Leaves the account deactivated. */
export function cancelDeletion({ transport }: Client, accountId: AccountId): Promise<Changed<unknown>> {
  return transport.change({ operation: 'cancelDeletion', path: { accountId } }, message);
}
