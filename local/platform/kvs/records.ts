// Where stored values lie: plain keys and entities in the platform's database, secrets in a file of their own.
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { allRows, change, IN_MEMORY, stateFile, type StateDatabase } from '../state';

export interface StoredRecord {
  readonly key: string;
  readonly value: unknown;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number | null;
}

export interface RecordStore {
  find(key: string): StoredRecord | null;
  put(record: StoredRecord): void;
  remove(key: string): void;
  /** All that have not expired, by key. */
  list(): readonly StoredRecord[];
}

interface Row {
  readonly key: string;
  readonly value: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly expires_at: number | null;
}

const COLUMNS = 'key, value, created_at, updated_at, expires_at';

/** `entity` is empty for plain keys. */
export function databaseRecords(state: StateDatabase, entity: string, now: () => number): RecordStore {
  return {
    find: (key) => {
      const live = `SELECT ${COLUMNS} FROM records WHERE entity = ? AND key = ? AND (expires_at IS NULL OR expires_at > ?)`;
      const [row] = allRows<Row>(state, live, [entity, key, now()]);
      return row === undefined ? null : fromRow(row);
    },
    put: (record) => {
      const values = [
        entity,
        record.key,
        JSON.stringify(record.value),
        record.createdAt,
        record.updatedAt,
        record.expiresAt,
      ];
      change(state, `REPLACE INTO records (entity, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`, values);
    },
    remove: (key) => {
      change(state, 'DELETE FROM records WHERE entity = ? AND key = ?', [entity, key]);
    },
    list: () => {
      const live = `SELECT ${COLUMNS} FROM records WHERE entity = ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY key`;
      return allRows<Row>(state, live, [entity, now()]).map(fromRow);
    },
  };
}

function fromRow(row: Row): StoredRecord {
  return {
    key: row.key,
    value: JSON.parse(row.value),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  };
}

// Only the owner may read it: it holds the organization's API key.
const OWNER_ONLY = 0o600;

export function secretRecords(dataDir: string, now: () => number): RecordStore {
  const file = dataDir === IN_MEMORY ? null : stateFile(dataDir, 'secrets.json');
  const records = new Map<string, StoredRecord>(
    file !== null && existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as [string, StoredRecord][])
      : [],
  );
  const isLive = (record: StoredRecord): boolean => record.expiresAt === null || record.expiresAt > now();

  function save(): void {
    if (file === null) return;
    // Written beside it and renamed: a stop in between leaves the old file whole.
    const next = `${file}.new`;
    writeFileSync(next, JSON.stringify([...records]), { mode: OWNER_ONLY });
    chmodSync(next, OWNER_ONLY);
    renameSync(next, file);
  }

  return {
    find: (key) => {
      const record = records.get(key);
      return record !== undefined && isLive(record) ? record : null;
    },
    put: (record) => {
      records.set(record.key, record);
      save();
    },
    remove: (key) => {
      if (records.delete(key)) save();
    },
    list: () => [...records.values()].filter(isLive),
  };
}
