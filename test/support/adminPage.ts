// The admin page over an organization in this process, so that a journey can make it misbehave.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Host, startHost } from '../../local/commands/host';
import { type RunningOrganization, startOrganization } from '../../local/organization/server';
import { openPage, type OpenedPage } from './openedPage';

export interface AdminPageOptions {
  readonly users: number;
  readonly seed: number;
  /** Milliseconds for each answer of Atlassian. */
  readonly latencyMs: number;
  /** False: nobody has entered a key. */
  readonly isConnected: boolean;
  /** Who looks, as Jira administrator. */
  readonly isOrgAdmin: boolean;
}

export interface AdminPage {
  readonly organization: RunningOrganization;
  readonly host: Host;
  /** Whether the app's license is active from now on. */
  setLicensed(isLicensed: boolean): void;
  /** Who looks. */
  readonly actorId: string;
  readonly page: OpenedPage;
  close(): Promise<void>;
}

// A step that takes longer has failed.
const PATIENCE_MS = 30_000;

export async function openAdminPage(browser: Browser, options: AdminPageOptions): Promise<AdminPage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'journey-'));
  const organization = await startOrganization(options);
  const apiKeyFile = join(dataDir, 'api-key');
  writeFileSync(apiKeyFile, organization.apiKey);
  const actorId = findActor(organization, options.isOrgAdmin);
  let isLicensed = true;
  const host = await startHost(
    {
      kind: 'other',
      url: organization.url,
      orgId: organization.orgId,
      apiKeyFile: options.isConnected ? apiKeyFile : null,
      operator: actorId,
      allowWrites: true,
    },
    {
      dataDir: join(dataDir, 'app'),
      port: 0,
      serveUi: true,
      mariadbUrl: null,
      movesClock: false,
      isLicensed: () => isLicensed,
    },
  );
  const page = await openPage(browser, host.platform.adminUrl);
  page.shell.setDefaultTimeout(PATIENCE_MS);
  return {
    organization,
    actorId,
    host,
    page,
    setLicensed: (next) => {
      isLicensed = next;
    },
    close: async () => {
      await host.close();
      await organization.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function findActor({ model }: RunningOrganization, isOrgAdmin: boolean): string {
  const people = [...model.world.people.values()];
  const actor = people.find(
    (person) =>
      person.managed &&
      person.accountActive &&
      person.platformRoles.includes('atlassian/org-admin') === isOrgAdmin &&
      person.places.length > 0,
  );
  if (actor === undefined) throw new Error('The organization has nobody like that');
  return actor.accountId;
}
