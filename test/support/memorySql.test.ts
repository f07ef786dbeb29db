import { describe, expect, it } from 'vitest';
import { createMemorySql } from './memorySql';

describe('memory SQL', () => {
  it('has every table of the app and their indexes', async () => {
    const sql = createMemorySql();

    const names = await sql.select<{ name: string }>('SELECT name FROM sqlite_master WHERE name = ?', [
      'memberships_group',
    ]);

    expect(names).toEqual([{ name: 'memberships_group' }]);
  });

  it('counts the rows that a statement changed', async () => {
    const sql = createMemorySql();
    await sql.change('INSERT INTO counters (name, next_no) VALUES (?, ?), (?, ?)', ['users', 1, 'groups', 2]);

    expect(await sql.change('UPDATE counters SET next_no = next_no + 1 WHERE next_no > ?', [1])).toBe(1);
    expect(await sql.select('SELECT name, next_no FROM counters ORDER BY name')).toEqual([
      { name: 'groups', next_no: 3 },
      { name: 'users', next_no: 1 },
    ]);
  });

  it('applies a migration once', async () => {
    const sql = createMemorySql();
    const once = [{ name: 'x', statement: 'CREATE TABLE x (a INT)' }];

    await sql.migrate(once);
    await sql.migrate(once);

    expect(await sql.select('SELECT * FROM x')).toEqual([]);
  });
});
