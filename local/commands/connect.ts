// Enters the key through the app's own resolvers, as an administrator would on the connection page.
import type { AppCalls } from './appCalls';
import { UsageError } from './flags';

export interface KeyToEnter {
  readonly apiKey: string;
  /** The organization that the key must belong to; null: whichever it belongs to. */
  readonly orgId: string | null;
}

/** Does nothing when a working key is in place. @throws {UsageError} when the key cannot be used. */
export async function enterKey(app: AppCalls, { apiKey, orgId }: KeyToEnter): Promise<void> {
  const { keyState } = await app.me();
  if (keyState === 'alive') return;

  const check = await app.checkKey(apiKey);
  if (check.problem !== null) throw new UsageError(`The API key cannot be used: ${check.problem}`);
  const found = check.organizations.map((organization) => organization.orgId);
  if (orgId !== null && !found.includes(orgId)) {
    throw new UsageError(`The API key belongs to ${found.join(', ') || 'no organization'}, not to ${orgId}`);
  }
  const adminAccountId = check.isActingOrgAdmin ? undefined : check.orgAdmins[0]?.accountId;
  await app.saveKey(adminAccountId === undefined ? { apiKey } : { apiKey, adminAccountId });
}
