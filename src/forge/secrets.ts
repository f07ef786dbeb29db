import { kvs } from '@forge/kvs';
import { UnexpectedAnswer } from '../domain/errors';
import type { Secrets } from '../ports';
import { withKeyValueStore } from './keyValueError';

export const forgeSecrets: Secrets = {
  get: async (key) => {
    const value: unknown = await withKeyValueStore(() => kvs.getSecret(key));
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string') throw new UnexpectedAnswer('A secret is no text', { key });
    return value;
  },
  set: async (key, value) => {
    await withKeyValueStore(() => kvs.setSecret(key, value));
  },
  delete: (key) => withKeyValueStore(() => kvs.deleteSecret(key)),
};
