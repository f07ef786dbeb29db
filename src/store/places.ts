// Directories, sites, products, resources and the contexts over them: the short tables that everything refers to.
import type { Directory, Resource } from '../domain/directory';
import type { Sql } from '../ports';
import { takeNumbers, type CounterName } from './counters';
import { rowHash } from './hash';
import { cut, flag, placeholders, replaceRows } from './rows';
import { withdrawContentHashes } from './directoryUsers';

export interface KnownDirectory {
  readonly directoryNo: number;
  readonly directoryId: string;
}

export interface KnownResource {
  readonly resourceNo: number;
  readonly resourceId: string;
  readonly cloudId: string;
  readonly productKey: string;
  readonly siteNo: number;
  readonly productNo: number;
}

export interface KnownScope {
  readonly scopeNo: number;
  readonly kind: 'organization' | 'site' | 'product' | 'resource';
  /** Number of the site, product or resource; 0 for the organization. */
  readonly no: number;
}

/** What a write came to: the numbers of all given things, in their order, and how many rows were written. */
export interface Written {
  readonly nos: readonly number[];
  readonly rows: number;
}

// The columns' lengths.
const NAME_LENGTH = 255;
const PLAN_LENGTH = 128;
const KEY_LENGTH = 64;

export async function listDirectories(sql: Sql): Promise<KnownDirectory[]> {
  const rows = await sql.select<{ directory_no: number; directory_id: string }>(
    `SELECT directory_no, directory_id FROM directories WHERE gone_at IS NULL ORDER BY directory_no`,
  );
  return rows.map((row) => ({ directoryNo: row.directory_no, directoryId: row.directory_id }));
}

export async function upsertDirectories(sql: Sql, directories: readonly Directory[]): Promise<Written> {
  const known = await sql.select<{
    directory_no: number;
    directory_id: string;
    row_hash: string;
    gone_at: number | null;
  }>(`SELECT directory_no, directory_id, row_hash, gone_at FROM directories`);
  const numbers = await numbersFor(sql, 'directories', {
    wanted: directories.map((directory) => directory.directoryId),
    known: new Map(known.map((row) => [row.directory_id, row.directory_no])),
  });
  const current = new Map(known.map((row) => [row.directory_no, row.gone_at === null ? row.row_hash : null]));
  const rows = directories.flatMap((directory, i) => {
    const directoryNo = numbers[i] ?? 0;
    const name = cut(directory.name, NAME_LENGTH);
    const hash = rowHash([directory.directoryId, name]);
    return current.get(directoryNo) === hash ? [] : [[directoryNo, directory.directoryId, name, hash, null]];
  });
  const columns = ['directory_no', 'directory_id', 'name', 'row_hash', 'gone_at'];
  await replaceRows(sql, { name: 'directories', columns }, rows);
  return { nos: numbers, rows: rows.length };
}

export async function listResources(sql: Sql): Promise<KnownResource[]> {
  const rows = await sql.select<{
    resource_no: number;
    resource_id: string;
    cloud_id: string;
    product_key: string;
    site_no: number;
    product_no: number;
  }>(
    `SELECT r.resource_no, r.resource_id, s.cloud_id, p.product_key, r.site_no, r.product_no
     FROM resources r JOIN sites s ON s.site_no = r.site_no JOIN products p ON p.product_no = r.product_no
     WHERE r.gone_at IS NULL ORDER BY r.resource_no`,
  );
  return rows.map((row) => ({
    resourceNo: row.resource_no,
    resourceId: row.resource_id,
    cloudId: row.cloud_id,
    productKey: row.product_key,
    siteNo: row.site_no,
    productNo: row.product_no,
  }));
}

export async function upsertResources(
  sql: Sql,
  resources: readonly Resource[],
  now: number,
): Promise<Written> {
  const siteNos = await upsertSites(sql, resources);
  const productNos = await upsertProducts(sql, [
    ...new Set(resources.map((resource) => resource.productKey)),
  ]);
  const known = await sql.select<{
    resource_no: number;
    resource_id: string;
    row_hash: string;
    gone_at: number | null;
  }>(`SELECT resource_no, resource_id, row_hash, gone_at FROM resources`);
  const numbers = await numbersFor(sql, 'resources', {
    wanted: resources.map((resource) => resource.resourceId),
    known: new Map(known.map((row) => [row.resource_id, row.resource_no])),
  });
  const current = new Map(known.map((row) => [row.resource_no, row.gone_at === null ? row.row_hash : null]));
  const rows = resources.flatMap((resource, i) => {
    const resourceNo = numbers[i] ?? 0;
    const facts = [
      resource.resourceId,
      siteNos.get(resource.cloudId) ?? 0,
      productNos.get(resource.productKey) ?? 0,
      cut(resource.name, NAME_LENGTH),
      cut(resource.owner, KEY_LENGTH),
      resource.status,
      flag(resource.isSandbox),
      cut(resource.planKey, KEY_LENGTH),
      cut(resource.planName, PLAN_LENGTH),
      resource.capacity,
      resource.createdAt,
    ];
    const hash = rowHash(facts);
    return current.get(resourceNo) === hash ? [] : [[resourceNo, ...facts, hash, now, null]];
  });
  await replaceRows(sql, { name: 'resources', columns: RESOURCE_COLUMNS }, rows);
  return { nos: numbers, rows: rows.length };
}

const RESOURCE_COLUMNS = [
  'resource_no',
  'resource_id',
  'site_no',
  'product_no',
  'name',
  'owner',
  'status',
  'is_sandbox',
  'plan_key',
  'plan_name',
  'capacity',
  'created_at',
  'row_hash',
  'changed_at',
  'gone_at',
];

async function upsertSites(sql: Sql, resources: readonly Resource[]): Promise<Map<string, number>> {
  const known = await sql.select<{ site_no: number; cloud_id: string; host_url: string | null }>(
    `SELECT site_no, cloud_id, host_url FROM sites`,
  );
  const hosts = new Map(known.map((row) => [row.cloud_id, row.host_url]));
  const wanted = new Map<string, string | null>();
  for (const resource of resources) {
    wanted.set(
      resource.cloudId,
      cut(resource.hostUrl, NAME_LENGTH) ??
        wanted.get(resource.cloudId) ??
        hosts.get(resource.cloudId) ??
        null,
    );
  }
  const cloudIds = [...wanted.keys()];
  const numbers = await numbersFor(sql, 'sites', {
    wanted: cloudIds,
    known: new Map(known.map((row) => [row.cloud_id, row.site_no])),
  });
  const rows = cloudIds.flatMap((cloudId, i) => {
    const host = wanted.get(cloudId) ?? null;
    return hosts.get(cloudId) === host ? [] : [[numbers[i] ?? 0, cloudId, host]];
  });
  await replaceRows(sql, { name: 'sites', columns: ['site_no', 'cloud_id', 'host_url'] }, rows);
  return new Map(cloudIds.map((cloudId, i) => [cloudId, numbers[i] ?? 0]));
}

async function upsertProducts(sql: Sql, keys: readonly string[]): Promise<Map<string, number>> {
  const known = await sql.select<{ product_no: number; product_key: string }>(
    `SELECT product_no, product_key FROM products`,
  );
  const byKey = new Map(known.map((row) => [row.product_key, row.product_no]));
  const numbers = await numbersFor(sql, 'products', { wanted: keys, known: byKey });
  const rows = keys.flatMap((key, i) => (byKey.has(key) ? [] : [[numbers[i] ?? 0, key]]));
  await replaceRows(sql, { name: 'products', columns: ['product_no', 'product_key'] }, rows);
  return new Map(keys.map((key, i) => [key, numbers[i] ?? 0]));
}

export async function listScopes(sql: Sql): Promise<KnownScope[]> {
  const rows = await sql.select<{ scope_no: number; kind: KnownScope['kind']; no: number }>(
    `SELECT scope_no, kind, site_no + product_no + resource_no AS no FROM scopes`,
  );
  return rows.map((row) => ({ scopeNo: row.scope_no, kind: row.kind, no: row.no }));
}

/** Makes a context for the organization and for every site, product and resource that lacks one. */
export async function ensureScopes(sql: Sql): Promise<void> {
  const resources = await listResources(sql);
  const nameOf = (kind: KnownScope['kind'], no: number): string => `${kind} ${no}`;
  const known = new Map(
    (await listScopes(sql)).map((scope) => [nameOf(scope.kind, scope.no), scope.scopeNo]),
  );
  const wanted = new Map<string, { kind: KnownScope['kind']; no: number }>();
  const want = (kind: KnownScope['kind'], no: number): void => {
    wanted.set(nameOf(kind, no), { kind, no });
  };
  want('organization', 0);
  for (const resource of resources) {
    want('site', resource.siteNo);
    want('product', resource.productNo);
    want('resource', resource.resourceNo);
  }
  const names = [...wanted.keys()];
  const numbers = await numbersFor(sql, 'scopes', { wanted: names, known });
  const rows = names.flatMap((name, i) => {
    const scope = wanted.get(name);
    if (scope === undefined || known.has(name)) return [];
    const place = (kind: KnownScope['kind']): number => (scope.kind === kind ? scope.no : 0);
    return [[numbers[i] ?? 0, scope.kind, place('site'), place('product'), place('resource')]];
  });
  const columns = ['scope_no', 'kind', 'site_no', 'product_no', 'resource_no'];
  await replaceRows(sql, { name: 'scopes', columns }, rows);
}

/** Returns the number of each wanted id, reserving new ones for those not known. */
export async function numbersFor(
  sql: Sql,
  counter: CounterName,
  ids: { readonly wanted: readonly string[]; readonly known: ReadonlyMap<string, number> },
): Promise<number[]> {
  const missing = [...new Set(ids.wanted.filter((id) => !ids.known.has(id)))];
  const first = missing.length === 0 ? 0 : await takeNumbers(sql, counter, missing.length);
  const fresh = new Map(missing.map((id, i) => [id, first + i]));
  return ids.wanted.map((id) => ids.known.get(id) ?? fresh.get(id) ?? 0);
}

export async function markDirectoryGone(sql: Sql, directoryNo: number, now: number): Promise<void> {
  await sql.change(`UPDATE directories SET gone_at = ? WHERE directory_no = ?`, [now, directoryNo]);
}

export async function markResourceGone(sql: Sql, resourceNo: number, now: number): Promise<void> {
  await sql.change(`UPDATE resources SET gone_at = ?, changed_at = ? WHERE resource_no = ?`, [
    now,
    now,
    resourceNo,
  ]);
}

// One DELETE touches at most this many rows.
const ROWS_PER_DELETE = 1_000;

/** Forgets the roles on a resource, of groups and of users; returns the number of rows. */
export async function forgetRolesOn(sql: Sql, resourceNo: number): Promise<number> {
  const rows = await sql.change(`DELETE FROM group_roles WHERE resource_no = ?`, [resourceNo]);
  return rows + (await deleteByUser(sql, { table: 'direct_roles', column: 'resource_no', no: resourceNo }));
}

/** Forgets who could use a resource and when they did; returns the number of rows. */
export async function forgetUseOf(sql: Sql, resourceNo: number): Promise<number> {
  const rows = await deleteByUser(sql, { table: 'access', column: 'resource_no', no: resourceNo });
  const [scope] = await sql.select<{ scope_no: number }>(
    `SELECT scope_no FROM scopes WHERE kind = 'resource' AND resource_no = ?`,
    [resourceNo],
  );
  if (scope === undefined) return rows;
  return rows + (await deleteByUser(sql, { table: 'activity', column: 'scope_no', no: scope.scope_no }));
}

async function deleteByUser(
  sql: Sql,
  of: { readonly table: string; readonly column: string; readonly no: number },
): Promise<number> {
  let rows = 0;
  for (;;) {
    const part = await sql.select<{ user_no: number }>(
      `SELECT DISTINCT user_no FROM ${of.table} WHERE ${of.column} = ? ORDER BY user_no LIMIT ?`,
      [of.no, ROWS_PER_DELETE],
    );
    if (part.length === 0) return rows;
    const nos = part.map((row) => row.user_no);
    await withdrawContentHashes(sql, null, nos);
    rows += await sql.change(
      `DELETE FROM ${of.table} WHERE ${of.column} = ? AND user_no IN (${placeholders(nos.length)})`,
      [of.no, ...nos],
    );
  }
}
