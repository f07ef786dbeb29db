import { describe, expect, it } from 'vitest';
import { paths } from '../../static/admin/src/paths';

describe('the addresses of the pages', () => {
  it('stay what people have bookmarked', () => {
    const view = new URLSearchParams({ q: 'ann & bo', page: '2' });

    expect([
      paths.home(),
      paths.users(),
      paths.users(view),
      paths.groups(),
      paths.products(new URLSearchParams({ inactive: '60' })),
      paths.filters(),
      paths.history(),
      paths.history(new URLSearchParams({ before: '1795338000000' })),
      paths.syncSchedule(),
      paths.connection(),
      paths.setup(),
    ]).toMatchInlineSnapshot(`
      [
        "/",
        "/users",
        "/users?q=ann+%26+bo&page=2",
        "/groups",
        "/products?inactive=60",
        "/filters",
        "/sync-history",
        "/sync-history?before=1795338000000",
        "/settings/sync",
        "/connection",
        "/setup",
      ]
    `);
  });
});
