// Single writes: key policy, time to live, returned value – @forge/kvs 1.6 out/interfaces.
import { z } from 'zod';
import { LIMITS, type LimitRecord } from '../limits';
import { KvsError } from './kvsError';
import type { RecordStore, StoredRecord } from './records';

export const setOptionsShape = z.object({
  ttl: z
    .object({ value: z.number().positive(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) })
    .optional(),
  keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
  returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
});

type SetOptions = z.infer<typeof setOptionsShape>;

const UNIT_MS = { SECONDS: 1_000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 } as const;

interface PutRequest {
  readonly key: string;
  readonly value?: unknown;
  readonly options?: SetOptions | undefined;
}

interface PutContext {
  readonly now: () => number;
  readonly limits: LimitRecord;
}

/** Returns the record that the caller asked to see, or null. */
export function put(store: RecordStore, request: PutRequest, context: PutContext): StoredRecord | null {
  const { key, value, options = {} } = request;
  const previous = store.find(key);
  if (options.keyPolicy === 'FAIL_IF_EXISTS' && previous !== null) {
    throw new KvsError('KEY_CONFLICT', 'The key exists and the key policy is FAIL_IF_EXISTS', 409);
  }
  const now = context.now();
  const record: StoredRecord = {
    key,
    value,
    createdAt: previous?.createdAt ?? now,
    updatedAt: now,
    expiresAt: expiry(options, context),
  };
  store.put(record);
  if (options.returnValue === 'PREVIOUS') return previous;
  return options.returnValue === 'LATEST' ? record : null;
}

function expiry({ ttl }: SetOptions, { now, limits }: PutContext): number | null {
  if (ttl === undefined) return null;
  const durationMs = ttl.value * UNIT_MS[ttl.unit];
  if (durationMs > LIMITS.kvsTtlDays.value * UNIT_MS.DAYS)
    throw new KvsError('INVALID_TTL', limits.hit(LIMITS.kvsTtlDays));
  return now() + durationMs;
}

export function toView(record: StoredRecord): Record<string, unknown> {
  return {
    key: record.key,
    value: record.value,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    ...(record.expiresAt === null ? {} : { expireTime: new Date(record.expiresAt).toISOString() }),
  };
}
