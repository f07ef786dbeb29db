// Who this installation of the app is: fixed ids, so that stored data means the same after a restart.
import type { Manifest } from './manifest';

export interface Installation {
  readonly appId: string;
  readonly appVersion: string;
  readonly environmentId: string;
  readonly installationId: string;
  readonly cloudId: string;
  readonly contextAri: string;
  readonly siteUrl: string;
}

export const LICENSE = { active: true, isActive: true, type: 'LOCAL' } as const;

export function describeInstallation(manifest: Manifest, appVersion: string): Installation {
  const cloudId = 'c0000000-0000-4000-8000-000000000003';
  return {
    appId: manifest.app.id.slice(manifest.app.id.lastIndexOf('/') + 1),
    appVersion,
    environmentId: 'e0000000-0000-4000-8000-000000000001',
    installationId: '10000000-0000-4000-8000-000000000002',
    cloudId,
    contextAri: `ari:cloud:jira::site/${cloudId}`,
    siteUrl: 'https://local.atlassian.net',
  };
}
