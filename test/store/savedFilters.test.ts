import { afterAll, beforeAll, describe } from 'vitest';
import { createMemorySql, type MemorySql } from '../support/memorySql';
import { savedFiltersSuite } from './savedFiltersSuite';

let sql: MemorySql;
beforeAll(() => {
  sql = createMemorySql();
});
afterAll(() => sql.close());

describe('saved filters and notes on libsql', () => savedFiltersSuite(() => sql));
