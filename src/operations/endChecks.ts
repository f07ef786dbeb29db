// Before an account is deactivated or deleted: may it be, and does anything still work with its API tokens?
import type { OperationApi } from '../atlassian/operationApi';
import { NotFound, NotPermitted, UnexpectedAnswer } from '../domain/errors';
import type { AccountId } from '../domain/ids';
import type { StepKind } from '../domain/operationPlan';
import type { DriftReason } from '../domain/operationRun';
import type { Clock } from '../ports';

const DAY_MS = 86_400_000;

/** Requests that the look at one account takes at most. */
export const END_CHECK_CALLS = 2;

export function endsAccount(step: StepKind): boolean {
  return step === 'deactivate' || step === 'delete';
}

/** Returns why the account is left alone; null when nothing speaks against it. */
export async function whyNotEnd(
  { api, clock }: { readonly api: OperationApi; readonly clock: Clock },
  user: { readonly accountId: AccountId; readonly steps: readonly StepKind[] },
  tokenUseDays: number,
): Promise<DriftReason | null> {
  const { accountId, steps } = user;
  try {
    const { mayChangeLifecycle, mayDelete, mayReadTokens } = await api.getManageability(accountId);
    const isAllowed =
      (!steps.includes('delete') || mayDelete) && (!steps.includes('deactivate') || mayChangeLifecycle);
    if (!isAllowed) return 'not-allowed-by-atlassian';
    if (tokenUseDays > 0 && !mayReadTokens) return 'api-tokens-unread';
  } catch (error) {
    if (error instanceof NotPermitted) return 'not-allowed-by-atlassian';
    if (error instanceof NotFound) return 'gone';
    throw error;
  }
  if (tokenUseDays === 0) return null;
  try {
    const usedSince = clock.now() - tokenUseDays * DAY_MS;
    const tokens = await api.listApiTokens(accountId);
    // A token that was just made is about to be used.
    const isInUse = tokens.some(({ lastUsedAt, createdAt }) => (lastUsedAt ?? createdAt) >= usedSince);
    return isInUse ? 'api-token-in-use' : null;
  } catch (error) {
    // Not knowing is no reason to go on.
    if (error instanceof NotPermitted || error instanceof NotFound || error instanceof UnexpectedAnswer)
      return 'api-tokens-unread';
    throw error;
  }
}
