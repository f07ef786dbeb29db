// Sites and their products with the numbers of their users.
import type { ResourceStatus } from '../domain/directory';
import { asResourceId } from '../domain/ids';
import type { ProductList, ProductPlace, SitePlace } from '../domain/productList';
import { sumOf } from '../domain/usage';
import type { Sql, SqlRow } from '../ports';
import { nothingKept } from '../store/counts';
import type { Counts } from '../store/counts';
import { readAges } from './ages';
import { countPlaces } from './placeNumbers';
import type { PlaceNumbers } from './placeNumbers';
import { NO_USE } from './usageSql';
import { BY_SITE } from './siteOrder';

export interface ProductListRequest {
  readonly inactiveDays: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

export async function listProducts(
  sql: Sql,
  request: ProductListRequest,
  counts: Counts = nothingKept,
): Promise<ProductList> {
  const [resources, ageOf] = await Promise.all([readResources(sql), readAges(sql)]);
  const counted = resources.filter((row) => row.is_sandbox === 0);
  const wanted = { ...request, counted: counted.map((row) => row.resource_no) };
  const numbers = await countPlaces(sql, wanted, counts);
  const siteIds = [...new Set(resources.map((row) => row.cloud_id))];
  const sites = siteIds.map((siteId) =>
    toSite(
      resources.filter((row) => row.cloud_id === siteId),
      numbers,
    ),
  );
  const countedIds = new Set(counted.map((row) => row.resource_id));
  const countedProducts = sites.flatMap(({ products }) =>
    products.filter(({ resourceId }) => countedIds.has(resourceId)),
  );
  return {
    sites,
    totals: {
      sites: new Set(countedProducts.map(({ siteId }) => siteId)).size,
      products: countedProducts.length,
      licenses: licensesOf(countedProducts),
      holders: numbers.holders,
    },
    asOf: { resources: ageOf('resources'), users: ageOf('users'), activity: ageOf('activity') },
  };
}

function toSite(rows: readonly ResourceRow[], { places }: PlaceNumbers): SitePlace {
  const [first] = rows;
  const products = rows.map((row) => toProduct(row, places));
  return {
    siteId: first?.cloud_id ?? '',
    hostUrl: first?.host_url ?? null,
    isSandbox: products.every(({ isSandbox }) => isSandbox),
    licenses: licensesOf(products),
    products,
    ...(places.get(first?.site_scope ?? 0) ?? NOBODY),
  };
}

const NOBODY = { users: 0, unlicensed: 0, usage: NO_USE };

function toProduct(row: ResourceRow, places: PlaceNumbers['places']): ProductPlace {
  return {
    resourceId: asResourceId(row.resource_id),
    siteId: row.cloud_id,
    productKey: row.product_key,
    name: row.name,
    status: row.status,
    isSandbox: row.is_sandbox === 1,
    planName: row.plan_name,
    capacity: row.capacity,
    ...(places.get(row.resource_scope ?? 0) ?? NOBODY),
  };
}

function licensesOf(products: readonly ProductPlace[]): number {
  return products.reduce((sum, { usage }) => sum + sumOf(usage), 0);
}

interface ResourceRow extends SqlRow {
  readonly resource_no: number;
  readonly resource_id: string;
  readonly name: string | null;
  readonly status: ResourceStatus;
  readonly is_sandbox: number;
  readonly plan_name: string | null;
  readonly capacity: number | null;
  readonly cloud_id: string;
  readonly host_url: string | null;
  readonly product_key: string;
  /** Null: nothing is known of its users yet. */
  readonly resource_scope: number | null;
  readonly site_scope: number | null;
}

function readResources(sql: Sql): Promise<ResourceRow[]> {
  return sql.select<ResourceRow>(
    `SELECT r.resource_no, r.resource_id, r.name, r.status, r.is_sandbox, r.plan_name, r.capacity,
       s.cloud_id, s.host_url, p.product_key, c.scope_no AS resource_scope, w.scope_no AS site_scope
     FROM resources r JOIN sites s ON s.site_no = r.site_no JOIN products p ON p.product_no = r.product_no
     LEFT JOIN scopes c ON c.kind = 'resource' AND c.resource_no = r.resource_no
     LEFT JOIN scopes w ON w.kind = 'site' AND w.site_no = r.site_no
     WHERE r.gone_at IS NULL ORDER BY ${BY_SITE}, p.product_key, r.resource_id`,
  );
}
