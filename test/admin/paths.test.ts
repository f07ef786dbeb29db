import { describe, expect, it } from 'vitest';
import { operationAt, paths } from '../../static/admin/src/paths';

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
      paths.operations(),
      paths.operations(new URLSearchParams({ before: '1795338000000' })),
      paths.operation('op-1', new URLSearchParams({ state: 'failed' })),
      paths.history(),
      paths.history(new URLSearchParams({ before: '1795338000000' })),
      paths.syncSchedule(),
      paths.safety(),
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
        "/operations",
        "/operations?before=1795338000000",
        "/operations/op-1?state=failed",
        "/sync-history",
        "/sync-history?before=1795338000000",
        "/settings/sync",
        "/settings/safety",
        "/connection",
        "/setup",
      ]
    `);
  });

  it('name an operation, and nothing else', () => {
    expect(operationAt(paths.operation('op-1'))).toBe('op-1');
    expect(operationAt(paths.operations())).toBeNull();
    expect(operationAt('/operations/op-1/more')).toBeNull();
  });
});
