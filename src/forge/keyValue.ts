import { kvs } from '@forge/kvs';
import type { KeyValue } from '../ports';

export const forgeKeyValue: KeyValue = {
  get: async (key) => (await kvs.get(key)) ?? null,
  set: async (key, value) => {
    await kvs.set(key, value);
  },
  delete: (key) => kvs.delete(key),
};
