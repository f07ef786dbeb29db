// The admin page over a simulated organization, opened in a browser: what every journey through the users begins with.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { followSync } from '../../local/commands/followSync';
import { type Host, startHost } from '../../local/commands/host';
import { openPage, type OpenedPage } from './openedPage';

export interface Company {
  readonly users: number;
  /** Milliseconds for each answer of Atlassian. */
  readonly latencyMs: number;
  /** False: the page is opened before the first sync. */
  readonly isSynced: boolean;
}

export interface SyncedPage {
  readonly host: Host;
  readonly page: OpenedPage;
  close(): Promise<void>;
}

const SILENT = { show: () => {}, end: () => {} };

export async function openSyncedPage(browser: Browser, company: Company): Promise<SyncedPage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'journey-'));
  const { users, latencyMs } = company;
  const host = await startHost(
    { kind: 'simulated', users, seed: 7, model: 'centralized', latencyMs, ratePerMinute: null },
    { dataDir, port: 0, serveUi: true, mariadbUrl: null, movesClock: false },
  );
  if (company.isSynced) await followSync({ ...host, progress: SILENT });
  return {
    host,
    page: await openPage(browser, host.platform.adminUrl),
    close: async () => {
      await host.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
