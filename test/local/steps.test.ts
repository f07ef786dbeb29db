import { describe, expect, it } from 'vitest';
import { program, runSteps, type Step } from '../../local/steps';

function aStep(name: string, run: () => Promise<void> = async () => {}): Step {
  return { name, run };
}

const withoutSeconds = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(/ \(\d+\.\d s\)/, ''));

describe('runSteps', () => {
  it('goes on after a failed step, shows why, and adds up', async () => {
    const lines: string[] = [];
    const failing = aStep('types', () => Promise.reject(new Error('line 3 is wrong')));

    const passed = await runSteps([failing, aStep('format')], { say: (line) => lines.push(line) });

    expect(passed).toBe(false);
    expect(withoutSeconds(lines)).toEqual([
      'FAILED  types\nline 3 is wrong',
      'ok      format',
      '1 passed, 1 failed, 0 skipped',
    ]);
  });

  it('runs as many steps side by side as asked, and no more', async () => {
    let running = 0;
    let most = 0;
    const step = aStep('any', async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    });

    const passed = await runSteps([step, step, step], { atOnce: 2, say: () => {} });

    expect(passed).toBe(true);
    expect(most).toBe(2);
  });

  it('fails a program with what it said', async () => {
    await expect(program('types', ['tsc', '--no-such-option']).run()).rejects.toThrow(/no-such-option/);
  });
});
