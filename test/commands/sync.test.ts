import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

async function runSync(...flags: string[]) {
  const args = ['--import', 'tsx', 'local/cli.ts', 'sync', '--json', ...flags];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, stdout, stderr };
}

describe('the sync command', () => {
  it(
    'syncs a whole organization twice through the built app and finds the mirror equal',
    { timeout: 60_000 },
    async () => {
      const { code, stdout, stderr } = await runSync(
        '--users',
        '60',
        '--model',
        'original',
        '--verify',
        '--again',
      );

      expect(stderr).toContain('Sync complete');
      expect(stdout.trimEnd().split('\n')).toHaveLength(1);
      const report: unknown = JSON.parse(stdout);
      expect(report).toMatchObject({
        outcome: 'complete',
        users: 60,
        warnings: [],
        waits: { totalMs: 0 },
        verify: { equal: true, first: [] },
        again: { outcome: 'complete', verify: { equal: true } },
      });
      expect(code).toBe(0);
    },
  );

  it('names a flag that it does not know and starts nothing', async () => {
    const { code, stdout, stderr } = await runSync('--verfy');

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain("'--verfy'");
  });
});
