import { describe, expect, it } from 'vitest';
import { CursorExpired, NotPermitted } from '../../src/domain/errors';
import { eventsAnswer } from '../fixture/events';
import { adminApi, aWorld, errorOf } from './world';

describe('the stream of audit events', () => {
  it('tells what each event names, and where to poll on behind the last page', async () => {
    const world = aWorld([{ body: eventsAnswer }]);

    const page = await world.clock.finish(adminApi(world).pollEvents({ from: 1_795_338_000_000 }));

    expect(page).toMatchObject({ cursor: 'cG9sbCBvbiBoZXJl', hasMore: false });
    expect(page.events).toEqual([
      {
        action: 'user_invitation_sent',
        processedAt: Date.UTC(2026, 10, 22, 9, 0, 4),
        actorId: '557058:aaaa',
        context: [
          { id: '712020:bbbb', type: 'user' },
          { id: 'ari:cloud:identity::group/0a1b2c3d-1111-4000-8000-000000000001', type: null },
        ],
        container: [{ id: '8f3a1c52-6d0e-4b7a-9c1d-2e5f7a9b0c4d', type: 'organization' }],
      },
      expect.objectContaining({ action: 'action_of_tomorrow', context: [], container: [] }),
    ]);
    const { search } = new URL(world.http.requests[0]?.url ?? '');
    expect(search).toBe('?from=1795338000000&sortOrder=asc&limit=500');
  });

  it('is read on by the cursor alone', async () => {
    const next = 'https://api.atlassian.com/admin/v1/orgs/1/events-stream?cursor=bW9yZQ%3D%3D';
    const world = aWorld([{ body: { ...eventsAnswer, links: { next }, meta: {} } }]);

    const page = await world.clock.finish(adminApi(world).pollEvents({ cursor: 'aGVyZQ' }));

    expect(new URL(world.http.requests[0]?.url ?? '').search).toBe('?cursor=aGVyZQ');
    expect(page).toMatchObject({ cursor: 'bW9yZQ==', hasMore: true });
  });

  it('stands for an event of which only id and action are told', async () => {
    const data = [{ id: 'event-3', attributes: { action: 'odd', context: [{ type: 'user' }] } }];
    const world = aWorld([{ body: { data } }]);

    expect(await world.clock.finish(adminApi(world).pollEvents({ cursor: 'a' }))).toEqual({
      events: [{ action: 'odd', processedAt: null, actorId: null, context: [], container: [] }],
      cursor: null,
      hasMore: false,
    });
  });

  it('says when it is not to be had, or not from there', async () => {
    const world = aWorld([
      { status: 403, body: { message: 'no Guard' } },
      { status: 400, body: { errors: [{ id: '1', status: '400', code: 'ADMIN-400-1', title: 'bad' }] } },
    ]);
    const api = adminApi(world);

    expect(await errorOf(world, api.pollEvents({ from: 0 }))).toBeInstanceOf(NotPermitted);
    expect(await errorOf(world, api.pollEvents({ cursor: 'old' }))).toBeInstanceOf(CursorExpired);
  });

  it('leaves its own limit out of what the other operations may send', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2099-01-01T00:00:00Z' };
    const world = aWorld([{ body: eventsAnswer, headers }, { body: { count: 1 } }]);
    const api = adminApi(world);

    await world.clock.finish(api.pollEvents({ from: 0 }));

    expect(await world.clock.finish(api.countGroups())).toBe(1);
  });
});
