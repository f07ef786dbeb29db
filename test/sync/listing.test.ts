import { expect, test } from 'vitest';
import { CursorExpired, Unavailable, UnexpectedAnswer } from '../../src/domain/errors';
import type { Page } from '../../src/domain/page';
import { FROM_THE_START, readStretch, readWhole } from '../../src/sync/listing';

const pages: Readonly<Record<string, Page<string>>> = {
  start: { items: ['a', 'b'], nextCursor: 'second' },
  second: { items: ['c'], nextCursor: 'third' },
  third: { items: ['d'], nextCursor: null },
};

const read = async (cursor: string | null): Promise<Page<string>> =>
  pages[cursor ?? 'start'] ?? { items: [], nextCursor: null };

const failingAfterTheFirst =
  (error: Error) =>
  async (cursor: string | null): Promise<Page<string>> => {
    if (cursor !== null) throw error;
    return read(cursor);
  };

test('a stretch of a listing is its pages in one, and goes on behind the last', async () => {
  const stretch = await readStretch(FROM_THE_START, read, { pages: 2 });

  expect(stretch).toMatchObject({ is: 'page', items: ['a', 'b', 'c'], next: { cursor: 'third' } });
});

test('a stretch ends with its listing', async () => {
  const stretch = await readStretch(FROM_THE_START, read, { pages: 5 });

  expect(stretch).toMatchObject({ is: 'page', items: ['a', 'b', 'c', 'd'], next: null });
});

test('a stretch keeps what was read before a page that fails', async () => {
  const stretch = await readStretch(FROM_THE_START, failingAfterTheFirst(new Unavailable('Cut', {})), {
    pages: 2,
  });

  expect(stretch).toMatchObject({ is: 'page', items: ['a', 'b'], next: { cursor: 'second' } });
});

test('a stretch whose cursor expired begins anew, with nothing of the old pass', async () => {
  const stretch = await readStretch(FROM_THE_START, failingAfterTheFirst(new CursorExpired('Old', {})), {
    pages: 2,
  });

  expect(stretch).toEqual({ is: 'again', next: { ...FROM_THE_START, pass: 2 } });
});

test('a defect in reading is not taken for a page that fails', async () => {
  await expect(
    readStretch(FROM_THE_START, failingAfterTheFirst(new TypeError('Ours')), { pages: 2 }),
  ).rejects.toThrow(TypeError);
});

test('a list that is read whole is all of its pages', async () => {
  expect(await readWhole(read)).toEqual({ items: ['a', 'b', 'c', 'd'], total: undefined });
});

test('a list that is read whole may not be longer than a step', async () => {
  let asked = 0;
  const onAndOn = async (): Promise<Page<string>> => ({
    items: ['more'],
    nextCursor: `page ${(asked += 1)}`,
  });

  await expect(readWhole(onAndOn)).rejects.toThrow(UnexpectedAnswer);

  expect(asked).toBe(50);
});
