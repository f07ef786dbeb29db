// Readings of a batch: none begins that could outlive the lease of the burst, or its allowance of requests.
import type { OperationApi } from '../atlassian/operationApi';

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
