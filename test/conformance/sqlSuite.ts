// What every Sql must keep, called through @forge/sql inside a worker.
import { describe, expect, it } from 'vitest';
import type { SuiteApp } from '../support/suitePlatform';

const PEOPLE = `CREATE TABLE IF NOT EXISTS people (
  person_no INT NOT NULL PRIMARY KEY,
  name VARCHAR(20) NOT NULL,
  team VARCHAR(20),
  score BIGINT,
  version INT NOT NULL,
  UNIQUE (name),
  INDEX people_team (team, score))`;

export function sqlSuite(getApp: () => SuiteApp): void {
  const select = (statement: string, params: readonly unknown[] = []): Promise<unknown> =>
    getApp().port('sql', 'select', statement, params);
  const change = (statement: string, params: readonly unknown[] = []): Promise<unknown> =>
    getApp().port('sql', 'change', statement, params);
  const migrate = (...migrations: readonly { name: string; statement: string }[]): Promise<unknown> =>
    getApp().port('sql', 'migrate', migrations);

  async function withPeople(...names: readonly string[]): Promise<void> {
    await migrate({ name: 'people', statement: PEOPLE });
    await change('DELETE FROM people');
    if (names.length === 0) return;
    const rows = names.map(() => '(?, ?, ?, ?, 1)').join(', ');
    const values = names.flatMap((name, at) => [
      at + 1,
      name,
      at % 2 === 0 ? 'even' : null,
      (at + 1) * 10_000_000_000,
    ]);
    await change(`INSERT INTO people (person_no, name, team, score, version) VALUES ${rows}`, values);
  }

  describe('rows', () => {
    it('answers numbers as numbers, texts as texts and null as null', async () => {
      await withPeople('Zoë 😀', 'Ann');

      expect(await select('SELECT person_no, name, team, score FROM people ORDER BY person_no')).toEqual([
        { person_no: 1, name: 'Zoë 😀', team: 'even', score: 10_000_000_000 },
        { person_no: 2, name: 'Ann', team: null, score: 20_000_000_000 },
      ]);
    });

    it('answers counts and sums as numbers', async () => {
      await withPeople('Ann', 'Ben', 'Cem');

      const statement = 'SELECT COUNT(*) AS people, SUM(score) AS total, MAX(name) AS last FROM people';
      expect(await select(statement)).toEqual([{ people: 3, total: 60_000_000_000, last: 'Cem' }]);
    });

    it('binds limit and offset', async () => {
      await withPeople('Ann', 'Ben', 'Cem');

      expect(await select('SELECT name FROM people ORDER BY name LIMIT ? OFFSET ?', [1, 1])).toEqual([
        { name: 'Ben' },
      ]);
    });

    it('compares and sorts by bytes', async () => {
      await withPeople('ann', 'Ben', 'Ann');

      expect(await select('SELECT name FROM people ORDER BY name')).toEqual([
        { name: 'Ann' },
        { name: 'Ben' },
        { name: 'ann' },
      ]);
      expect(await select("SELECT name FROM people WHERE name = 'ann'")).toEqual([{ name: 'ann' }]);
      expect(await select("SELECT name FROM people WHERE name LIKE 'A%'")).toEqual([{ name: 'Ann' }]);
    });

    it('keeps a parameter that looks like SQL a text', async () => {
      const hostile = "x'); DROP TABLE--";
      await withPeople(hostile);

      expect(await select('SELECT name FROM people WHERE name = ?', [hostile])).toEqual([{ name: hostile }]);
    });

    it('knows common table expressions, windows and pairs', async () => {
      await withPeople('Ann', 'Ben', 'Cem');

      const ranked = `WITH ranked AS (SELECT name, ROW_NUMBER() OVER (ORDER BY score DESC) AS place FROM people)
        SELECT name FROM ranked WHERE place <= 2 ORDER BY place`;
      expect(await select(ranked)).toEqual([{ name: 'Cem' }, { name: 'Ben' }]);
      const pairs = 'SELECT person_no FROM people WHERE (person_no, name) IN ((1, ?), (2, ?))';
      expect(await select(pairs, ['Ann', 'nobody'])).toEqual([{ person_no: 1 }]);
    });
  });

  describe('changes', () => {
    it('returns the number of affected rows', async () => {
      await withPeople('Ann', 'Ben', 'Cem');

      expect(await change('UPDATE people SET score = 0 WHERE person_no <= 2')).toBe(2);
      expect(await change('DELETE FROM people WHERE person_no > 2')).toBe(1);
    });

    it('lets one of two callers win a version', async () => {
      await withPeople('Ann');
      const claim = 'UPDATE people SET version = version + 1 WHERE person_no = 1 AND version = ?';

      const both = await Promise.all([change(claim, [1]), change(claim, [1])]);

      expect(new Set(both)).toEqual(new Set([0, 1]));
    });

    it('is atomic: a statement that fails leaves no row', async () => {
      await withPeople('Ann');
      const insert = 'INSERT INTO people (person_no, name, version) VALUES (2, ?, 1), (3, ?, 1)';

      await expect(change(insert, ['Ben', 'Ann'])).rejects.toMatchObject({ code: 'SQL_EXECUTION_ERROR' });

      expect(await select('SELECT name FROM people')).toEqual([{ name: 'Ann' }]);
    });

    it('refuses a text that is longer than its column', async () => {
      await withPeople('Ann');

      await expect(change('UPDATE people SET team = ?', ['x'.repeat(21)])).rejects.toMatchObject({
        code: 'SQL_EXECUTION_ERROR',
      });
    });

    it('replaces, and inserts from a query', async () => {
      await withPeople('Ann', 'Ben');

      await change("REPLACE INTO people (person_no, name, version) VALUES (1, 'Anna', 5)");
      await change(
        "INSERT INTO people (person_no, name, version) SELECT person_no + 10, CONCAT(name, '2'), 1 FROM people",
      );

      expect(await select('SELECT person_no, name, version FROM people ORDER BY person_no')).toEqual([
        { person_no: 1, name: 'Anna', version: 5 },
        { person_no: 2, name: 'Ben', version: 1 },
        { person_no: 11, name: 'Anna2', version: 1 },
        { person_no: 12, name: 'Ben2', version: 1 },
      ]);
    });
  });

  describe('migrations', () => {
    const first = {
      name: 'first',
      statement: 'CREATE TABLE IF NOT EXISTS first_t (a INT NOT NULL PRIMARY KEY)',
    };
    const broken = { name: 'second', statement: 'CREATE TABLE second_t (a INT NOT NULL PRIMARY KEY,' };

    it('applies what was not applied before, once', async () => {
      await migrate(first);
      await change('INSERT INTO first_t (a) VALUES (1)');
      await migrate(first);

      expect(await select('SELECT a FROM first_t')).toEqual([{ a: 1 }]);
      expect(await select("SELECT COUNT(*) AS runs FROM __migrations WHERE name = 'first'")).toEqual([
        { runs: 1 },
      ]);
    });

    it('keeps what was applied before a statement failed', async () => {
      await expect(migrate(first, broken)).rejects.toThrow();

      expect(await select("SELECT COUNT(*) AS runs FROM __migrations WHERE name = 'second'")).toEqual([
        { runs: 0 },
      ]);
      expect(await select('SELECT COUNT(*) AS held FROM first_t')).toEqual([{ held: 1 }]);
    });
  });

  describe('policy', () => {
    it.each([
      ['two statements', 'SELECT 1; SELECT 2'],
      ['a definition outside the DDL endpoint', 'CREATE TABLE sneaky (a INT)'],
      ['a session setting', 'SET NAMES latin1'],
      ['a transaction', 'BEGIN'],
      ['another database', 'USE mysql'],
      ['a pause', 'SELECT SLEEP(1)'],
      ['a look at the server', 'SHOW VARIABLES'],
    ])('refuses %s', async (_what, statement) => {
      await expect(getApp().storage('statement', statement)).rejects.toMatchObject({
        code: 'SQL_POLICY_VIOLATION',
      });
    });

    it('refuses foreign keys', async () => {
      const statement = 'CREATE TABLE child (a INT NOT NULL, FOREIGN KEY (a) REFERENCES people (person_no))';

      await expect(getApp().storage('definition', statement)).rejects.toMatchObject({
        code: 'SQL_POLICY_VIOLATION',
      });
    });
  });
}
