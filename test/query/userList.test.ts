import { afterAll, beforeAll, describe } from 'vitest';
import { createSyncedUsers, type SyncedUsers } from '../support/syncedUsers';
import { facetSuite } from './facetSuite';
import { userListSuite } from './userListSuite';

let synced: SyncedUsers;
beforeAll(async () => {
  synced = await createSyncedUsers(200);
});
afterAll(() => synced.close());

describe('the list of users on libsql', () => {
  userListSuite(() => synced, 150);
  facetSuite(() => synced, 150);
});
