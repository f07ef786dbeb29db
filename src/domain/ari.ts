// Atlassian resource identifiers: ari:cloud:<owner>::<type>/<id>. The owner of one product differs by endpoint,
// so two forms are the same resource when site and product family agree.

export interface Ari {
  readonly owner: string;
  readonly type: string;
  /** Last segment: the site for resources, the uuid for groups. */
  readonly id: string;
}

/** Returns the parts, or null when the text is not an ARI. */
export function parseAri(text: string): Ari | null {
  const match = /^ari:cloud:([^:]*):[^:]*:([^/]+)\/(.+)$/.exec(text);
  if (match === null) return null;
  const path = match[3] ?? '';
  return { owner: match[1] ?? '', type: match[2] ?? '', id: path.slice(path.lastIndexOf('/') + 1) };
}

/** Returns the bare id of an ARI, or the text itself when it is none. */
export function bareId(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}

// One product under several names: jira, jira-core, jira-software and jira-admin all stand for Jira –
// organization admin API examples and developer tracker AX-296 (read 2026-11-22).
const FAMILY_OF: Readonly<Record<string, string>> = {
  jira: 'jira-software',
  'jira-core': 'jira-software',
  'jira-admin': 'jira-software',
  'jira-servicedesk': 'jira-service-desk',
  'jira-service-management': 'jira-service-desk',
};

/** Returns the name under which all forms of a product's key or ARI owner agree. */
export function productFamily(keyOrOwner: string): string {
  return FAMILY_OF[keyOrOwner] ?? keyOrOwner;
}
