import { expect, test } from 'vitest';
import type { Resource } from '../../src/domain/directory';
import { asResourceId } from '../../src/domain/ids';
import { upsertResources } from '../../src/store/places';
import { Context } from '../../src/sync/context';
import { createMemorySql } from '../support/memorySql';

const onSite = (productKey: string): Resource => ({
  resourceId: asResourceId(`ari:cloud:${productKey}::site/one`),
  productKey,
  name: null,
  owner: null,
  status: 'online',
  cloudId: 'one',
  hostUrl: null,
  isSandbox: false,
  planKey: null,
  planName: null,
  capacity: null,
  createdAt: null,
});

test.each([
  ['ari:cloud:jira-core::site/one', null, 'jira-core'],
  ['ari:cloud:jira::site/one', 'jira-core', 'jira-core'],
  ['ari:cloud:jira::site/one', 'jira-software', 'jira-software'],
  ['ari:cloud:jira-admin::site/one', null, 'jira-software'],
  ['ari:cloud:platform::site/one', 'confluence', 'confluence'],
  ['ari:cloud:jira::site/another', 'jira-core', undefined],
  ['ari:cloud:platform::site/one', null, undefined],
  ['no ARI', 'confluence', undefined],
])('on a site with two products of one family, %s of %s is %s', async (ari, key, expected) => {
  const sql = createMemorySql();
  await upsertResources(sql, ['jira-software', 'jira-core', 'confluence'].map(onSite), 1);

  const places = await new Context(sql).places();

  expect(places.findResource(ari, key)?.productKey).toBe(expected);
});
