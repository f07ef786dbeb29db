// Queries by key prefix and by the indexes that manifest.yml declares for an entity.
import { z } from 'zod';
import { LIMITS, type LimitRecord } from '../limits';
import type { ManifestEntity } from '../manifest';
import { attribute, compareValues, conditionShape, filtersShape, matches, matchesAll } from './conditions';
import { KvsError } from './kvsError';
import type { StoredRecord } from './records';
import { toView } from './writes';

export const queryShape = z.object({
  limit: z.number().int().optional(),
  after: z.string().optional(),
  where: z.array(conditionShape).optional(),
  options: z.object({ metadataFields: z.array(z.string()).optional() }).optional(),
});

export const entityQueryShape = z.object({
  entityName: z.string(),
  indexName: z.string(),
  partition: z.array(z.unknown()).default([]),
  range: conditionShape.omit({ property: true }).optional(),
  filters: filtersShape.optional(),
  sort: z.enum(['ASC', 'DESC']).optional(),
  limit: z.number().int().optional(),
  cursor: z.string().optional(),
  options: z.object({ metadataFields: z.array(z.string()).optional() }).optional(),
});

export interface QueryAnswer {
  readonly data: readonly Record<string, unknown>[];
  readonly cursor?: string;
}

interface PageRequest {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly metadataFields?: readonly string[] | undefined;
}

export function queryKeys(
  records: readonly StoredRecord[],
  request: z.infer<typeof queryShape>,
  limits: LimitRecord,
): QueryAnswer {
  const where = request.where?.[0];
  if (where !== undefined && (where.property !== 'key' || where.condition !== 'BEGINS_WITH')) {
    throw new KvsError('QUERY_WHERE_INVALID', 'Only a key prefix can be queried');
  }
  const found = records.filter((record) => where === undefined || matches(record.key, where));
  return toPage(found, { limit: request.limit, cursor: request.after, ...request.options }, limits);
}

export function queryEntity(
  records: readonly StoredRecord[],
  search: { readonly entity: ManifestEntity; readonly request: z.infer<typeof entityQueryShape> },
  limits: LimitRecord,
): QueryAnswer {
  const { entity, request } = search;
  const index = findIndex(entity, request.indexName);
  if (index.partition.length !== request.partition.length) {
    throw new KvsError(
      'INVALID_PARTITION',
      `Index "${request.indexName}" needs ${index.partition.length} partition value(s)`,
    );
  }
  const rangeValue = (record: StoredRecord): unknown =>
    index.range === null ? record.key : attribute(record.value, index.range);
  const found = records.filter(
    (record) =>
      rangeValue(record) !== undefined &&
      index.partition.every((name, at) => attribute(record.value, name) === request.partition[at]) &&
      (request.range === undefined || matches(rangeValue(record), request.range)) &&
      matchesAll(record.value, request.filters),
  );
  found.sort(
    (left, right) => compareValues(rangeValue(left), rangeValue(right)) || compareValues(left.key, right.key),
  );
  if (request.sort === 'DESC') found.reverse();
  return toPage(found, { limit: request.limit, cursor: request.cursor, ...request.options }, limits);
}

interface Index {
  readonly partition: readonly string[];
  /** Null: by the key. */
  readonly range: string | null;
}

function findIndex(entity: ManifestEntity, name: string): Index {
  if (name === 'by-key') return { partition: [], range: null };
  for (const index of entity.indexes) {
    if (index === name) return { partition: [], range: name };
    if (typeof index !== 'string' && index.name === name) {
      return { partition: index.partition ?? [], range: index.range[0] ?? null };
    }
  }
  throw new KvsError('INDEX_NOT_FOUND', `Entity "${entity.name}" declares no index "${name}"`);
}

function toPage(records: readonly StoredRecord[], request: PageRequest, limits: LimitRecord): QueryAnswer {
  const limit = request.limit ?? LIMITS.kvsPageDefault.value;
  if (limit < 1 || limit > LIMITS.kvsPage.value) {
    throw new KvsError('COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', limits.hit(LIMITS.kvsPage));
  }
  const start =
    request.cursor === undefined ? 0 : Number(Buffer.from(request.cursor, 'base64url').toString());
  if (!Number.isInteger(start))
    throw new KvsError('INVALID_CURSOR', 'The cursor is not one of this platform');
  const page = records.slice(start, start + limit);
  const hasMetadata = (request.metadataFields ?? []).length > 0;
  const data = page.map((record) =>
    hasMetadata ? toView(record) : { key: record.key, value: record.value },
  );
  const next = start + page.length;
  return next < records.length ? { data, cursor: Buffer.from(String(next)).toString('base64url') } : { data };
}
