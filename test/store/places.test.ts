import { expect, test } from 'vitest';
import { asDirectoryId, asResourceId } from '../../src/domain/ids';
import { upsertDirectories, upsertResources } from '../../src/store/places';
import { createMemorySql } from '../support/memorySql';

test('texts longer than their columns are cut, and are no change the next time', async () => {
  const sql = createMemorySql();
  const long = 'x'.repeat(1_000);
  const directories = [{ directoryId: asDirectoryId('d'), name: long }];
  const resource = {
    resourceId: asResourceId('ari:cloud:jira-software::site/one'),
    productKey: 'jira-software',
    name: long,
    owner: long,
    status: 'online',
    cloudId: 'one',
    hostUrl: `https://${long}`,
    isSandbox: false,
    planKey: long,
    planName: long,
    capacity: Number.MAX_SAFE_INTEGER,
    createdAt: null,
  } as const;
  const write = async () => [
    await upsertDirectories(sql, directories),
    await upsertResources(sql, [resource], 1),
  ];
  await write();

  expect(await write()).toMatchObject([{ rows: 0 }, { rows: 0 }]);
  expect(
    await sql.select(
      `SELECT length(d.name) AS directory, length(r.name) AS name, length(r.owner) AS owner, length(r.plan_key) AS plan_key,
       length(r.plan_name) AS plan_name, length(s.host_url) AS host FROM directories d, resources r, sites s`,
    ),
  ).toEqual([{ directory: 255, name: 255, owner: 64, plan_key: 64, plan_name: 128, host: 255 }]);
});
