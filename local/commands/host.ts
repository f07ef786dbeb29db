// Puts a command's world together: the organization (simulated in its own process, or outside), the platform with
// the built app on it, and somebody who acts.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PlatformClock } from '../platform/clock';
import type { OperatorAccount } from '../platform/operator';
import { type Platform, type PlatformOptions, startPlatform } from '../platform/platform';
import type { AdminAccess } from '../verify/adminReader';
import { type AppCalls, createAppCalls } from './appCalls';
import { APP_DIR, BUNDLE_DIR, buildBackendIfStale } from './build';
import { enterKey } from './connect';
import { type DataDirectory, type KeptOperator, openDataDirectory } from './dataDirectory';
import { findOrgAdmin } from './orgAdmin';
import { type OrganizationProcess, startOrganizationProcess } from './organizationProcess';
import { refuseWrite } from './readOnly';
import { ATLASSIAN, type Target } from './target';

export interface HostOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly serveUi: boolean;
  /** MariaDB instead of a file below the data directory. */
  readonly mariadbUrl: string | null;
  /** Waits are skipped by moving the platform's clock, and the organization's with it. */
  readonly movesClock: boolean;
  /** Asked at every call; default: yes. */
  readonly isLicensed?: () => boolean;
}

export interface Host {
  readonly platform: Platform;
  readonly app: AppCalls;
  /** Null where the admin enters the key in the page. */
  readonly access: (AdminAccess & { readonly orgId: string | null }) | null;
  /** Can be asked for its own truth; null outside. */
  readonly simulated: Pick<OrganizationProcess, 'url' | 'violations'> | null;
  close(): Promise<void>;
}

/** Everything that must end, in the order of starting. */
class Running {
  readonly #ends: (() => void | Promise<void>)[] = [];

  add(end: () => void | Promise<void>): void {
    this.#ends.push(end);
  }

  /** The last started ends first: nothing loses what it still talks to. */
  async end(): Promise<void> {
    for (let end = this.#ends.pop(); end !== undefined; end = this.#ends.pop()) await end();
  }
}

export async function startHost(target: Target, options: HostOptions): Promise<Host> {
  const running = new Running();
  try {
    return await assemble(target, options, running);
  } catch (error) {
    await running.end();
    throw error;
  }
}

async function assemble(target: Target, options: HostOptions, running: Running): Promise<Host> {
  const directory = openDataDirectory(options.dataDir, target);
  running.add(() => directory.release());
  const organization =
    target.kind === 'simulated' ? await startOrganization(target, directory, running) : null;
  const access = organization ?? (await outsideAccess(target));
  await buildBackendIfStale();

  const operator = await chooseOperator(target, directory, access);
  const clock = new PlatformClock({ autoAdvance: options.movesClock });
  if (organization !== null) clock.onMove((_now, movedByMs) => organization.advanceClock(movedByMs));
  const platform = await startPlatform({
    appDir: APP_DIR,
    bundleDir: BUNDLE_DIR,
    dataDir: directory.path,
    port: options.port,
    serveUi: options.serveUi,
    operator,
    clock,
    allowActingAs: target.kind === 'simulated',
    ...(options.isLicensed === undefined ? {} : { isLicensed: options.isLicensed }),
    ...(options.mariadbUrl === null ? {} : { sql: { kind: 'mariadb', url: options.mariadbUrl } }),
    ...outgoing(target, organization),
  });
  running.add(() => platform.stop());
  await platform.install();
  // The installation makes the tables in jobs of its own.
  await platform.onIdle();

  const app = createAppCalls(platform, operator.accountId);
  if (access !== null) await enterKey(app, access);
  return { platform, app, access, simulated: organization, close: () => running.end() };
}

async function startOrganization(
  target: Target & { readonly kind: 'simulated' },
  directory: DataDirectory,
  running: Running,
): Promise<OrganizationProcess> {
  const organization = await startOrganizationProcess(target, `${directory.path}/organization.journal`);
  running.add(() => organization.stop());
  return organization;
}

async function outsideAccess(target: Target): Promise<Host['access']> {
  if (target.kind === 'simulated' || target.apiKeyFile === null) return null;
  const apiKey = (await readFile(target.apiKeyFile, 'utf8')).trim();
  return { url: target.url, apiKey, orgId: target.orgId };
}

async function chooseOperator(
  target: Target,
  directory: DataDirectory,
  access: Host['access'],
): Promise<OperatorAccount> {
  const stated = target.kind === 'simulated' ? null : target.operator;
  if (stated !== null) return jiraAdmin({ accountId: stated, displayName: 'You', timeZone: LOCAL_TIME_ZONE });
  if (directory.operator !== null) return jiraAdmin(directory.operator);
  if (access === null) throw new Error('Nobody can act: neither an account nor a key was given');
  const found = await findOrgAdmin(access, access.orgId);
  directory.keepOperator(found);
  return jiraAdmin(found);
}

const LOCAL_TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

function jiraAdmin(known: KeptOperator): OperatorAccount {
  return { ...known, locale: 'en-US', jiraAdmin: true };
}

/** Where the app's requests go, and which may leave. */
function outgoing(target: Target, organization: OrganizationProcess | null): Partial<PlatformOptions> {
  if (organization !== null) return { reroute: { [ATLASSIAN]: organization.url } };
  if (target.kind === 'other') return { reroute: { [ATLASSIAN]: target.url } };
  const mayWrite = target.kind === 'real' && target.allowWrites;
  const launchToken = randomBytes(32).toString('base64url');
  return { launchToken, ...(mayWrite ? {} : { egressGuard: refuseWrite }) };
}
