import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptCompany, openDataDirectory, wipe } from '../../local/commands/dataDirectory';
import { UsageError } from '../../local/commands/flags';
import type { Target } from '../../local/commands/target';

const company = { users: 50, seed: 7, model: 'original' } as const;
const operator = { accountId: 'admin-1', displayName: 'Zoë', timeZone: 'Europe/Zurich' };
const target: Target = { kind: 'simulated', ...company, latencyMs: 0, ratePerMinute: null };

describe('the data directory', () => {
  let parent = '';
  let directory = '';

  beforeEach(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'data-directory-'));
    directory = path.join(parent, 'local');
  });

  afterEach(() => rmSync(parent, { recursive: true }));

  it('remembers company and operator over a restart', () => {
    const first = openDataDirectory(directory, target);
    first.keepOperator(operator);
    first.release();

    expect(keptCompany(directory)).toMatchObject(company);
    expect(openDataDirectory(directory, { ...target, latencyMs: 150 }).operator).toEqual(operator);
  });

  it('refuses to continue the mirror of another organization', () => {
    openDataDirectory(directory, target).release();

    expect(() => openDataDirectory(directory, { ...target, seed: 8 })).toThrow(UsageError);
  });

  it('is wiped only when it was made here', () => {
    openDataDirectory(directory, target).release();
    wipe(directory);
    writeFileSync(path.join(parent, 'thesis.txt'), 'years of work');

    expect(readdirSync(parent)).toEqual(['thesis.txt']);
    expect(() => wipe(parent)).toThrow(UsageError);
    expect(() => openDataDirectory(parent, target)).toThrow(UsageError);
    expect(readdirSync(parent)).toEqual(['thesis.txt']);
  });

  it('belongs to one process at a time', () => {
    openDataDirectory(directory, target).release();
    // The process that started this one is alive as long as the test.
    writeFileSync(path.join(directory, 'running.pid'), String(process.ppid));

    expect(() => openDataDirectory(directory, target)).toThrow(/in use by process/);
    expect(() => wipe(directory)).toThrow(/in use by process/);
  });

  it('is free again when the process that used it has died', () => {
    openDataDirectory(directory, target).release();
    // Above the largest process id of Linux.
    writeFileSync(path.join(directory, 'running.pid'), String(2 ** 22 + 1));

    expect(() => openDataDirectory(directory, target)).not.toThrow();
  });
});
