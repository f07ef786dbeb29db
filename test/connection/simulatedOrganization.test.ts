// The check of a key against the simulated organization, which follows Atlassian's document and not our client.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXPIRED_KEY, REVOKED_KEY, SCOPED_KEY } from '../../local/organization/keys';
import { startOrganization } from '../../local/organization/server';
import type { RunningOrganization } from '../../local/organization/server';
import { createTestApp, START } from '../resolvers/testApp';
import type { TestApp } from '../resolvers/testApp';
import { createReroutedHttp } from '../support/reroutedHttp';

let organization: RunningOrganization;
let app: TestApp;

beforeAll(async () => {
  organization = await startOrganization({ users: 60, judge: true, now: START });
});

afterAll(() => organization.close());

beforeEach(() => {
  organization.model.faults.clear();
  app = createTestApp(createReroutedHttp(organization.url));
  return () => app.sql.close();
});

/** From the organization's own data. */
function orgAdminIds(): string[] {
  const people = [...organization.model.world.people.values()];
  return people
    .filter(({ platformRoles }) => platformRoles.includes('atlassian/org-admin'))
    .map(({ accountId }) => accountId);
}

describe('a key of the simulated organization', () => {
  it('is checked, stored, and makes an org admin app admin, all within the official document', async () => {
    const [actor = ''] = orgAdminIds();
    app.jiraAdmins.add(actor);

    const check = await app.get('connection.check', actor, { apiKey: organization.apiKey });
    const saved = await app.get('connection.save', actor, { apiKey: organization.apiKey });

    expect(check).toMatchObject({ problem: null, isReadOnly: false, isActingOrgAdmin: true });
    expect(check.orgAdmins.map(({ accountId }) => accountId).toSorted()).toEqual(orgAdminIds().toSorted());
    expect(check.expiresAt).toBeGreaterThan(START);
    expect(saved).toMatchObject({
      newAdminAccountId: actor,
      connection: { keyState: 'alive', organization: { orgId: organization.orgId } },
    });
    expect(organization.violations()).toEqual([]);
  });

  it.each([
    ['expired', EXPIRED_KEY, 'rejected'],
    ['revoked', REVOKED_KEY, 'rejected'],
    ['with scopes', SCOPED_KEY, 'scoped'],
  ])('that is %s is refused with the reason', async (_, apiKey, problem) => {
    const [actor = ''] = orgAdminIds();
    app.jiraAdmins.add(actor);

    const check = await app.get('connection.check', actor, { apiKey });
    const error = await app.refusal('connection.save', actor, { apiKey });

    expect(check.problem).toBe(problem);
    expect(error.detail.problem).toBe(`key-${problem}`);
  });

  it('that is revoked while in place is noticed, and may then be replaced by a Jira administrator', async () => {
    const [actor = '', other = ''] = orgAdminIds();
    app.jiraAdmins.add(actor);
    await app.get('connection.save', actor, { apiKey: organization.apiKey });

    organization.model.faults.set({ name: 'key-revoked' });
    const error = await app.refusal('access.set', actor, { accountId: other, role: 'admin' });
    expect(error.code).toBe('key-rejected');
    expect((await app.get('connection.status', actor)).keyState).toBe('dead');

    organization.model.faults.clear();
    await app.get('connection.save', 'jana', { apiKey: organization.apiKey });
    expect((await app.get('connection.status', actor)).keyState).toBe('alive');
  });
});
