// KVS: rates and scope here, contents in ../kvs.
import { KvsError } from '../kvs/kvsError';
import type { Storage } from '../kvs/storage';
import { LIMITS, type Limit, type LimitRecord } from '../limits';
import { RateWindow } from '../rateWindow';
import { bodyText, json, readJson, type Door } from './door';

export interface KvsDoorOptions {
  readonly storage: Storage;
  readonly isAllowed: boolean;
  readonly now: () => number;
  readonly limits: LimitRecord;
}

export function createKvsDoor(options: KvsDoorOptions): Door {
  const { storage, limits } = options;
  const requests = new RateWindow(options.now, 1000);
  const reads = new RateWindow(options.now, 60_000);
  const writes = new RateWindow(options.now, 60_000);

  function admit(path: string, bytes: number): void {
    const refuse = (limit: Limit): never => {
      throw new KvsError('RATE_LIMIT_EXCEEDED', limits.hit(limit), 429);
    };
    const units = Math.max(1, Math.ceil(bytes / LIMITS.kvsUnitBytes.value));
    const isRead = /\/(get|query)$/.test(path);
    if (!requests.take(LIMITS.kvsRequests.value)) refuse(LIMITS.kvsRequests);
    if (isRead && !reads.take(LIMITS.kvsReads.value)) refuse(LIMITS.kvsReads);
    if (!isRead && !writes.take(LIMITS.kvsWrites.value, units)) refuse(LIMITS.kvsWrites);
  }

  return async (call) => {
    if (!options.isAllowed)
      return json(403, { code: 'FORBIDDEN', message: 'The storage:app scope is required' });
    try {
      admit(call.target, bodyText(call.body).length);
      const answer = storage.answer(call.target, readJson(call));
      if (answer === null)
        return json(501, { code: 'NOT_MODELLED', message: limits.unmodelled(`kvs ${call.target}`) });
      return answer === undefined ? { status: 204 } : json(200, answer);
    } catch (error) {
      if (!(error instanceof KvsError)) throw error;
      return json(error.status, { code: error.code, message: error.message });
    }
  };
}
