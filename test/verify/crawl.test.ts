import { afterEach, describe, expect, it } from 'vitest';
import { startOrganization, type RunningOrganization } from '../../local/organization/server';
import { createAdminReader } from '../../local/verify/adminReader';
import { scopeKinds } from '../../local/verify/activityByScope';
import { createComparison } from '../../local/verify/compare';
import { crawlOrganization } from '../../local/verify/crawl';
import {
  expectedAccess,
  expectedActivity,
  expectedDirectoryUsers,
  expectedDirectRoles,
  expectedGroupRoles,
  expectedGroups,
  expectedMemberships,
  expectedResources,
  expectedUsers,
} from '../../local/verify/expected';
import { readTruth } from '../../local/verify/truth';

let organization: RunningOrganization | null = null;

afterEach(async () => {
  await organization?.close();
  organization = null;
});

describe('a naive crawl of the public API', () => {
  it.each(['centralized', 'original'] as const)('tells the same as the truth, %s', async (model) => {
    organization = await startOrganization({ users: 400, model });
    const { facts } = await readTruth(organization.url);

    const crawled = await crawlOrganization(createAdminReader(organization), organization.orgId);

    const comparison = createComparison();
    const kinds = {
      expectedResources,
      expectedGroups,
      expectedGroupRoles,
      expectedUsers,
      expectedDirectoryUsers,
    };
    const links = { expectedMemberships, expectedDirectRoles, expectedAccess };
    for (const [kind, derive] of Object.entries({ ...kinds, ...links })) {
      comparison.compare(kind, derive(facts), derive(crawled));
    }
    for (const scope of scopeKinds) {
      comparison.compare(scope, expectedActivity(facts, scope), expectedActivity(crawled, scope));
    }
    expect(crawled.name).toBe(facts.name);
    expect(comparison.result()).toMatchObject({ first: [], equal: true });
    expect(comparison.result().compared['expectedUsers']).toBeGreaterThanOrEqual(400);
  });
});
