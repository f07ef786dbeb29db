// What every KeyValue and every Secrets must keep, called through @forge/kvs inside a worker.
import { describe, expect, it } from 'vitest';
import type { SuiteApp } from '../support/suitePlatform';

export function keyValueSuite(getApp: () => SuiteApp): void {
  const call = (method: string, ...args: readonly unknown[]): Promise<unknown> =>
    getApp().port('keyValue', method, ...args);

  it('returns null for what was never stored', async () => {
    expect(await call('get', 'nothing')).toBeNull();
  });

  it.each([
    ['a document', { version: 1, list: [1, 'zwei', null, true], nested: { 'Ключ 😀': 0.5 } }],
    ['a text', 'plain'],
    ['a number', 0],
    ['a truth value', false],
    ['an empty list', []],
  ])('returns %s as it was stored', async (_kind, value) => {
    await call('set', 'stored', value);

    expect(await call('get', 'stored')).toEqual(value);
  });

  it('reads what was written last under the same key', async () => {
    await call('set', 'changing', 1);
    await call('set', 'changing', 2);

    expect(await call('get', 'changing')).toBe(2);
  });

  it('forgets what was deleted, and minds no second deletion', async () => {
    await call('set', 'gone', 1);
    await call('delete', 'gone');
    await call('delete', 'gone');

    expect(await call('get', 'gone')).toBeNull();
  });

  it.each([
    { what: 'a key of 501 characters', key: 'k'.repeat(501), value: 1, code: 'KEY_TOO_LONG' },
    { what: 'an empty key', key: '', value: 1, code: 'KEY_TOO_SHORT' },
    { what: 'a key with a slash', key: 'a/b', value: 1, code: 'INVALID_KEY' },
    { what: 'a value above 240 KiB', key: 'big', value: 'x'.repeat(240 * 1024), code: 'MAX_SIZE' },
  ])('refuses $what', async ({ key, value, code }) => {
    await expect(call('set', key, value)).rejects.toMatchObject({ code });
  });

  describe('beside the port', () => {
    const storage = (name: string, ...args: readonly unknown[]): Promise<unknown> =>
      getApp().storage(name, ...args);

    it('pages through the keys of a prefix', async () => {
      for (const key of ['p:1', 'p:2', 'p:3', 'q:1']) await call('set', key, key);

      const first = (await storage('prefix', 'p:', 2)) as { results: { key: string }[]; nextCursor: string };
      const second = (await storage('prefix', 'p:', 2, first.nextCursor)) as { results: { key: string }[] };

      expect([...first.results, ...second.results].map(({ key }) => key)).toEqual(['p:1', 'p:2', 'p:3']);
    });

    it('queries entities by their declared indexes', async () => {
      await storage('setNote', 'n1', { owner: 'ann', rank: 1 });
      await storage('setNote', 'n2', { owner: 'ann', rank: 2 });
      await storage('setNote', 'n3', { owner: 'ben', rank: 3 });

      expect(await storage('notesOf', 'ann')).toMatchObject({ results: [{ key: 'n2' }] });
      expect(await storage('notesByRank')).toMatchObject({
        results: [{ key: 'n3' }, { key: 'n2' }, { key: 'n1' }],
      });
    });

    it('refuses an attribute of another type than declared', async () => {
      await expect(storage('setNote', 'bad', { owner: 'ann', rank: 'high' })).rejects.toMatchObject({
        code: 'ENTITY_TYPE_INVALID',
      });
    });

    it('writes all of a transaction, or nothing', async () => {
      await storage('setNote', 't1', { owner: 'ann', rank: 1 });

      await storage('moveNote', 't1', 1, { owner: 'ann', rank: 7 });
      await expect(storage('moveNote', 't1', 1, { owner: 'ann', rank: 8 })).rejects.toMatchObject({
        code: 'CONDITIONAL_CHECK_FAILED',
      });

      expect(await call('get', 'moved:t1')).toBe(1);
      expect(await storage('notesOf', 'ann')).toMatchObject({ results: [{}, { value: { rank: 7 } }] });
    });

    it('tells which items of a batch failed', async () => {
      const answer = await storage('batchSet', [
        { key: 'b1', value: 1 },
        { key: 'b/2', value: 2 },
      ]);

      expect(answer).toEqual({
        successfulKeys: [{ key: 'b1' }],
        failedKeys: [{ key: 'b/2', error: expect.objectContaining({ code: 'INVALID_KEY' }) }],
      });
      expect(await storage('batchGet', [{ key: 'b1' }])).toMatchObject({
        successfulKeys: [{ key: 'b1', value: 1 }],
      });
    });

    it('keeps what exists when asked to', async () => {
      await call('set', 'kept', 1);

      await expect(
        storage('setWithOptions', 'kept', 2, { keyPolicy: 'FAIL_IF_EXISTS' }),
      ).rejects.toMatchObject({
        code: 'KEY_CONFLICT',
      });
    });
  });
}

export function secretsSuite(getApp: () => SuiteApp): void {
  const call = (method: string, ...args: readonly unknown[]): Promise<unknown> =>
    getApp().port('secrets', method, ...args);

  it('returns a secret as it was stored, and null before and after', async () => {
    expect(await call('get', 'api-key')).toBeNull();
    await call('set', 'api-key', 'sésame');
    expect(await call('get', 'api-key')).toBe('sésame');
    await call('delete', 'api-key');
    expect(await call('get', 'api-key')).toBeNull();
  });

  it('is never part of a query', async () => {
    await call('set', 'secret:one', 'hidden');

    expect(await getApp().storage('prefix', 'secret:', 10)).toMatchObject({ results: [] });
    expect(await getApp().port('keyValue', 'get', 'secret:one')).toBeNull();
  });
}
