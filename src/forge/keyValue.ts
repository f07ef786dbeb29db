import { kvs } from '@forge/kvs';
import type { KeyValue } from '../ports';
import { withKeyValueStore } from './keyValueError';

export const forgeKeyValue: KeyValue = {
  get: async (key) => (await withKeyValueStore(() => kvs.get(key))) ?? null,
  set: async (key, value) => {
    await withKeyValueStore(() => kvs.set(key, value));
  },
  delete: (key) => withKeyValueStore(() => kvs.delete(key)),
};
