// The personal-data report: which accounts were closed or changed, as a test or an operator scripts it.
// developer.atlassian.com/platform/forge/user-privacy-guidelines (2026-11-22).
import { z } from 'zod';
import { json, type DoorAnswer } from './doors/door';
import { LIMITS, type LimitRecord } from './limits';

const reportShape = z.object({
  accounts: z.array(z.object({ accountId: z.string(), updatedAt: z.string() })),
});

export class PersonalDataState {
  /** Accounts that no longer exist: the app must erase what it holds. */
  readonly closed = new Set<string>();
  /** Accounts whose data changed at the instant (epoch milliseconds), keyed by account id. */
  readonly updatedAt = new Map<string, number>();
  /** Given instead of the next answers, in order. */
  readonly refusals: DoorAnswer[] = [];
  readonly #limits: LimitRecord;

  constructor(limits: LimitRecord) {
    this.#limits = limits;
  }

  report(body: unknown): DoorAnswer {
    const refusal = this.refusals.shift();
    if (refusal !== undefined) return refusal;
    const { accounts } = reportShape.parse(body);
    if (accounts.length > LIMITS.reportedAccounts.value) {
      return json(400, {
        errorType: 'validation_error',
        errorMessage: this.#limits.hit(LIMITS.reportedAccounts),
      });
    }
    const found = accounts.flatMap(({ accountId, updatedAt }) => {
      if (this.closed.has(accountId)) return [{ accountId, status: 'closed' }];
      const changedAt = this.updatedAt.get(accountId);
      return changedAt !== undefined && changedAt > Date.parse(updatedAt)
        ? [{ accountId, status: 'updated' }]
        : [];
    });
    return found.length === 0 ? { status: 204 } : json(200, { accounts: found });
  }
}
