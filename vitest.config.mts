import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// What needs a database server, a bundle, a process of its own or thousands of users; everything else is quick.
const backend = [
  'test/conformance/**/*.test.ts',
  'test/platform/**/*.test.ts',
  'test/cut/**/*.test.ts',
  'test/faults/**/*.test.ts',
  'test/scale/**/*.test.ts',
  'test/year/**/*.test.ts',
  'test/commands/sync.test.ts',
];
const browser = ['test/journey/**/*.test.ts'];

export default defineConfig({
  test: {
    // Journeys wait more than they work: two at once pay even where there are two cores only.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...backend, ...browser],
          // No module holds state, so files may share what they loaded: half the time.
          isolate: false,
          // Some sync a whole organization several times; a busy machine takes longer than the default of 5 s.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'backend',
          include: backend,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: browser,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What a page shows is looked at again until then; a busy machine takes longer than the default of 1 s.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
