// `npm test`: everything that this machine can run. Arguments go to vitest (`npm test -- --project unit`).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { program, runSteps } from './steps';

const root = join(import.meta.dirname, '..');

async function test(): Promise<void> {
  // Journeys open the built page; everything else builds what it runs.
  if (!(await runSteps([program('build of the admin page', ['vite', 'build'], 'static/admin')]))) {
    process.exitCode = 1;
    return;
  }
  const vitest = spawnSync(
    join(root, 'node_modules/.bin/vitest'),
    [
      'run',
      '--reporter',
      'default',
      '--reporter',
      join(root, 'local/testSummary.ts'),
      ...process.argv.slice(2),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  process.exitCode = vitest.status ?? 1;
}

void test();
