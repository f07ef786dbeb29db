// Readings of a batch: none begins that could outlive the lease of the burst, or its allowance of requests.
import type { OperationApi } from '../atlassian/operationApi';
import type { Burst } from '../jobs/burst';

/** A request is sent with 45 s of the lease left (jobKinds.ts) and may wait for its turn; then all is to be noted. */
const LEASE_MARGIN_MS = 55_000;

/** Longer than any answer is waited for – transport.ts. */
const ANSWER_MS = 30_000;

/** True when a request that begins now may be sent, and what comes of it be noted in time. */
export function hasTime(burst: Burst): boolean {
  return burst.hasRoom(1) && burst.holdsLease(LEASE_MARGIN_MS);
}

/** The same of a reading, after which there is to be time for one more request. */
export function hasTimeToLook(burst: Burst): boolean {
  return burst.hasRoom(2) && burst.holdsLease(LEASE_MARGIN_MS + ANSWER_MS);
}

/** A reading was not begun. Nothing is said of what was to be read: a later burst reads it. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
}

/** Returns the same, but that readings throw NoRoom where `mayAsk` says no. What changes something asks by itself. */
export function boundedApi(api: OperationApi, mayAsk: () => boolean): OperationApi {
  async function inRoom<Answer>(read: () => Promise<Answer>): Promise<Answer> {
    if (!mayAsk()) throw new NoRoom();
    return read();
  }
  return {
    ...api,
    searchUsers: (query) => inRoom(() => api.searchUsers(query)),
    listUserRoles: (accountId, cursor) => inRoom(() => api.listUserRoles(accountId, cursor)),
    getManageability: (accountId) => inRoom(() => api.getManageability(accountId)),
    listApiTokens: (accountId) => inRoom(() => api.listApiTokens(accountId)),
  };
}
