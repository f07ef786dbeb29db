import { describe, expect, it } from 'vitest';
import { asResourceId } from '../../src/domain/ids';
import type { ProductPlace, SitePlace } from '../../src/domain/productList';
import {
  capacityOf,
  numberOf,
  placeRows,
  utilizationOf,
  type PlaceRow,
} from '../../static/admin/src/places/placeRows';

function aProduct(productKey: string, active: number, capacity: number | null): ProductPlace {
  return {
    resourceId: asResourceId(productKey),
    siteId: 'acme',
    productKey,
    name: null,
    status: 'online',
    isSandbox: false,
    planName: null,
    capacity,
    users: active + 1,
    unlicensed: 1,
    usage: { active, inactive: 0, never: 0, unknown: 0 },
  };
}

function aSite(siteId: string, products: readonly ProductPlace[]): SitePlace {
  const licenses = products.reduce((sum, { usage }) => sum + usage.active, 0);
  const usage = { active: 5, inactive: 0, never: 0, unknown: 0 };
  return { siteId, hostUrl: null, isSandbox: false, licenses, products, users: 6, unlicensed: 1, usage };
}

const acme = aSite('acme', [aProduct('confluence', 4, 10), aProduct('jira', 5, 10)]);
const labs = aSite('labs', [aProduct('jira', 20, null)]);

const said = (row: PlaceRow): string =>
  row.kind === 'site' ? row.site.siteId : `- ${row.product.productKey}`;

describe('sites and their products', () => {
  it('stay together in every order', () => {
    const byLicenses = placeRows([acme, labs], { by: 'licenses', direction: 'descending' });

    expect(byLicenses.map(said)).toEqual(['labs', '- jira', 'acme', '- jira', '- confluence']);
    expect(placeRows([acme, labs], { by: 'name', direction: 'ascending' }).map(said)).toEqual([
      'acme',
      '- confluence',
      '- jira',
      'labs',
      '- jira',
    ]);
  });

  it.each(['ascending', 'descending'] as const)('come last where nothing is told, %s', (direction) => {
    expect(placeRows([labs, acme], { by: 'utilization', direction }).map(said).at(-1)).toBe('- jira');
    expect(placeRows([labs, acme], { by: 'capacity', direction }).map(said)[0]).toBe('acme');
  });

  it('have the capacity of all products, if all are told', () => {
    const [row] = placeRows([acme], { by: 'name', direction: 'ascending' });
    const [unknown] = placeRows([labs], { by: 'name', direction: 'ascending' });

    expect(row && [capacityOf(row), utilizationOf(row), numberOf(row, 'licenses')]).toEqual([20, 0.45, 9]);
    expect(unknown && [capacityOf(unknown), utilizationOf(unknown)]).toEqual([null, null]);
  });
});
