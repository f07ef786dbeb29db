import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mariadbMissing, startMariadb, type MariadbServer } from '../../local/platform/sql/mariadbServer';
import { selectionSuite } from '../query/selectionSuite';
import { giveOwnRoles, userDetailsSuite } from '../query/userDetailsSuite';
import type { Sql } from '../../src/ports';
import { planEverybody } from '../operations/planEverybody';
import { operationsSuite } from '../store/operationsSuite';
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
  describe('with operations', () => operationsSuite(() => sql));
  it('plans for everybody what is planned on libsql', async () => {
    const planned = (database: Sql) => planEverybody(database, synced.now);

    expect(await planned(sql)).toEqual(await planned(synced.sql));
  });
  // Last: it needs a table of users without anybody.
  describe('with saved filters and notes', () => savedFiltersSuite(() => sql));
}

if (mariadbMissing === null) describe('the user browser on MariaDB', suite);
else it.skip(`MariaDB suite left out: ${mariadbMissing}`, suite);
