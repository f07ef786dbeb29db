import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyApi } from '../../src/atlassian/keyApi';
import { asAccountId, asDirectoryId } from '../../src/domain/ids';
import { KeyRejected, RateLimited, Unavailable, UnexpectedAnswer } from '../../src/domain/errors';
import { organizationAnswer } from '../fixture/organizations';
import { adminApi, API_KEY, aWorld, errorOf, orgId, type World } from './world';

const organization = { body: organizationAnswer };

describe('a request to Atlassian', () => {
  it('carries the key to api.atlassian.com only, as a bearer token', async () => {
    const world = aWorld([organization]);

    await world.clock.finish(adminApi(world).getOrganization());

    expect(world.http.requests).toEqual([
      {
        method: 'GET',
        url: `https://api.atlassian.com/admin/v1/orgs/${orgId}`,
        headers: { Authorization: `Bearer ${API_KEY}`, Accept: 'application/json' },
        timeoutMs: 30_000,
      },
    ]);
  });

  it('encodes what stands in its path', async () => {
    const world = aWorld([{ body: { data: [] } }]);
    const query = { directoryId: asDirectoryId('a/b'), accountId: asAccountId('557058:x y'), cursor: null };

    await world.clock.finish(adminApi(world).listUserRoles(query));

    expect(world.http.requests[0]?.url).toContain(
      '/directories/a%2Fb/users/557058%3Ax%20y/role-assignments?limit=100',
    );
  });

  it('is told to the host that counts it, each time it is sent', async () => {
    const world = aWorld([{ status: 429, headers: { 'Retry-After': '1' } }, organization]);
    const calls: string[] = [];

    await world.clock.finish(
      adminApi(world, { onCall: (operation) => calls.push(operation) }).getOrganization(),
    );

    expect(calls).toEqual(['getOrganization', 'getOrganization']);
  });

  it('is sent again after a refusal, at the time that Atlassian names', async () => {
    const world = aWorld([{ status: 429, headers: { 'Retry-After': '2' } }, organization]);
    const startedAt = world.clock.now();

    await world.clock.finish(adminApi(world).getOrganization());

    expect(world.clock.now() - startedAt).toBe(2_000);
  });

  it('keeps its distance from the one before until an answer tells what is allowed', async () => {
    const headers = { 'X-RateLimit-Remaining': '90', 'X-RateLimit-Reset': '2026-11-22T09:01:00Z' };
    const world = aWorld((_, index) => (index < 2 ? organization : { ...organization, headers }));
    const api = adminApi(world, { spacingMs: 400 });
    const sentAt: number[] = [];

    for (let sent = 0; sent < 5; sent += 1) {
      await world.clock.finish(api.getOrganization());
      sentAt.push(world.clock.now());
    }

    expect(sentAt.map((at) => at - (sentAt[0] ?? 0))).toEqual([0, 400, 800, 800, 800]);
  });

  it('is given up at once when the wait would be longer than the patience', async () => {
    const world = aWorld([{ status: 429, headers: { 'Retry-After': '60' } }]);
    const startedAt = world.clock.now();

    const error = await errorOf(world, adminApi(world).getOrganization());

    expect(error).toBeInstanceOf(RateLimited);
    expect(error).toMatchObject({ retryAt: startedAt + 60_000, detail: { operation: 'getOrganization' } });
    expect(world.clock.now()).toBe(startedAt);
  });

  it('waits longer after each refusal that names no time', async () => {
    const world = aWorld([{ status: 429 }, { status: 429 }, { status: 429 }, organization]);
    const startedAt = world.clock.now();

    await world.clock.finish(adminApi(world, { patienceMs: 10_000 }).getOrganization());

    expect(world.clock.now() - startedAt).toBe(1_000 + 2_000 + 4_000);
  });

  it('fails as unavailable when no answer came', async () => {
    const world = aWorld([{ failure: new Unavailable('cut', { reason: 'TimeoutError' }) }]);

    const error = await errorOf(world, adminApi(world).getOrganization());

    expect(error).toBeInstanceOf(Unavailable);
    expect(error).toMatchObject({ detail: { operation: 'getOrganization', reason: 'TimeoutError' } });
  });

  it('fails as unavailable when the answer is not JSON', async () => {
    const world = aWorld([{ body: '{"data": {"id"' }]);

    expect(await errorOf(world, adminApi(world).getOrganization())).toBeInstanceOf(Unavailable);
  });

  it('names the field that an answer lacks, and nothing of its values', async () => {
    const world = aWorld([{ body: { data: [{ accountId: 'one' }, { email: 'zoe@acme.test' }] } }]);

    const error = await errorOf(world, adminApi(world).searchUsers({ directoryId: null, cursor: null }));

    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({ detail: { field: 'data.1.accountId' } });
    expect(JSON.stringify(error)).not.toContain('zoe');
  });

  it('is not sent with a key that no key can be', async () => {
    const world = aWorld([]);

    const error = await errorOf(world, createKeyApi(world, 'ATCTT\n copied').listOrganizations(null));

    expect(error).toBeInstanceOf(KeyRejected);
    expect(world.http.requests).toEqual([]);
  });
});

describe('the key', () => {
  it('stands in no error and no line of the log, whatever the answer', async () => {
    const leak = `Bearer ${API_KEY}`;
    const anyBody = fc.oneof(
      fc.constant(leak),
      fc.record({ code: fc.constant(API_KEY), message: fc.constant(leak), requestId: fc.constant(API_KEY) }),
      fc.record({ errors: fc.array(fc.record({ id: fc.constant(API_KEY), code: fc.constant(leak) })) }),
      fc.record({ data: fc.record({ id: fc.constant(7), attributes: fc.constant({ name: API_KEY }) }) }),
      fc.record({ data: fc.array(fc.record({ accountId: fc.constant('a'), status: fc.constant(API_KEY) })) }),
    );
    const anyAnswer = fc.oneof(
      fc.record({
        status: fc.constantFrom(200, 302, 400, 401, 403, 404, 409, 418, 429, 500, 502),
        body: anyBody,
        headers: fc.constantFrom({}, { 'Retry-After': API_KEY }, { 'Atl-Traceid': leak }),
      }),
      fc.record({ failure: fc.constantFrom(new Error(leak), new TypeError(`"${leak}" is no header value`)) }),
    );

    await fc.assert(
      fc.asyncProperty(anyAnswer, async (answer) => {
        const world = aWorld(() => answer);
        const api = adminApi(world);

        const ends = [
          await endOf(world, api.getOrganization()),
          await endOf(world, api.searchUsers({ directoryId: null, cursor: API_KEY })),
        ];

        const told = ends.map(everythingOf).join() + JSON.stringify(world.log.lines);
        expect(told).not.toContain(API_KEY);
      }),
      { seed: 1, numRuns: 150 },
    );
  });
});

/** Returns the error, or null when there was none: answers may carry anything. */
async function endOf(world: World, work: Promise<unknown>): Promise<unknown> {
  return world.clock.finish(
    work.then(
      () => null,
      (error: unknown) => error,
    ),
  );
}

/** Returns all that could be printed of an error, its causes included. */
function everythingOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [error.stack, JSON.stringify(error), everythingOf(error.cause)].join();
}
