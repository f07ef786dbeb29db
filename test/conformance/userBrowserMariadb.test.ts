import { afterAll, beforeAll, describe, it } from 'vitest';
import { mariadbMissing, startMariadb, type MariadbServer } from '../../local/platform/sql/mariadbServer';
import { selectionSuite } from '../query/selectionSuite';
import { giveOwnRoles, userDetailsSuite } from '../query/userDetailsSuite';
import { savedFiltersSuite } from '../store/savedFiltersSuite';
import { copyTables, createMariadbSql, type MariadbSql } from '../support/mariadbSql';
import { createSyncedUsers, type SyncedUsers } from '../support/syncedUsers';

function suite(): void {
  let server: MariadbServer;
  let synced: SyncedUsers;
  let sql: MariadbSql;
  beforeAll(async () => {
    [server, synced] = await Promise.all([startMariadb(), createSyncedUsers(200, giveOwnRoles)]);
    sql = await createMariadbSql(server.url('users'));
    await copyTables(synced.sql, sql);
  });
  afterAll(async () => {
    await sql.close();
    await server.stop();
    await synced.close();
  });

  selectionSuite(() => ({ ...synced, sql }), 60);
  userDetailsSuite(() => ({ ...synced, sql }));
  // Last: it needs a table of users without anybody.
  describe('with saved filters and notes', () => savedFiltersSuite(() => sql));
}

if (mariadbMissing === null) describe('the user browser on MariaDB', suite);
else it.skip(`MariaDB suite left out: ${mariadbMissing}`, suite);
