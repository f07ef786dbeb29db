// The simulated organization in a process of its own: it shares neither memory nor processor time with the app.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { SimulatedOrganization } from './target';

const firstLine = z.object({ url: z.string(), orgId: z.string(), apiKey: z.string() });

export interface OrganizationProcess extends z.infer<typeof firstLine> {
  /** Moves the organization's clock along with the platform's. */
  advanceClock(durationMs: number): Promise<void>;
  /** What the app asked for, or was told, against Atlassian's document of the API. */
  violations(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, '../..');

/** `journal`: file that keeps the organization's changes over a restart; null keeps none. */
export async function startOrganizationProcess(
  organization: SimulatedOrganization,
  journal: string | null,
): Promise<OrganizationProcess> {
  const args = [
    '--import',
    'tsx',
    'local/cli.ts',
    'organization',
    ...organizationArgs(organization, journal),
  ];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const access = firstLine.parse(JSON.parse(await readFirstLine(child)));
  return {
    ...access,
    advanceClock: (durationMs) => advanceClock(access.url, durationMs),
    violations: () => readViolations(access.url),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function organizationArgs(organization: SimulatedOrganization, journal: string | null): string[] {
  const { users, seed, model, latencyMs, ratePerMinute } = organization;
  const args = [
    '--users',
    String(users),
    '--seed',
    String(seed),
    '--model',
    model,
    '--latency',
    String(latencyMs),
  ];
  if (ratePerMinute !== null) args.push('--rate', String(ratePerMinute));
  if (journal !== null) args.push('--journal', journal);
  return args;
}

async function readFirstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The organization has no output to read');
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The simulated organization ended before it was ready');
  });
  const [line] = await Promise.race([once(lines, 'line'), ended]);
  return String(line);
}

async function advanceClock(url: string, advanceMs: number): Promise<void> {
  const answer = await fetch(new URL('/_control/clock', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs }),
  });
  if (!answer.ok) throw new Error(`The organization did not move its clock: HTTP ${answer.status}`);
}

const violationsAnswer = z.object({ violations: z.array(z.string()) });

async function readViolations(url: string): Promise<readonly string[]> {
  const answer = await fetch(new URL('/_control/violations', url));
  return violationsAnswer.parse(await answer.json()).violations;
}
