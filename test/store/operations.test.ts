import { afterEach, beforeEach, describe } from 'vitest';
import { createMemorySql, type MemorySql } from '../support/memorySql';
import { operationsSuite } from './operationsSuite';

let sql: MemorySql;
beforeEach(() => {
  sql = createMemorySql();
});
afterEach(() => sql.close());

describe('operations on libsql', () => operationsSuite(() => sql));
