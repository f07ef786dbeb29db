// `npm run check`: what every commit must pass, in under a minute on two cores.
import { program, runSteps } from './steps';

// The longest first, so that two at a time end together.
const steps = [
  program('unit and architecture tests', ['vitest', 'run', '--project', 'unit', '--reporter', 'dot']),
  program('lint', ['oxlint', '--type-aware', '--deny-warnings']),
  program('types of the admin page', ['tsc', '--noEmit'], 'static/admin'),
  program('types of tools and tests', ['tsc', '--noEmit', '-p', 'tsconfig.tools.json']),
  program('types of the app', ['tsc', '--noEmit']),
  program('dead code', ['knip']),
  program('format', ['oxfmt', '--check']),
];

async function check(): Promise<void> {
  process.exitCode = (await runSteps(steps, { atOnce: 2 })) ? 0 : 1;
}

void check();
