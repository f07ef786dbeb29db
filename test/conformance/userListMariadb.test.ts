import { afterAll, beforeAll, describe, it } from 'vitest';
import { mariadbMissing, startMariadb, type MariadbServer } from '../../local/platform/sql/mariadbServer';
import { facetSuite } from '../query/facetSuite';
import { userListSuite } from '../query/userListSuite';
import { copyTables, createMariadbSql, type MariadbSql } from '../support/mariadbSql';
import { createSyncedUsers, type SyncedUsers } from '../support/syncedUsers';

function suite(): void {
  let server: MariadbServer;
  let synced: SyncedUsers;
  let sql: MariadbSql;
  beforeAll(async () => {
    [server, synced] = await Promise.all([startMariadb(), createSyncedUsers(200)]);
    sql = await createMariadbSql(server.url('users'));
    await copyTables(synced.sql, sql);
  });
  afterAll(async () => {
    await sql.close();
    await server.stop();
    await synced.close();
  });

  userListSuite(() => ({ ...synced, sql }), 150);
  facetSuite(() => ({ ...synced, sql }), 150);
}

if (mariadbMissing === null) describe('the list of users on MariaDB', suite);
else it.skip(`MariaDB suite left out: ${mariadbMissing}`, suite);
