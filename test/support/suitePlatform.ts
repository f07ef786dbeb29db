// A platform that runs the suite app, and the app's ports as seen from a test.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildBackend } from '../../local/platform/build';
import {
  startPlatform,
  type OperatorAccount,
  type Platform,
  type PlatformOptions,
} from '../../local/platform/platform';

const APP_DIR = path.join(import.meta.dirname, 'suiteApp');

export const OPERATOR: OperatorAccount = {
  accountId: 'operator-1',
  displayName: 'Olga Operator',
  timeZone: 'Europe/Berlin',
  locale: 'de-DE',
  jiraAdmin: true,
};

export const COLLEAGUE: OperatorAccount = {
  ...OPERATOR,
  accountId: 'colleague-1',
  displayName: 'Carl',
  jiraAdmin: false,
};

/** Its bundle is its own, and goes when it stops: nothing is left behind. */
export async function startSuitePlatform(options: Partial<PlatformOptions> = {}): Promise<Platform> {
  const bundleDir = mkdtempSync(path.join(os.tmpdir(), 'suite-app-'));
  await buildBackend(APP_DIR, bundleDir);
  const platform = await startPlatform({
    appDir: APP_DIR,
    bundleDir,
    dataDir: ':memory:',
    operator: OPERATOR,
    accounts: [COLLEAGUE],
    allowActingAs: true,
    fireSchedules: false,
    ...options,
  });
  const stop = async (): Promise<void> => {
    await platform.stop();
    rmSync(bundleDir, { recursive: true, force: true });
  };
  return { ...platform, stop };
}

interface PortError {
  readonly name: string;
  readonly code: string | null;
  readonly message?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

interface PortAnswer {
  readonly value?: unknown;
  readonly error?: PortError;
}

export interface SuiteApp {
  /** Returns what the port returned; throws a CalledPortError for what it threw. */
  port(port: string, method: string, ...args: readonly unknown[]): Promise<unknown>;
  storage(call: string, ...args: readonly unknown[]): Promise<unknown>;
  behave(as: string, settings?: Readonly<Record<string, unknown>>): Promise<unknown>;
}

class CalledPortError extends Error {
  readonly code: string | null;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor({ name, code, message, detail }: PortError) {
    super(message ?? code ?? name);
    this.name = name;
    this.code = code;
    this.detail = detail ?? {};
  }
}

export function suiteApp(platform: Platform): SuiteApp {
  async function ask(functionKey: string, payload: unknown): Promise<unknown> {
    const answer = (await platform.invoke(functionKey, payload)) as PortAnswer;
    if (answer.error !== undefined) throw new CalledPortError(answer.error);
    return answer.value;
  }
  return {
    port: (port, method, ...args) => ask('port', { port, method, args }),
    storage: (call, ...args) => ask('storage', { call, args }),
    behave: (as, settings = {}) => ask('behave', { as, ...settings }),
  };
}
