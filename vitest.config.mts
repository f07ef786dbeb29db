import { defineConfig } from 'vitest/config';

// What needs a database server, a bundle or thousands of users; everything else in test/ is quick.
const backend = ['test/conformance/**', 'test/platform/**', 'test/cut/**', 'test/scale/**'];
const browser = ['test/journey/**'];
const tests = (folders: readonly string[]): string[] => folders.map((folder) => `${folder}/*.test.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...backend, ...browser],
        },
      },
      {
        test: {
          name: 'backend',
          include: tests(backend),
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: tests(browser),
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One browser and one organization at a time: a journey measures what an admin would see, not the queue.
          fileParallelism: false,
        },
      },
    ],
  },
});
