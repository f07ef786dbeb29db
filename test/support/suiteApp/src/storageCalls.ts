// What the ports do not use of @forge/kvs and @forge/sql, but the platform answers.
import { Filter, FilterConditions, kvs, WhereConditions } from '@forge/kvs';
import { sql } from '@forge/sql';

interface Note {
  readonly owner: string;
  readonly rank: number;
}

const notes = kvs.entity<Note>('note');

export const storageCalls = {
  setWithOptions: (key: string, value: unknown, options: Parameters<typeof kvs.set>[2]) =>
    kvs.set(key, value, options),
  getWithMetadata: (key: string) =>
    kvs.get(key, { metadataFields: ['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'] as never }),
  prefix: (prefix: string, limit: number, cursor?: string) => {
    const query = kvs.query().where('key', WhereConditions.beginsWith(prefix)).limit(limit);
    return (cursor === undefined ? query : query.cursor(cursor)).getMany();
  },
  setNote: (key: string, note: Note) => notes.set(key, note),
  notesOf: (owner: string) =>
    notes
      .query()
      .index('by-owner', { partition: [owner] })
      .where(WhereConditions.greaterThan(1))
      .getMany(),
  notesByRank: () =>
    notes
      .query()
      .index('rank')
      .sort('DESC' as never)
      .getMany(),
  batchSet: (items: Parameters<typeof kvs.batchSet>[0]) => kvs.batchSet(items),
  batchGet: (items: Parameters<typeof kvs.batchGet>[0]) => kvs.batchGet(items),
  /** Writes both, or neither: the note must still have its rank. */
  moveNote: (key: string, rank: number, next: Note) =>
    kvs
      .transact()
      .set(key, next, {
        entityName: 'note',
        conditions: new Filter<Note>().and('rank', FilterConditions.equalTo(rank)),
      })
      .set(`moved:${key}`, rank)
      .execute(),
  statement: async (query: string) => (await sql.executeRaw(query)).rows,
  definition: async (query: string) => (await sql.executeDDL(query)).rows,
} as const;
