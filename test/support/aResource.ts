import type { Resource } from '../../src/domain/directory';
import { asResourceId } from '../../src/domain/ids';

/** Jira on a site, of which nothing more is told. */
export const aResource: Resource = {
  resourceId: asResourceId('ari:cloud:jira-software::site/site-1'),
  productKey: 'jira-software',
  name: null,
  owner: 'jira-software',
  status: 'online',
  cloudId: 'site-1',
  hostUrl: 'https://acme.atlassian.net',
  isSandbox: false,
  planKey: null,
  planName: null,
  capacity: null,
  createdAt: null,
};
