// The KeyValue and Secrets ports in memory. Values are copied as a store would, so that nobody shares an object.
import type { KeyValue, Secrets } from '../../src/ports';

export interface MemoryKeyValue extends KeyValue {
  /** Everything stored, as text. */
  dump(): string;
}

/** Returns a store that holds these values, keyed by key. */
export function createMemoryKeyValue(initial: Readonly<Record<string, unknown>> = {}): MemoryKeyValue {
  const stored = new Map(Object.entries(initial).map(([key, value]) => [key, JSON.stringify(value)]));
  return {
    async get(key) {
      const text = stored.get(key);
      return text === undefined ? null : JSON.parse(text);
    },
    async set(key, value) {
      stored.set(key, JSON.stringify(value));
    },
    async delete(key) {
      stored.delete(key);
    },
    dump: () => JSON.stringify([...stored]),
  };
}

export function createMemorySecrets(): Secrets {
  const stored = new Map<string, string>();
  return {
    get: async (key) => stored.get(key) ?? null,
    async set(key, value) {
      stored.set(key, value);
    },
    async delete(key) {
      stored.delete(key);
    },
  };
}

/** Keeps what is written from those who begin at the same place later. */
export function overKeyValue(base: KeyValue): KeyValue {
  const written = new Map<string, unknown>();
  return {
    get: async (key) => (written.has(key) ? written.get(key) : base.get(key)),
    set: async (key, value) => void written.set(key, value),
    delete: async (key) => void written.set(key, null),
  };
}
