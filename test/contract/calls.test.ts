import { describe, expect, it } from 'vitest';
import { calls, isCallName } from '../../src/contract/calls';

const save = calls['connection.save'].request;

describe('the calls of the contract', () => {
  it('are known by their own names only', () => {
    expect(isCallName('me.get')).toBe(true);
    expect(isCallName('toString')).toBe(false);
    expect(isCallName('__proto__')).toBe(false);
  });

  it('take a key with the blanks that copying adds, and store it without', () => {
    expect(save.parse({ apiKey: ' ATCTT3xFfGN0example\n' })).toEqual({ apiKey: 'ATCTT3xFfGN0example' });
  });

  it.each(['', 'short', 'two words that are long', 'line\nbreak-in-the-key', 'schlüssel-mit-umlaut'])(
    'refuse %j as a key, because it could not stand in a header',
    (apiKey) => {
      expect(save.safeParse({ apiKey }).success).toBe(false);
    },
  );

  it.each(['', 'a b', "x' OR 1=1", 'x'.repeat(129)])('refuse %j as an account id', (accountId) => {
    expect(calls['access.set'].request.safeParse({ accountId, role: 'viewer' }).success).toBe(false);
  });

  it('take the account ids that Atlassian gives', () => {
    const accountId = '557058:f58131cb-b67d-43c7-b30d-6b58d40bd077';

    expect(calls['access.set'].request.parse({ accountId, role: null })).toEqual({ accountId, role: null });
  });

  it('take what a plan names twice once', () => {
    const role = { resourceId: 'ari:cloud:jira::site/1', roleId: 'atlassian/user' };
    const { resourceId } = role;
    const operations = [
      { kind: 'grant-access', access: [role, { ...role }, { ...role, roleId: 'atlassian/guest' }] },
      { kind: 'remove-access', resourceIds: [resourceId, resourceId] },
      { kind: 'add-to-groups', groupIds: ['g-1', 'g-2', 'g-1'] },
    ];
    const selection = { kind: 'these', accountIds: ['ada'] };
    const about = { kind: 'users', selection, operations };

    const parsed = calls['operations.plan'].request.parse({ about, timeZone: 'UTC' });

    expect(parsed.about).toMatchObject({
      operations: [
        { access: [role, { ...role, roleId: 'atlassian/guest' }] },
        { resourceIds: [resourceId] },
        { groupIds: ['g-1', 'g-2'] },
      ],
    });
  });

  it.each(Object.entries(calls))('refuse in %s what they do not know', (_, { request }) => {
    const parsed = request.safeParse({ surprise: 1 });

    expect(parsed.error?.issues.some(({ code }) => code === 'unrecognized_keys')).toBe(true);
  });
});
