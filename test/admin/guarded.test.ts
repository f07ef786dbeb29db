// How long a page that failed stays away.
import { describe, expect, it } from 'vitest';
import { type Guarded, guardedAt } from '../../static/admin/src/shell/guarded';

describe('a page that failed', () => {
  const failed: Guarded = { address: '/users?open=ann', caught: { error: new Error('broken') } };
  const at = (pathname: string, query: string): Guarded | null =>
    guardedAt({ pathname, search: new URLSearchParams(query) }, failed);

  it('stays away while nothing else is looked at', () => {
    expect(at('/users', 'open=ann')).toBeNull();
  });

  it.each([
    ['the query that it failed of is mended', '/users', ''],
    ['another page is opened', '/groups', 'open=ann'],
  ])('is tried again, once, when %s', (_, pathname, query) => {
    expect(at(pathname, query)).toEqual({ address: `${pathname}?${query}`, caught: null });
  });
});
