// The owner in the ARI of one product differs by endpoint; site and product family are what all forms share.
import type { ResourceFact } from './facts';
import { lastSegment } from './wire';

// Names of one product – examples of the organization admin API document (2026-08-21), developer tracker AX-296.
const FAMILIES: readonly (readonly string[])[] = [
  ['jira-software', 'jira', 'jira-core', 'jira-admin'],
  ['jira-service-desk', 'jira-servicedesk', 'jira-service-management'],
];

/** Returns the id under which `workspaces` lists the resource, or null when it lists none. */
export function matchResource(ari: string, resources: readonly ResourceFact[]): string | null {
  const onSite = resources.filter(({ cloudId }) => cloudId === lastSegment(ari));
  const same = onSite.find(({ resourceId }) => resourceId === ari);
  if (same !== undefined) return same.resourceId;
  const family = familyOf(ari.split(':')[2] ?? '');
  return onSite.find(({ productKey }) => familyOf(productKey) === family)?.resourceId ?? null;
}

function familyOf(name: string): string {
  return FAMILIES.find((names) => names.includes(name))?.[0] ?? name;
}
