import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDocument, writeDocument } from '../../src/store/documents';
import type { DocumentKind } from '../../src/store/documents';
import { createMemoryKeyValue } from '../support/memoryKeyValue';
import { createRecordedLog } from '../support/recordedLog';

const settings: DocumentKind<{ share: number }> = {
  key: 'settings',
  version: 2,
  content: z.object({ share: z.number() }),
  initial: { share: 0.2 },
};

let ports: { keyValue: ReturnType<typeof createMemoryKeyValue>; log: ReturnType<typeof createRecordedLog> };

beforeEach(() => {
  ports = { keyValue: createMemoryKeyValue(), log: createRecordedLog() };
});

describe('a versioned document', () => {
  it('is its initial value before the first write, and then what was written', async () => {
    expect(await readDocument(ports, settings)).toEqual({ share: 0.2 });

    await writeDocument(ports, settings, { share: 0.5 });

    expect(await readDocument(ports, settings)).toEqual({ share: 0.5 });
    expect(ports.log.lines).toEqual([]);
  });

  it.each([
    ['an older version', { version: 1, content: { share: 0.9 } }],
    ['a newer version', { version: 3, content: { share: 0.9 } }],
    ['no version', { share: 0.9 }],
    ['another shape', { version: 2, content: { share: 'much' } }],
    ['no object at all', 'much'],
  ])('of %s counts as absent, and says so in the log', async (_, stored) => {
    await ports.keyValue.set('settings', stored);

    expect(await readDocument(ports, settings)).toEqual({ share: 0.2 });
    expect(ports.log.lines).toMatchObject([{ level: 'error', fields: { key: 'settings' } }]);
  });

  it('that is vital is never taken for its initial value', async () => {
    const vital = { ...settings, isVital: true };
    expect(await readDocument(ports, vital)).toEqual({ share: 0.2 });
    await ports.keyValue.set('settings', { version: 3, content: { share: 0.9 } });

    await expect(readDocument(ports, vital)).rejects.toMatchObject({
      code: 'settings-unreadable',
      detail: { key: 'settings' },
    });
  });
});
