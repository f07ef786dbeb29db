import { afterAll, beforeAll, describe } from 'vitest';
import { createSyncedUsers, type SyncedUsers } from '../support/syncedUsers';
import { placeListsSuite } from './placeListsSuite';

let synced: SyncedUsers;
beforeAll(async () => {
  synced = await createSyncedUsers(200);
});
afterAll(() => synced.close());

describe('the lists of places on libsql', () => placeListsSuite(() => synced, 100));
