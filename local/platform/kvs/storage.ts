// Forge's key-value store, secret store and entity store behind their paths – @forge/kvs 1.6 out/storage-api.js.
import { z } from 'zod';
import { LIMITS, type LimitRecord } from '../limits';
import type { ManifestEntity } from '../manifest';
import type { StateDatabase } from '../state';
import { filtersShape, matchesAll } from './conditions';
import { KvsError } from './kvsError';
import { entityQueryShape, queryEntity, queryKeys, queryShape } from './queries';
import { databaseRecords, secretRecords, type RecordStore } from './records';
import { checkEntity, checkKey, checkValue } from './rules';
import { put, setOptionsShape, toView } from './writes';

export interface StorageOptions {
  readonly state: StateDatabase;
  readonly dataDir: string;
  readonly entities: readonly ManifestEntity[];
  readonly now: () => number;
  readonly limits: LimitRecord;
}

const itemShape = z.object({
  key: z.string(),
  value: z.unknown().optional(),
  entityName: z.string().optional(),
  options: setOptionsShape.optional(),
  conditions: filtersShape.optional(),
});

const transactionShape = z.object({
  set: z.array(itemShape).default([]),
  delete: z.array(itemShape).default([]),
  check: z.array(itemShape).default([]),
});

type Item = z.infer<typeof itemShape>;
type ItemKind = 'get' | 'set' | 'delete';

export class Storage {
  readonly #options: StorageOptions;
  readonly #plain: RecordStore;
  readonly #secrets: RecordStore;

  constructor(options: StorageOptions) {
    this.#options = options;
    this.#plain = databaseRecords(options.state, '', options.now);
    this.#secrets = secretRecords(options.dataDir, options.now);
  }

  /** Returns the answer's body, undefined for an empty one, or null for an unknown path. @throws {KvsError} */
  answer(path: string, body: unknown): unknown {
    const single = /^\/api\/v1\/(secret\/|entity\/)?(get|set|delete)$/.exec(path);
    if (single !== null) {
      const item = itemShape.parse(body);
      const store = single[1] === 'secret/' ? this.#secrets : this.#storeOf(item);
      return this.#single(store, single[2] as ItemKind, item);
    }
    if (path === '/api/v1/query')
      return queryKeys(this.#plain.list(), queryShape.parse(body), this.#options.limits);
    if (path === '/api/v1/entity/query') return this.#queryEntity(entityQueryShape.parse(body));
    if (path === '/api/v1/transaction') return this.#transaction(transactionShape.parse(body));
    const batch = /^\/api\/v1\/batch\/(get|set|delete)$/.exec(path);
    return batch === null ? null : this.#batch(batch[1] as ItemKind, z.array(itemShape).parse(body));
  }

  #single(store: RecordStore, kind: ItemKind, item: Item): unknown {
    const { limits } = this.#options;
    checkKey(item.key, limits);
    if (kind === 'delete') {
      store.remove(item.key);
      return undefined;
    }
    if (kind === 'get') {
      const record = store.find(item.key);
      if (record === null) throw new KvsError('KEY_NOT_FOUND', 'The key does not exist', 404);
      return toView(record);
    }
    this.#checkValue(item);
    const returned = put(store, item, this.#options);
    return returned === null ? undefined : toView(returned);
  }

  #batch(kind: ItemKind, items: readonly Item[]): unknown {
    this.#checkGroup(items);
    const successfulKeys: unknown[] = [];
    const failedKeys: unknown[] = [];
    for (const item of items) {
      const name = {
        key: item.key,
        ...(item.entityName === undefined ? {} : { entityName: item.entityName }),
      };
      try {
        const found = this.#single(this.#storeOf(item), kind, item);
        successfulKeys.push(kind === 'get' ? Object.assign({}, name, found) : name);
      } catch (error) {
        if (!(error instanceof KvsError)) throw error;
        failedKeys.push({ ...name, error: { code: error.code, message: error.message } });
      }
    }
    return { successfulKeys, failedKeys };
  }

  /** All or nothing: everything is checked before the first write. */
  #transaction(request: z.infer<typeof transactionShape>): undefined {
    const items = [...request.set, ...request.delete, ...request.check];
    this.#checkGroup(items);
    const names = new Set(items.map((item) => `${item.entityName ?? ''} ${item.key}`));
    if (names.size !== items.length)
      throw new KvsError('DUPLICATE_KEY', 'A key stands once in a transaction');
    for (const item of items) {
      checkKey(item.key, this.#options.limits);
      if (item.conditions === undefined) continue;
      const record = this.#storeOf(item).find(item.key);
      if (record === null || !matchesAll(record.value, item.conditions)) {
        throw new KvsError('CONDITIONAL_CHECK_FAILED', `The condition on "${item.key}" does not hold`);
      }
    }
    for (const item of request.set) this.#checkValue(item);
    for (const item of request.set) put(this.#storeOf(item), item, this.#options);
    for (const item of request.delete) this.#storeOf(item).remove(item.key);
    return undefined;
  }

  #queryEntity(request: z.infer<typeof entityQueryShape>): unknown {
    const entity = this.#entity(request.entityName);
    const records = databaseRecords(this.#options.state, entity.name, this.#options.now).list();
    return queryEntity(records, { entity, request }, this.#options.limits);
  }

  #checkGroup(items: readonly Item[]): void {
    const { limits } = this.#options;
    if (items.length === 0) throw new KvsError('INVALID_TRANSACTION_REQUEST', 'There is no operation');
    if (items.length > LIMITS.kvsGroup.value)
      throw new KvsError('TRANSACTION_TOO_LARGE', limits.hit(LIMITS.kvsGroup));
    if (Buffer.byteLength(JSON.stringify(items)) > LIMITS.kvsGroupBytes.value) {
      throw new KvsError('MAX_SIZE', limits.hit(LIMITS.kvsGroupBytes));
    }
  }

  #checkValue(item: Item): void {
    checkValue(item.value, this.#options.limits);
    if (item.entityName !== undefined) checkEntity(item.value, this.#entity(item.entityName));
  }

  #storeOf(item: Item): RecordStore {
    if (item.entityName === undefined) return this.#plain;
    return databaseRecords(this.#options.state, this.#entity(item.entityName).name, this.#options.now);
  }

  #entity(name: string): ManifestEntity {
    const entity = this.#options.entities.find((candidate) => candidate.name === name);
    if (entity === undefined)
      throw new KvsError('SCHEMA_NOT_FOUND', `manifest.yml declares no entity "${name}"`);
    return entity;
  }
}
