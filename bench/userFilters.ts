// Forty filters that stand for what admins ask: every field, most at the size that costs most, two of them together,
// and ten groups of conditions.
import { z } from 'zod';
import type { Host } from '../local/commands/host';

export interface NamedFilter {
  readonly name: string;
  readonly filter: { readonly all: readonly Clause[] };
}

interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly values: readonly (string | number)[];
}

type Clause =
  | Condition
  | { readonly any: readonly Clause[] }
  | { readonly all: readonly Clause[] }
  | { readonly not: Clause };

export async function userFilters(host: Host): Promise<NamedFilter[]> {
  const known = await knownIds(host);
  return [...singleFilters(known), ...groupedFilters(known)].map((all) => ({
    name: JSON.stringify(all).replaceAll(/"(?:field|operator|values)":|["{}]/g, ''),
    filter: { all },
  }));
}

/** Ids, those with most users first. */
interface KnownIds {
  readonly sites: readonly string[];
  readonly products: readonly string[];
  readonly apps: readonly string[];
  readonly groups: readonly string[];
}

function singleFilters({ sites, products, apps, groups }: KnownIds): Clause[][] {
  const [site = '', otherSite = ''] = sites;
  const [product = '', otherProduct = ''] = products;
  const [app = '', otherApp = ''] = apps;
  const [group = '', otherGroup = ''] = groups;
  return [
    [],
    [on('search', 'contains', 'an')],
    [on('search', 'contains', 'xyzzy')],
    [on('status', 'any-of', 'active'), on('search', 'contains', 'an')],
    [on('email-domain', 'none-of', 'meridian.example')],
    [on('site', 'any-of', site, otherSite)],
    [on('site', 'none-of', otherSite)],
    [on('product', 'all-of', product, otherProduct)],
    [on('app', 'any-of', app)],
    [on('group', 'any-of', group, otherGroup)],
    [on('group', 'none-of', group)],
    [on('group', 'any-of', groups.at(-1) ?? '')],
    [on('role', 'any-of', 'atlassian/guest')],
    [on('status', 'any-of', 'active'), on('account-type', 'any-of', 'managed')],
    [on('platform-role', 'any-of', 'atlassian/org-admin')],
    [on('status', 'any-of', 'active')],
    [on('status', 'none-of', 'active')],
    [on('account-type', 'any-of', 'managed')],
    [on('source', 'any-of', 'unknown')],
    [on('mfa', 'none-of', 'on')],
    [on('department', 'any-of', 'Engineering')],
    [on('job-title', 'contains', 'eng')],
    [on('last-active', 'more-than', 90)],
    [on('last-active', 'never')],
    [on('added', 'before', '2024-01-01')],
    [on('seat', 'all-of', app, otherApp)],
    [on('seats', 'at-least', 3)],
    [on('path', 'only-through', group, otherGroup)],
    [on('path', 'through', group)],
    [on('path', 'direct')],
  ];
}

function groupedFilters({ sites, apps, groups }: KnownIds): Clause[][] {
  const [site = '', otherSite = ''] = sites;
  const [app = '', otherApp = ''] = apps;
  const [group = '', otherGroup = '', third = ''] = groups;
  const isActive = on('status', 'any-of', 'active');
  return [
    [
      isActive,
      on('last-active', 'more-than', 90),
      { any: [on('site', 'any-of', site), on('group', 'any-of', group)] },
      { not: on('path', 'only-through', group) },
    ],
    [{ any: [on('search', 'contains', 'an'), on('department', 'contains', 'eng')] }],
    [{ any: [on('search', 'contains', 'xyzzy'), on('group', 'any-of', third)] }],
    [{ any: [on('site', 'any-of', site), on('site', 'any-of', otherSite)] }],
    [{ not: { all: [on('site', 'any-of', site), on('group', 'any-of', otherGroup)] } }],
    [{ any: [on('last-active', 'never'), on('last-active', 'unknown')] }],
    [
      {
        any: [
          { all: [on('account-type', 'any-of', 'unmanaged'), on('seats', 'at-least', 1)] },
          { all: [on('mfa', 'any-of', 'off'), on('role', 'any-of', 'atlassian/admin')] },
        ],
      },
    ],
    [{ not: on('last-active', 'more-than', 90) }, on('seats', 'at-least', 1)],
    [{ not: on('search', 'contains', 'e') }, { not: on('mfa', 'any-of', 'on') }],
    [
      {
        any: [
          { all: [on('seat', 'any-of', app), on('last-active', 'more-than', 180)] },
          { all: [on('seat', 'any-of', otherApp), on('last-active', 'never')] },
          { not: isActive },
        ],
      },
    ],
  ];
}

function on(field: string, operator: string, ...values: (string | number)[]): Condition {
  return { field, operator, values };
}

async function knownIds(host: Host): Promise<KnownIds> {
  const access = 'JOIN access a ON a.resource_no = r.resource_no';
  const ids = (statement: string): Promise<string[]> => idsBySize(host, statement);
  return {
    sites: await ids(`SELECT s.cloud_id AS id FROM sites s JOIN resources r ON r.site_no = s.site_no ${access}
      GROUP BY s.cloud_id ORDER BY COUNT(*) DESC`),
    products: await ids(`SELECT p.product_key AS id FROM products p
      JOIN resources r ON r.product_no = p.product_no ${access} GROUP BY p.product_key ORDER BY COUNT(*) DESC`),
    apps: await ids(`SELECT r.resource_id AS id FROM resources r ${access}
      GROUP BY r.resource_id ORDER BY COUNT(*) DESC`),
    groups: await ids(`SELECT g.group_id AS id FROM user_groups g
      JOIN memberships m ON m.group_no = g.group_no GROUP BY g.group_id ORDER BY COUNT(*) DESC`),
  };
}

const rows = z.array(z.object({ id: z.string() }));

async function idsBySize({ platform }: Host, statement: string): Promise<string[]> {
  const found = await platform.sql.run(statement);
  return rows.parse(found.rows).map((row) => row.id);
}
