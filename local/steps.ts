// Runs named steps, says a line about each, and ends with the line that .ci/run adds up.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Step {
  readonly name: string;
  /** Throws when the step fails; the message is what the reader needs to mend it. */
  run(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..');

/** Returns a step that runs a program of node_modules/.bin and fails with its output. */
export function program(name: string, args: readonly [string, ...string[]], folder = '.'): Step {
  return { name, run: () => runProgram(args, join(ROOT, folder)) };
}

function runProgram([file, ...args]: readonly [string, ...string[]], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(ROOT, 'node_modules/.bin', file), args, { cwd });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      reject(new Error(`${Buffer.concat(output).toString()}\n${file} ended with ${code ?? signal}`));
    });
  });
}

export interface RunOptions {
  /** How many steps run side by side. */
  readonly atOnce?: number;
  readonly say?: (line: string) => void;
}

/** Starts the steps in their order. Returns whether all of them passed. */
export async function runSteps(steps: readonly Step[], options: RunOptions = {}): Promise<boolean> {
  const { atOnce = 1, say = (line) => console.log(line) } = options;
  const waiting = [...steps];
  let failed = 0;
  const runNext = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      if (!(await runOne(step, say))) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runNext));
  say(`${steps.length - failed} passed, ${failed} failed, 0 skipped`);
  return failed === 0;
}

async function runOne(step: Step, say: (line: string) => void): Promise<boolean> {
  const startedAt = performance.now();
  const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  try {
    await step.run();
    say(`ok      ${step.name} (${seconds()})`);
    return true;
  } catch (error) {
    say(`FAILED  ${step.name} (${seconds()})\n${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
