// `npm run sync`: the main job without a browser. One JSON object on stdout, everything else on stderr.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crawlOrganization } from '../verify/crawl';
import { createAdminReader } from '../verify/adminReader';
import type { OrganizationFacts } from '../verify/facts';
import type { ReadSql } from '../verify/mirror';
import { countGoneUsers, countMirror, mirrorSize } from '../verify/mirrorCounts';
import type { OrganizationSize } from '../verify/minimalCalls';
import { type Engine, storeBytes } from '../verify/storeSize';
import { readTruth } from '../verify/truth';
import { verifyMirror } from '../verify/verifyMirror';
import { keptCompany, wipe } from './dataDirectory';
import { unlessToldToEnd } from './endSignal';
import { type Given, UsageError, oneOf, readFlags, toggle } from './flags';
import { followSync } from './followSync';
import { type Host, startHost } from './host';
import { createProgress } from './progress';
import { isRight, type SyncReport, toReport } from './syncReport';
import { readTarget, targetFlags, type Target } from './target';

export const syncFlags = {
  ...targetFlags,
  json: toggle('Prints the report in one line, for programs; else it is indented.'),
  verify: toggle("Compares the mirror with the organization's own data, field by field."),
  again: toggle('Syncs a second time and reports it as `again`.'),
  clock: oneOf(['real', 'moved'], 'moved: skips waits by moving the clocks of platform and organization.'),
} as const;

const TEMPORARY = path.join(tmpdir(), 'user-management-sync-');

type SyncFlags = Given<typeof syncFlags>;

/** Returns the exit code: 0 only if complete, and equal where that was asked. */
export async function runSync(argv: readonly string[]): Promise<number> {
  const flags = readFlags(syncFlags, argv);
  const keptDir = flags.data === undefined ? null : path.resolve(flags.data);
  if (keptDir !== null && flags.fresh === true) wipe(keptDir);
  const target = readTarget(flags, keptDir === null ? null : keptCompany(keptDir));
  if (target.kind !== 'simulated' && target.apiKeyFile === null) {
    throw new UsageError('Without a page the key must come from --api-key-file FILE');
  }
  // A directory of its own, so that it does not disturb the one of `npm start`.
  const dataDir = keptDir ?? mkdtempSync(TEMPORARY);
  try {
    return await syncAndReport(target, { ...flags, data: dataDir });
  } finally {
    if (keptDir === null) rmSync(dataDir, { recursive: true, force: true });
  }
}

async function syncAndReport(target: Target, flags: SyncFlags & { readonly data: string }): Promise<number> {
  const host = await startHost(target, {
    dataDir: flags.data,
    port: flags.port ?? 0,
    serveUi: false,
    mariadbUrl: flags.mariadb ?? null,
    movesClock: flags.clock === 'moved',
  });
  try {
    const report = await unlessToldToEnd(syncAsAsked(host, flags));
    console.log(JSON.stringify(report, null, flags.json === true ? 0 : 2));
    return isRight(report) ? 0 : 1;
  } finally {
    await host.close();
  }
}

async function syncAsAsked(host: Host, flags: SyncFlags): Promise<SyncReport> {
  const isVerified = flags.verify === true;
  const engine = flags.mariadb === undefined ? 'libsql' : 'mariadb';
  const first = await syncOnce(host, { isVerified, engine });
  return flags.again === true ? { ...first, again: await syncOnce(host, { isVerified, engine }) } : first;
}

async function syncOnce(
  host: Host,
  { isVerified, engine }: { readonly isVerified: boolean; readonly engine: Engine },
): Promise<SyncReport> {
  const read: ReadSql = async (statement) => (await host.platform.sql.run(statement)).rows;
  const goneBefore = await countGoneUsers(read);
  const progress = createProgress(process.stderr);
  const sync = await followSync({ ...host, progress });
  const { peakRssMb } = host.platform.figures();

  const { size, facts } = await askOrganization(host, { read, isVerified });
  const report = toReport({
    sync,
    size,
    counts: await countMirror(read),
    gone: (await countGoneUsers(read)) - goneBefore,
    rssPeakMb: peakRssMb,
    storeBytes: await storeBytes(read, engine),
    violations: (await host.simulated?.violations()) ?? [],
  });
  if (facts === null) return report;
  const { organization } = await host.app.connection();
  return { ...report, verify: await verifyMirror({ read, organization }, facts) };
}

interface Asked {
  readonly size: OrganizationSize;
  /** Null when nothing is to be compared. */
  readonly facts: OrganizationFacts | null;
}

async function askOrganization(
  host: Host,
  { read, isVerified }: { readonly read: ReadSql; readonly isVerified: boolean },
): Promise<Asked> {
  if (host.simulated !== null) {
    const { size, facts } = await readTruth(host.simulated.url);
    return { size, facts: isVerified ? facts : null };
  }
  const size = await mirrorSize(read);
  if (!isVerified || host.access === null) return { size, facts: null };
  const orgId = host.access.orgId ?? (await host.app.connection()).organization?.orgId ?? '';
  return { size, facts: await crawlOrganization(createAdminReader(host.access), orgId) };
}
