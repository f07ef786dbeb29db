import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { follow, newTrail, type TrailStep } from '../../src/atlassian/cursorTrail';
import { workspacesAnswer } from '../fixture/workspaces';
import { adminApi, aWorld, errorOf, keyApi } from './world';

const page = (next?: string) => ({ body: { data: [], links: next === undefined ? {} : { next } } });

describe('a page of a list', () => {
  it('asks for the largest size first, and then with the cursor alone', async () => {
    const world = aWorld([page('c2'), page()]);
    const api = adminApi(world);

    const first = await world.clock.finish(api.listDirectories(null));
    await world.clock.finish(api.listDirectories(first.nextCursor));

    expect(world.http.requests.map((request) => new URL(request.url).search)).toEqual([
      '?limit=100',
      '?cursor=c2',
    ]);
  });

  it('repeats the search with the cursor in its body', async () => {
    const world = aWorld([page('c2'), page()]);
    const api = adminApi(world);
    const search = {
      directoryId: null,
      claimStatus: 'managed',
      membershipStatus: ['no_membership'],
    } as const;

    await world.clock.finish(api.searchUsers({ ...search, cursor: null }));
    await world.clock.finish(api.searchUsers({ ...search, cursor: 'c2' }));

    const body = {
      claimStatus: 'managed',
      membershipStatus: ['no_membership'],
      expand: ['platformRoles', 'counts.resources', 'productAccess', 'groups'],
      limit: 100,
    };
    expect(world.http.bodies()).toEqual([body, { ...body, cursor: 'c2' }]);
  });

  it('sends workspaces nothing but the cursor, taken out of the address of the next page', async () => {
    const world = aWorld([{ body: workspacesAnswer }, page('bare')]);
    const api = adminApi(world);

    const first = await world.clock.finish(api.listResources(null));
    const second = await world.clock.finish(api.listResources(first.nextCursor));

    expect(world.http.bodies()).toEqual([{ limit: 1000 }, { cursor: 'cGFnZTI=' }]);
    expect(second.nextCursor).toBe('bare');
  });

  it.each(['/wEPDwUK==', '?page'])(
    'takes %s for a cursor, although it begins like an address',
    async (next) => {
      const world = aWorld([page(next)]);

      expect((await world.clock.finish(adminApi(world).listDirectories(null))).nextCursor).toBe(next);
    },
  );

  it('follows the address that organizations name as their next page', async () => {
    const world = aWorld([page('/admin/v1/orgs?cursor=o2')]);

    const { nextCursor } = await world.clock.finish(keyApi(world).listOrganizations(null));

    expect(nextCursor).toBe('o2');
  });

  it.each(['', undefined])('is the last one when the next cursor is %j', async (next) => {
    const world = aWorld([page(next)]);

    expect((await world.clock.finish(adminApi(world).listDirectories(null))).nextCursor).toBeNull();
  });

  it('keeps its rows when its next cursor is the one that was asked with', async () => {
    const world = aWorld([{ body: { data: [{ directoryId: 'd1' }], links: { next: 'same' } } }]);

    const answer = await world.clock.finish(adminApi(world).listDirectories('same'));

    expect(answer).toMatchObject({ items: [{ directoryId: 'd1' }], nextCursor: 'same' });
  });

  it('is refused when the address of the next page carries no cursor', async () => {
    const world = aWorld([page('https://api.atlassian.com/admin/v1/orgs')]);

    expect(await errorOf(world, keyApi(world).listOrganizations(null))).toMatchObject({
      detail: { field: 'links.next' },
    });
  });
});

/** Follows the cursors until the trail says stop or they end; returns what stopped it and after how many. */
function walk(cursors: Iterable<string>): { why: string | null; pages: number } {
  let trail = newTrail;
  let pages = 0;
  for (const cursor of cursors) {
    const step: TrailStep = follow(trail, cursor);
    pages += 1;
    if (step.kind === 'stop') return { why: step.why, pages };
    trail = step.trail;
  }
  return { why: null, pages };
}

function* circle(leadIn: number, length: number): Generator<string> {
  for (let at = 0; ; at += 1) yield String(at < leadIn ? at : leadIn + ((at - leadIn) % length));
}

describe('the trail of cursors', () => {
  it('lets every list without repetition come to its end', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 300 }), (cursors) => {
        expect(walk(cursors).why).toBeNull();
      }),
      { seed: 1 },
    );
  });

  it('stops at once where the list stands still', () => {
    expect(walk(['a', 'b', 'c', 'd', 'e', 'f', 'f'])).toEqual({ why: 'cursor-unchanged', pages: 7 });
  });

  it('finds every circle within a few rounds', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 2, max: 200 }), (leadIn, length) => {
        const { why, pages } = walk(circle(leadIn, length));

        expect(why).toBe('cursor-loop');
        expect(pages).toBeLessThanOrEqual(3 * (leadIn + length) + 3);
      }),
      { seed: 1 },
    );
  });

  it('stops a list that has more pages than any directory', () => {
    function* endless() {
      for (let at = 0; ; at += 1) yield String(at);
    }

    expect(walk(endless())).toEqual({ why: 'page-cap', pages: 20_000 });
  });
});
