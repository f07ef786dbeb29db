import { describe, expect, it } from 'vitest';
import { refuseWrite } from '../../local/commands/readOnly';

const at = (place: string) => new URL(`https://api.atlassian.com${place}`);

describe('the read-only mode of the real organization', () => {
  it.each([
    ['GET', '/admin/v1/orgs'],
    ['GET', '/users/a-1/manage'],
    ['POST', '/admin/v2/orgs/o-1/workspaces'],
    ['POST', '/admin/v2/orgs/o-1/directories/-/users/search'],
    ['POST', '/admin/v2/orgs/o-1/directories/d-1/groups/search'],
  ])('lets %s %s read', (method, place) => {
    expect(refuseWrite(method, at(place))).toBeNull();
  });

  it.each([
    ['POST', '/admin/v2/orgs/o-1/users/invite'],
    ['POST', '/admin/v2/orgs/o-1/directories/d-1/users/a-1/suspend'],
    ['POST', '/admin/v2/orgs/o-1/directories/d-1/users/search/suspend'],
    ['POST', '/admin/v2/orgs/o-1/directories/d-1/groups'],
    ['DELETE', '/admin/v2/orgs/o-1/directories/d-1/users/a-1'],
    ['PATCH', '/users/a-1/manage/profile'],
    ['PUT', '/users/a-1/manage/email'],
    ['POST', '/admin/v2/orgs/o-1/directories/d-1/groups/g-1/memberships'],
    ['DELETE', '/admin/v2/orgs/o-1/directories/d-1/groups/g-1/memberships/a-1'],
    ['POST', '/admin/v1/orgs/o-1/users/a-1/roles/assign'],
    ['POST', '/admin/v1/orgs/o-1/users/a-1/roles/revoke'],
    ['POST', '/users/a-1/manage/lifecycle/disable'],
    ['POST', '/users/a-1/manage/lifecycle/delete'],
  ])('refuses %s %s and says how to allow it', (method, place) => {
    expect(refuseWrite(method, at(place))).toContain('--allow-writes');
  });
});
