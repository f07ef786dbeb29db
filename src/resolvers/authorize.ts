// Decides who may make a call. Nothing is read for the caller, and nothing of the request is looked at, before.
import { findRole } from '../connection/appAccess';
import type { CallRule } from '../contract/calls';
import { meetsNeed } from '../domain/appRole';
import type { Caller } from '../domain/appRole';
import { AccessDenied } from '../domain/errors';
import type { AccountId } from '../domain/ids';
import type { CallRequest, ResolverDeps } from './call';

export interface Admitted {
  readonly accountId: AccountId;
  readonly caller: Caller;
}

/** @throws {AccessDenied} */
export async function authorize(
  { ports }: ResolverDeps,
  request: CallRequest,
  rule: Pick<CallRule, 'needs' | 'changes'>,
): Promise<Admitted> {
  const { accountId } = request;
  if (accountId === null) throw new AccessDenied('not-signed-in');

  const role = await findRole(ports, accountId);
  // Jira is asked only where its answer counts: each question is a request.
  const asksJira = rule.needs === 'known' || rule.needs === 'key-keeper';
  const caller = { role, isJiraAdmin: asksJira && (await ports.permissions.isJiraAdmin()) };
  if (!meetsNeed(caller, rule.needs)) {
    throw new AccessDenied(role === null ? 'no-role' : 'role-too-low', { needs: rule.needs });
  }
  if (rule.changes && !request.licenseActive) throw new AccessDenied('license-inactive');
  return { accountId, caller };
}
