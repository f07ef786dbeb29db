import { afterEach, expect, test } from 'vitest';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';
import { tamperedHttp } from '../support/tamperedHttp';

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

test('groups whose directory is not told keep their members, in an organization with several', async () => {
  harness = await createSyncHarness({ model: 'original' }, (ports) => ({
    ...ports,
    http: tamperedHttp(ports.http, (path, answer) =>
      path.endsWith('/groups/search') && answer.data !== undefined
        ? { data: answer.data.map((row) => ({ ...row, directoryId: undefined })) }
        : answer,
    ),
  }));
  const { sync, compare } = harness;

  const first = await sync();
  const second = await sync();

  expect(first.outcome).toBe('complete');
  expect(second).toMatchObject({ outcome: 'complete', changed: 0 });
  // Groups that nobody is in stay without one.
  expect(Object.keys((await compare()).differing)).toEqual(['group']);
});
