import { describe, expect, it } from 'vitest';
import { describeFlags, readFlags, UsageError } from '../../local/commands/flags';
import { readTarget, targetFlags } from '../../local/commands/target';

const read = (...argv: string[]) => readFlags(targetFlags, argv);
const target = (...argv: string[]) => readTarget(read(...argv), null);

describe('flags', () => {
  it('refuses an unknown flag and names the known ones', () => {
    expect(() => read('--usrs', '3')).toThrow(UsageError);
    expect(() => read('--usrs', '3')).toThrow(/'--usrs'.*--users/);
  });

  it.each([
    ['--users', '0'],
    ['--users', '2.5'],
    ['--users', 'many'],
    ['--model', 'mixed'],
    ['--atlassian', 'ftp://example.org'],
    ['--data', ''],
  ])('refuses %s %s and says what the flag takes', (flag, value) => {
    expect(() => read(flag, value)).toThrow(new RegExp(`^${flag} (takes|needs)`));
  });

  it('refuses a value without a flag', () => {
    expect(() => read('2000')).toThrow(UsageError);
  });

  it('describes every flag in a line', () => {
    const lines = describeFlags(targetFlags).split('\n');

    expect(lines).toHaveLength(Object.keys(targetFlags).length);
    expect(lines.some((line) => /^ {2}--model centralized\|original {2}\w/.test(line))).toBe(true);
  });
});

describe('the organization that flags name', () => {
  it('is a simulated one of 2,000 users when nothing is given', () => {
    expect(target()).toEqual({
      kind: 'simulated',
      users: 2000,
      seed: 1,
      model: 'centralized',
      latencyMs: 0,
      ratePerMinute: null,
    });
  });

  it('is the company that the data directory was made with, where flags do not say otherwise', () => {
    const kept = { users: 50, seed: 7, model: 'original' } as const;

    expect(readTarget(read('--latency', '150'), kept)).toMatchObject({ ...kept, latencyMs: 150 });
    expect(readTarget(read('--users', '60'), kept)).toMatchObject({ users: 60, seed: 7 });
  });

  it('may be written to on another server, and at Atlassian only when that was said', () => {
    const key = ['--api-key-file', 'key'];

    expect(target('--atlassian', 'http://127.0.0.1:9/', ...key)).toMatchObject({
      kind: 'other',
      url: 'http://127.0.0.1:9',
      allowWrites: true,
    });
    expect(target('--real', '--operator', 'me')).toMatchObject({ kind: 'real', allowWrites: false });
    expect(target('--real', '--operator', 'me', '--allow-writes')).toMatchObject({ allowWrites: true });
  });

  it.each([
    [['--real']],
    [['--real', '--operator', 'me', '--atlassian', 'http://127.0.0.1:9']],
    [['--real', '--operator', 'me', '--users', '10']],
    [['--atlassian', 'http://127.0.0.1:9']],
    [['--atlassian', 'http://127.0.0.1:9', '--api-key-file', 'key', '--rate', '5']],
    [['--allow-writes']],
    [['--api-key-file', 'key']],
  ])('refuses flags that contradict each other: %j', (argv) => {
    expect(() => target(...argv)).toThrow(UsageError);
  });
});
