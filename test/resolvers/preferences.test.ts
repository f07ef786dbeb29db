import { beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from './testApp';

let app: TestApp;

beforeEach(async () => {
  app = createTestApp();
  await app.giveRoles({ victor: 'viewer', '557058:a|b': 'viewer' });
  return () => app.sql.close();
});

const columns = [
  { key: 'name', width: 240 },
  { key: 'last-active', width: 120 },
];

describe('how somebody likes to see a table', () => {
  it('is not known at first', async () => {
    expect(await app.get('preferences.get', 'victor', { table: 'users' })).toBeNull();
  });

  it('is kept for each person and table', async () => {
    await app.get('preferences.save', 'victor', { table: 'users', columns, density: 'compact' });
    await app.get('preferences.save', 'victor', { table: 'groups', columns: [], density: 'comfortable' });
    await app.get('preferences.save', '557058:a|b', { table: 'users', columns: [], density: 'comfortable' });

    expect(await app.get('preferences.get', 'victor', { table: 'users' })).toEqual({
      columns,
      density: 'compact',
    });
    expect(await app.get('preferences.get', 'victor', { table: 'products' })).toBeNull();
    expect(await app.get('preferences.get', '557058:a|b', { table: 'users' })).toMatchObject({ columns: [] });
  });

  it('is kept under keys that Forge takes', async () => {
    await app.get('preferences.save', '557058:a|b', { table: 'users', columns, density: 'compact' });

    const stored = JSON.parse(app.keyValue.dump()) as [string, unknown][];

    // limits-kvs-ce (2026-09-28).
    for (const [key] of stored) expect(key).toMatch(/^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/);
  });

  it.each([
    ['the same column twice', { columns: [columns[0], columns[0]] }],
    ['a width that no screen has', { columns: [{ key: 'name', width: 100_000 }] }],
    ['part of a pixel', { columns: [{ key: 'name', width: 10.5 }] }],
    ['a key that is a path', { columns: [{ key: '../name', width: 100 }] }],
    [
      'more columns than a table has',
      { columns: Array.from({ length: 51 }, (_, i) => ({ key: `c${i}`, width: 100 })) },
    ],
    ['another density', { density: 'airy' }],
    ['another table', { table: 'secrets' }],
  ])('is refused with %s', async (_, changes) => {
    const payload = { table: 'users', columns, density: 'compact', ...changes };

    expect((await app.refusal('preferences.save', 'victor', payload)).code).toBe('invalid-input');
  });
});
