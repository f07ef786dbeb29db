// Builds backend and admin page when their sources are newer than what was built last.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { buildBackend } from '../platform/build';

export const APP_DIR = path.resolve(import.meta.dirname, '../..');
export const BUNDLE_DIR = path.join(APP_DIR, 'dist/backend');

const BACKEND_SOURCES = ['src', 'package-lock.json'];
const PAGE_SOURCES = ['static/admin', 'src/contract', 'src/domain', 'package-lock.json'];
const BUILT_OR_FOREIGN: ReadonlySet<string> = new Set(['dist', 'node_modules']);

export async function buildBackendIfStale(): Promise<void> {
  if (!isStale('dist/backend/index.cjs', BACKEND_SOURCES)) return;
  // Built aside and moved: another command may be running the bundle that is there.
  const aside = path.join(APP_DIR, `dist/backend-of-${process.pid}`);
  const startedAt = new Date();
  await buildBackend(APP_DIR, aside);
  mkdirSync(BUNDLE_DIR, { recursive: true });
  renameSync(path.join(aside, 'index.cjs'), path.join(BUNDLE_DIR, 'index.cjs'));
  rmSync(aside, { recursive: true });
  // A source that changed during the build is newer than its outcome.
  utimesSync(path.join(BUNDLE_DIR, 'index.cjs'), startedAt, startedAt);
}

export async function buildPageIfStale(): Promise<void> {
  if (!isStale('static/admin/dist/index.html', PAGE_SOURCES)) return;
  const args = ['run', '--silent', 'build', '--workspace', 'static/admin'];
  // The page's build may talk; stdout belongs to the command that runs it.
  const child = spawn('npm', args, { cwd: APP_DIR, stdio: ['ignore', 2, 2] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('The admin page could not be built');
}

function isStale(output: string, sources: readonly string[]): boolean {
  const file = path.join(APP_DIR, output);
  if (!existsSync(file)) return true;
  const builtAt = statSync(file).mtimeMs;
  return sources.some((source) => newestChange(path.join(APP_DIR, source)) > builtAt);
}

function newestChange(place: string): number {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(place).filter((name) => !BUILT_OR_FOREIGN.has(name));
  return Math.max(stat.mtimeMs, ...inside.map((name) => newestChange(path.join(place, name))));
}
