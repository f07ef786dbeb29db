// The client against the simulated organization over real sockets: every exchange is held against the official document.
import { afterEach, describe, expect, it } from 'vitest';
import {
  startOrganization,
  type OrganizationOptions,
  type RunningOrganization,
} from '../../local/organization/server';
import { createAdminApi } from '../../src/atlassian/api';
import { createKeyApi } from '../../src/atlassian/keyApi';
import {
  CursorExpired,
  KeyRejected,
  RateLimited,
  Unavailable,
  UnexpectedAnswer,
} from '../../src/domain/errors';
import { asAccountId, asOrgId } from '../../src/domain/ids';
import type { Page } from '../../src/domain/page';
import type { Clock } from '../../src/ports';
import { createMemorySql } from '../support/memorySql';
import { createRecordedLog } from '../support/recordedLog';
import { createReroutedHttp } from '../support/reroutedHttp';

const MONTH_AGO = Date.UTC(2026, 9, 22);
const everywhere = { directoryId: null, cursor: null } as const;
let running: RunningOrganization | null = null;

afterEach(async () => {
  await running?.close();
  running = null;
});

/** A company whose clock runs a month behind the client's, so that nothing may rely on both being equal. */
async function connect(options: OrganizationOptions = {}) {
  const organization = await startOrganization({ users: 250, now: MONTH_AGO, judge: true, ...options });
  running = organization;
  // Nobody waits for real: both clocks are moved on.
  let skippedMs = 0;
  const clock: Clock = {
    now: () => Date.now() + skippedMs,
    sleep: async (durationMs) => {
      skippedMs += durationMs;
      organization.model.clock.advance(durationMs);
    },
  };
  const ports = {
    http: createReroutedHttp(organization.url),
    sql: createMemorySql(),
    clock,
    log: createRecordedLog(),
  };
  const orgId = asOrgId(organization.orgId);
  return {
    organization,
    orgId,
    log: ports.log,
    api: createAdminApi(ports, { orgId, apiKey: organization.apiKey }, { timeoutMs: 1_000 }),
    keyApi: (apiKey = organization.apiKey) => createKeyApi(ports, apiKey),
  };
}

async function all<T>(read: (cursor: string | null) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = null; ;) {
    const page: Page<T> = await read(cursor);
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = page.nextCursor;
  }
}

describe('the client at an organization', () => {
  it.each(['centralized', 'original'] as const)('reads all of a %s one as documented', async (model) => {
    const { api, organization, log } = await connect({ model });

    const directories = await all((cursor) => api.listDirectories(cursor));
    const resources = await all((cursor) => api.listResources(cursor));
    const groups = await all((cursor) => api.searchGroups({ cursor }));
    const users = await all((cursor) => api.searchUsers({ ...everywhere, cursor }));
    const [group] = groups.filter(({ resourceCount }) => (resourceCount ?? 0) > 0);
    const roles = await all((cursor) => api.listGroupRoles(group ?? fail(), cursor));
    const accountId = users.find(({ resourceCount }) => (resourceCount ?? 0) > 0)?.user.accountId ?? fail();
    const userRoles = await all((cursor) => api.listUserRoles({ directoryId: null, accountId, cursor }));

    expect((await api.getOrganization()).name).not.toBe('');
    expect(directories.length > 1).toBe(model === 'original');
    expect(resources.length).toBeGreaterThan(directories.length);
    expect(await api.countGroups()).toBe(groups.length);
    expect(await api.countUsers(null)).toBe(new Set(users.map(({ user }) => user.accountId)).size);
    expect(roles.length).toBeGreaterThan(0);
    expect(userRoles.length).toBeGreaterThan(0);
    expect(log.lines).toEqual([]);
    expect(organization.violations()).toEqual([]);
  });

  it.each(['centralized', 'original'] as const)('counts a %s one as documented', async (model) => {
    const { api, organization } = await connect({ model });
    const statuses = ['active', 'suspended', 'not_invited', 'deactivated', 'for_deletion'] as const;

    const counts = await Promise.all(statuses.map((status) => api.countUsers(null, status)));
    const { accounts, roles } = await api.getUserStats();

    const total = await api.countUsers(null);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
    expect((accounts['active'] ?? 0) + (accounts['inactive'] ?? 0)).toBe(total);
    expect(roles['atlassian/org-admin']).toBeGreaterThan(0);
    expect((await api.getGroupStats()).all).toBe(await api.countGroups());
    expect(await api.countResources()).toBe((await api.listResources(null)).items.length);
    expect(organization.violations()).toEqual([]);
  });

  it('follows what happens in one, page by page', async () => {
    const { api, organization } = await connect();
    const { cursor } = await api.pollEvents({ from: MONTH_AGO });
    await fetch(`${organization.url}/_control/change`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'suspend-users', count: 3 }),
    });
    organization.model.clock.advance(10_000);

    const page = await api.pollEvents({ cursor: cursor ?? fail() });

    expect(page.events.map(({ action }) => action)).toEqual(Array(3).fill('user_suspended'));
    expect(page.hasMore).toBe(false);
    expect((await api.pollEvents({ cursor: page.cursor ?? fail() })).events).toEqual([]);
    expect(organization.violations()).toEqual([]);
  });

  it('learns of a key what can be known before it is stored', async () => {
    const { keyApi, orgId, organization } = await connect();
    const api = keyApi();

    const organizations = await api.listOrganizations(null);
    await api.probeUserSearch(orgId);
    const admins = await all((cursor) => api.findOrgAdmins(orgId, cursor));
    const [admin] = admins;
    const keys = await all((cursor) => api.listApiKeys(orgId, cursor));

    expect(organizations.items).toMatchObject([{ orgId }]);
    expect(admin?.user.platformRoles).toContain('atlassian/org-admin');
    expect(await api.findUser(orgId, admin?.user.accountId ?? fail())).toEqual(admin);
    expect(await api.findUser(orgId, asAccountId('557058:nobody'))).toBeNull();
    expect(keys.every(({ expiresAt }) => expiresAt !== null)).toBe(true);
    expect(organization.violations()).toEqual([]);
  });

  it('uses a limit up without being refused, though the clocks disagree by a month', async () => {
    const { api, organization } = await connect({ ratePerMinute: 30, judge: false });

    for (let call = 0; call < 30; call += 1) await api.countGroups();
    const error = await api.countGroups().catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(RateLimited);
    expect(organization.model.requests.total()).toBe(30);
  });

  it('comes back by itself from a burst that is shorter than its patience', async () => {
    const { api, organization } = await connect();
    organization.model.faults.set({ name: 'rate-limited', times: 1 });

    expect(await api.countGroups()).toBeGreaterThan(0);
  });

  it.each([
    ['bad-gateway', Unavailable],
    ['server-error', Unavailable],
    ['cut', Unavailable],
    ['no-answer', Unavailable],
    ['malformed-json', Unavailable],
    ['redirect', UnexpectedAnswer],
    ['missing-field', UnexpectedAnswer],
    ['key-revoked', KeyRejected],
    ['key-expired', KeyRejected],
  ] as const)('says what it is when the organization fails by %s', async (name, type) => {
    const { api, organization } = await connect();
    organization.model.faults.set({ name });

    const error = await api.searchUsers(everywhere).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(type);
  });

  it('recognizes a key with scopes where none are accepted', async () => {
    const { api, organization } = await connect();
    organization.model.faults.set({ name: 'key-scoped' });

    await expect(api.searchUsers(everywhere)).rejects.toMatchObject({ detail: { scopedKey: true } });
  });

  it('asks to begin anew when a cursor is too old, and shows one that repeats', async () => {
    const { api, organization } = await connect();
    const first = await api.searchUsers(everywhere);
    const next = { ...everywhere, cursor: first.nextCursor };

    organization.model.faults.set({ name: 'expired-cursor', times: 1 });
    await expect(api.searchUsers(next)).rejects.toBeInstanceOf(CursorExpired);
    organization.model.faults.clear();
    organization.model.faults.set({ name: 'repeated-cursor' });
    expect((await api.searchUsers(next)).nextCursor).toBe(first.nextCursor);
  });

  it('goes on over fields and words that nobody knows yet', async () => {
    const { api, organization, log } = await connect();
    organization.model.faults.set({ name: 'unknown-fields' });
    organization.model.faults.set({ name: 'unknown-values' });

    const page = await api.searchUsers(everywhere);

    expect(page.items).toHaveLength(100);
    expect(log.lines.map(({ message }) => message)).toContain('Unknown word of Atlassian');
  });
});

function fail(): never {
  throw new Error('The company lacks what the test needs');
}
