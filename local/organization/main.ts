// The simulated organization alone: any client can use it.
import { parseArgs } from 'node:util';
import { startOrganization } from './server';
import type { OrganizationOptions } from './server';

const HELP = `Usage: npm run --silent organization -- [options]

  --port N          port on 127.0.0.1 (default: any free one)
  --users N         size of the company (default 2000)
  --seed N          another company of that size (default 1)
  --model MODEL     centralized (default) or original
  --latency MS      answers later
  --rate N          requests a minute for the whole organization (default: no limit)
  --journal FILE    keep changes in this file and make them again at the next start
  --now ISO         the organization's time at the start (default: now)
  --no-judge        do not hold the exchanges against the official documents
`;

const FLAGS = {
  port: { type: 'string' },
  users: { type: 'string' },
  seed: { type: 'string' },
  model: { type: 'string' },
  latency: { type: 'string' },
  rate: { type: 'string' },
  journal: { type: 'string' },
  now: { type: 'string' },
  'no-judge': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Runs until SIGTERM or SIGINT. The first line on stdout is JSON: `{url, orgId, apiKey}`. */
export async function runOrganization(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options: FLAGS });
  if (values.help === true) {
    process.stdout.write(HELP);
    return;
  }
  const organization = await startOrganization(readOptions(values));
  const { url, orgId, apiKey } = organization;
  process.stdout.write(`${JSON.stringify({ url, orgId, apiKey })}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  await organization.close();
}

type Values = ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'];

function readOptions(values: Values): OrganizationOptions {
  const { model } = values;
  if (model !== undefined && model !== 'centralized' && model !== 'original') {
    throw new Error(`--model is centralized or original, not ${model}`);
  }
  return {
    ...(model === undefined ? {} : { model }),
    ...(values.journal === undefined ? {} : { journalFile: values.journal }),
    ...(values['no-judge'] === true ? { judge: false } : {}),
    ...(values.now === undefined ? {} : { now: readTime(values.now) }),
    ...numberOption('port', values.port),
    ...numberOption('users', values.users),
    ...numberOption('seed', values.seed),
    ...numberOption('latencyMs', values.latency),
    ...numberOption('ratePerMinute', values.rate),
  };
}

function numberOption<Name extends string>(
  name: Name,
  text: string | undefined,
): { [name in Name]?: number } {
  if (text === undefined) return {};
  if (!/^\d+$/.test(text)) throw new Error(`${text} is not a whole number`);
  return { [name]: Number(text) } as { [name in Name]?: number }; // A computed key has the name's own type.
}

function readTime(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Error(`--now takes a time such as 2026-11-22T08:00:00Z, not ${text}`);
  return at;
}
