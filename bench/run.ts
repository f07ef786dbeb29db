// `npm run bench`: one JSON line a figure. Ends with 1 when a target was missed.
import { parseArgs } from 'node:util';
import { figures } from './figures';
import { createSyncRuns } from './syncRuns';

async function main(): Promise<void> {
  process.exitCode = await bench();
}

async function bench(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const names = values.only?.split(',');
  const chosen = figures.filter(({ name }) => names === undefined || names.includes(name));
  if (names?.some((asked) => figures.every(({ name }) => name !== asked))) {
    console.error(`No figure of that name. Figures: ${figures.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  const runs = createSyncRuns();
  let missed = 0;
  // One after the other: two at once would measure each other.
  for (const figure of chosen) {
    const { name, unit, target } = figure;
    const { value, ok, context } = await figure.measure(runs);
    if (!ok) missed += 1;
    console.log(JSON.stringify({ name, value, unit, context: { target, ok, ...context } }));
  }
  return missed === 0 ? 0 : 1;
}

void main();
