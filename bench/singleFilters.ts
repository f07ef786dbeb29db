// One filter of every kind, each at the sizes that cost most: nearly everybody, some, few, nobody.
import { z } from 'zod';
import type { Host } from '../local/commands/host';

export interface NamedFilter {
  readonly name: string;
  readonly filter: { readonly all: readonly object[] };
}

export async function singleFilters(host: Host): Promise<NamedFilter[]> {
  const sites = await idsBySize(
    host,
    `SELECT s.cloud_id AS id FROM sites s JOIN resources r ON r.site_no = s.site_no
     JOIN access a ON a.resource_no = r.resource_no GROUP BY s.cloud_id ORDER BY COUNT(*) DESC`,
  );
  const products = await idsBySize(
    host,
    `SELECT p.product_key AS id FROM products p JOIN resources r ON r.product_no = p.product_no
     JOIN access a ON a.resource_no = r.resource_no GROUP BY p.product_key ORDER BY COUNT(*) DESC`,
  );
  const groups = await idsBySize(
    host,
    `SELECT g.group_id AS id FROM user_groups g JOIN memberships m ON m.group_no = g.group_no
     GROUP BY g.group_id ORDER BY COUNT(*) DESC`,
  );
  return [
    { name: 'everybody', filter: { all: [] } },
    ...['a', 'an', 'ander', 'xyzzy'].map((text) => named('search', 'contains', [text])),
    ...ofIds('site', sites),
    ...ofIds('product', products),
    ...ofIds('group', groups),
    ...['active', 'suspended', 'not_invited', 'for_deletion'].map((status) =>
      named('status', 'any-of', [status]),
    ),
    named('status', 'none-of', ['active']),
    ...[7, 90, 365, 1_000].map((days) => named('last-active', 'more-than', [days])),
    named('last-active', 'never', []),
    named('last-active', 'unknown', []),
  ];
}

function ofIds(field: string, bySize: readonly string[]): NamedFilter[] {
  const [largest = '', second = ''] = bySize;
  const smallest = bySize.at(-1) ?? '';
  return [
    named(field, 'any-of', [largest]),
    named(field, 'any-of', [smallest]),
    named(field, 'any-of', [largest, second]),
    named(field, 'all-of', [largest, second]),
    named(field, 'none-of', [largest]),
    named(field, 'none-of', [smallest]),
  ];
}

function named(field: string, operator: string, values: readonly (string | number)[]): NamedFilter {
  const shown = values.map((value) => String(value).slice(0, 12)).join(', ');
  return { name: `${field} ${operator} ${shown}`, filter: { all: [{ field, operator, values }] } };
}

const rows = z.array(z.object({ id: z.string() }));

async function idsBySize({ platform }: Host, statement: string): Promise<string[]> {
  const found = await platform.sql.run(statement);
  return rows.parse(found.rows).map((row) => row.id);
}
