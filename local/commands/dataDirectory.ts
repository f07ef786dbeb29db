// The directory that keeps everything between two starts. A file inside says what it was made for: nothing else is
// ever wiped, and no mirror of one organization is continued with another.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { UsageError } from './flags';
import { type Company, type Target, models } from './target';

const MADE_BY = 'user-management-license-optimizer';
const MARKER = 'made-for.json';
const LOCK = 'running.pid';

// Version 1. A reader of another version would take the wrong organization for its own.
const contents = z.object({
  madeBy: z.literal(MADE_BY),
  version: z.literal(1),
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('simulated'), users: z.number(), seed: z.number(), model: z.enum(models) }),
    z.object({ kind: z.enum(['other', 'real']), url: z.string() }),
  ]),
  /** Who was found to act in this directory's app; null until then. */
  operator: z.object({ accountId: z.string(), displayName: z.string(), timeZone: z.string() }).nullable(),
});

type Contents = z.infer<typeof contents>;
export type KeptOperator = NonNullable<Contents['operator']>;

export interface DataDirectory {
  readonly path: string;
  readonly operator: KeptOperator | null;
  keepOperator(operator: KeptOperator): void;
  /** Lets another process use the directory. */
  release(): void;
}

/** Returns the company that the directory's mirror shows, or null when there is none. */
export function keptCompany(directory: string): Company | null {
  const target = readContents(directory)?.target;
  return target?.kind === 'simulated' ? target : null;
}

/** Empties the directory. @throws {UsageError} when it is not one of ours. */
export function wipe(directory: string): void {
  if (!isEmpty(directory) && readContents(directory) === null) throw new UsageError(notOurs(directory));
  refuseWhileInUse(directory);
  rmSync(directory, { recursive: true, force: true });
}

/** @throws {UsageError} when the directory holds something else, or is in use. */
export function openDataDirectory(directory: string, target: Target): DataDirectory {
  const before = readContents(directory);
  if (before === null && !isEmpty(directory)) throw new UsageError(notOurs(directory));
  const wanted = identity(target);
  if (before !== null && JSON.stringify(before.target) !== JSON.stringify(wanted)) {
    const held = JSON.stringify(before.target);
    throw new UsageError(`${directory} holds ${held}. Give --fresh to begin anew, or another --data`);
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  refuseWhileInUse(directory);
  writeFileSync(path.join(directory, LOCK), String(process.pid));
  const operator = before?.operator ?? null;
  const keep = (known: KeptOperator | null): void => {
    const file: Contents = { madeBy: MADE_BY, version: 1, target: wanted, operator: known };
    writeFileSync(path.join(directory, MARKER), JSON.stringify(file));
  };
  keep(operator);
  return { path: directory, operator, keepOperator: keep, release: () => rmSync(path.join(directory, LOCK)) };
}

function identity(target: Target): Contents['target'] {
  if (target.kind !== 'simulated') return { kind: target.kind, url: target.url };
  const { kind, users, seed, model } = target;
  return { kind, users, seed, model };
}

function readContents(directory: string): Contents | null {
  const file = readIfThere(path.join(directory, MARKER));
  if (file === null) return null;
  const parsed = contents.safeParse(JSON.parse(file));
  if (!parsed.success)
    throw new UsageError(`${directory} was made by another version. Choose another --data`);
  return parsed.data;
}

function refuseWhileInUse(directory: string): void {
  const pid = Number(readIfThere(path.join(directory, LOCK)));
  if (pid > 0 && pid !== process.pid && isAlive(pid)) {
    throw new UsageError(`${directory} is in use by process ${pid}. End it, or choose another --data`);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // ESRCH: no such process. EPERM: it is there and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function isEmpty(directory: string): boolean {
  try {
    return readdirSync(directory).length === 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function notOurs(directory: string): string {
  return `${directory} holds something that was not made here, and is left alone. Choose another --data`;
}
