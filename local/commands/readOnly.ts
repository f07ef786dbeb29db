// What may reach the real Atlassian unless writes were allowed: every GET, and the searches that are POSTs.

// Operations of the organization admin API that only read although they are POSTs – its document (2026-08-21).
const READING_POSTS: readonly RegExp[] = [
  /^\/admin\/v2\/orgs\/[^/]+\/directories\/[^/]+\/(users|groups)\/search$/,
  /^\/admin\/v2\/orgs\/[^/]+\/workspaces$/,
];

/** Returns why the request may not leave, or null when it may. */
export function refuseWrite(method: string, url: URL): string | null {
  const isRead =
    method === 'GET' || (method === 'POST' && READING_POSTS.some((pattern) => pattern.test(url.pathname)));
  return isRead ? null : `${method} ${url.pathname} would change the organization: start with --allow-writes`;
}
